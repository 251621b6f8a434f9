using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Posts;

/// <summary>In the county that comes with Grid every duty has one holder at every place.</summary>
public sealed class HaiyanPostsTests
{
    [Fact]
    public async Task Every_place_of_the_county_has_a_holder_and_no_duty_has_two()
    {
        var check = new CoverageCheck(Haiyan.Map, await Posts(), await HaiyanBook.Offices());

        var (duties, items) = check.On(new(2019, 4, 1));

        // Two of the real outlines overlap by a hand's breadth: the check must report that, and nothing else.
        var seam = Assert.Single(items);
        Assert.Equal((CoverageFault.Overlap, Post.Territory), (seam.Fault, seam.Duty));
        Assert.Contains("area/330424001 and area/330424004 both claim 126 m²", seam.Why);
        Assert.All(duties, static duty => Assert.True(duty.Units > 0 && duty.Held == duty.Units, $"{duty}"));
        Assert.Equal([seam.Why], check.On(new(2019, 7, 1)).Items.Select(static item => item.Why));
    }

    [Fact]
    public async Task Every_replayed_report_lies_where_each_duty_has_one_holder()
    {
        var holders = new PostHolders(await Posts(), await HaiyanBook.Offices());
        var cleaned = 0;
        foreach (var point in Haiyan.ReplayPoints().Take(2000))
        {
            if (Haiyan.Map.Locate(point).Place is { } place)
            {
                var at = holders.At(place, new DateOnly(2019, 4, 1));
                Assert.Empty(at.Missing);
                cleaned += at.Held.Any(static held => held.Duty == Post.Cleaning) ? 1 : 0;
            }
        }

        Assert.True(cleaned > 1900);
    }

    [Fact]
    public async Task The_chief_of_a_segment_was_replaced_in_mid_year_and_both_are_in_its_history()
    {
        var history = (await Posts()).History(Post.SegmentChief, new(EntityKind.Segment, "330424-XQ-02"));

        Assert.Equal(
            [new DateOnly(2019, 7, 1), new DateOnly(2018, 1, 1)], history.Select(static term => term.Data.From));
        Assert.Equal(2, history.Select(static term => term.Data.Holder).Distinct().Count());
    }

    [Fact]
    public async Task Holders_are_codes_and_what_is_invented_says_so()
    {
        var posts = await Posts();

        Assert.All(posts.All.Where(static term => term.Data.Holder is not null), static term =>
        {
            Assert.Matches("^330424-P-[0-9]{4}$", term.Data.Holder);
            Assert.True(term.Data.Synthetic);
        });
    }

    [Fact]
    public async Task Each_of_the_five_chiefs_has_duties_and_powers() =>
        Assert.Empty(
            TableRules
                .Check(await HaiyanBook.Table(TableName.Duties), await HaiyanBook.Rules())
                .Select(static finding => finding.Sentence));

    private static async Task<PostBook> Posts()
    {
        var form = RegisterForms.Of(EntityKind.Appointment);
        var rows = await HaiyanBook.Rows("registers/appointments.csv", form);
        var appointments = rows.Select(row => new Appointment(row.Code(), (AppointmentData)form.Data(row))).ToArray();
        Assert.All(rows, static row => Assert.Empty(row.Faults));
        return PostBook.Empty.With(appointments);
    }
}
