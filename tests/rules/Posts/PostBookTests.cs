using CsCheck;
using Grid.Parties;
using Grid.Posts;

namespace Grid.Tests.Posts;

public sealed class PostBookTests
{
    private static readonly DateOnly Start = new(2019, 1, 1);
    private static readonly EntityRef Segment = new(EntityKind.Segment, "330424-XQ-02");

    private static readonly Gen<Appointment> Any =
        from code in Gen.Int[1, 12]
        from day in Gen.Int[0, 60]
        from days in Gen.Int[0, 40].Nullable()
        from holder in Gen.Int[1, 3]
        from segment in Gen.Int[1, 2]
        select new Appointment($"A-{code}", new()
        {
            Duty = Post.SegmentChief,
            Place = new(EntityKind.Segment, $"330424-XQ-0{segment}"),
            Holder = $"P-{holder}",
            From = Start.AddDays(day),
            Until = days is { } length ? Start.AddDays(day + length) : null,
        });

    [Fact]
    public void Both_holders_stay_in_the_history_of_the_post()
    {
        var book = PostBook.Empty.With([Of("1", "P-1", 0, 30), Of("2", "P-2", 31)]);

        Assert.Equal(["2", "1"], book.History(Post.SegmentChief, Segment).Select(static term => term.Code));
        Assert.Equal(
            ["P-1", "P-2"],
            new[] { 30, 31 }.Select(day => book.Holder(Post.SegmentChief, Segment, Start.AddDays(day))?.Data.Holder));
        Assert.Null(book.Holder(Post.SegmentChief, Segment, Start.AddDays(-1)));
        Assert.Null(book.Holder(Post.RoadChief, Segment, Start));
    }

    [Fact]
    public void An_entry_changed_leaves_its_old_place()
    {
        var elsewhere = new EntityRef(EntityKind.Segment, "330424-XQ-03");
        var first = Of("1", "P-1", 0);
        var book = PostBook.Empty.With([first]).With([first with { Data = first.Data with { Place = elsewhere } }]);

        Assert.Empty(book.History(Post.SegmentChief, Segment));
        Assert.Single(book.History(Post.SegmentChief, elsewhere));
        Assert.Single(book.All);
    }

    [Fact]
    public void On_any_day_the_holder_is_the_one_appointed_last_whatever_the_order_of_entry()
    {
        var (held, contended) = (0, 0);
        Gen.Select(Any.Array[1, 8], Gen.Int[0, 80], Gen.Int[0, 1000]).Sample((entries, day, shuffle) =>
        {
            // A later entry of the same code replaces the earlier; the order counts only then.
            var last = entries.GroupBy(static entry => entry.Code).Select(static same => same.Last()).ToArray();
            var book = PostBook.Empty.With([.. last.OrderBy(entry => HashCode.Combine(entry.Code, shuffle))]);
            var oneByOne = entries.Aggregate(PostBook.Empty, static (all, entry) => all.With([entry]));
            var on = Start.AddDays(day);

            var holding = last.Where(entry => entry.Data.Place == Segment && entry.Covers(on))
                .OrderByDescending(static entry => entry.Data.From)
                .ThenBy(static entry => entry.Code, StringComparer.Ordinal)
                .ToArray();
            Assert.Equal(holding.FirstOrDefault(), book.Holder(Post.SegmentChief, Segment, on));
            Assert.Equal(holding.FirstOrDefault(), oneByOne.Holder(Post.SegmentChief, Segment, on));
            Interlocked.Add(ref held, holding.Length > 0 ? 1 : 0);
            Interlocked.Add(ref contended, holding.Length > 1 ? 1 : 0);
        }, iter: 1000);
        Assert.True(held > 10 && contended > 10, $"Held {held}, contended {contended}.");
    }

    private static Appointment Of(string code, string holder, int from, int? until = null) => new(code, new()
    {
        Duty = Post.SegmentChief,
        Place = Segment,
        Holder = holder,
        From = Start.AddDays(from),
        Until = until is { } last ? Start.AddDays(last) : null,
    });
}
