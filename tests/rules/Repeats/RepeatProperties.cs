using CsCheck;
using Grid.Cases;
using Grid.Parties;
using Grid.Repeats;
using static Grid.Tests.Repeats.TestPlace;

namespace Grid.Tests.Repeats;

/// <summary>These properties hold for every history of a place, for any order in which its partitions arrive.</summary>
public sealed class RepeatProperties
{
    /// <summary>The life of one report: its time, its class, its channel, its place and its outcome.</summary>
    private sealed record Life(
        double Day,
        string Class,
        string Channel,
        bool Shop,
        double East,
        int Fate,
        double After);

    private static readonly string[] Codes = ["04-05", "04-05", "04-09", "01-10"];

    private static readonly Gen<Life[]> Lives = Gen.Select(
        Gen.Double[0, 60],
        Gen.Int[0, 3].Select(static i => Codes[i]),
        Gen.Int[0, 2].Select(static i => i < 2 ? Public : Patrol),
        Gen.Bool,
        Gen.Double[0, 200],
        Gen.Int[0, 5],
        Gen.Double[0.1, 3])
        .Select(
            static (day, code, channel, shop, east, fate, after) =>
                new Life(day, code, channel, shop, east, fate, after))
        .Array[1, 40];

    [Fact]
    public void The_order_of_different_cases_and_what_comes_twice_change_nothing_of_what_is_remembered()
    {
        var remembered = 0;
        Gen.Select(Lives, Gen.Int[0, int.MaxValue].Array[400, 400]).Sample((lives, dice) =>
        {
            foreach (var place in new[] { Shop, Segment, Cell })
            {
                var (inOrder, mixed) = (new PlaceMemory(), new PlaceMemory());
                var histories = lives.Select((life, i) => EventsOf(i + 1, life).ToList()).ToList();
                var steps = histories.SelectMany(static story => story).OrderBy(static step => step.Happened.At);
                foreach (var (id, happened) in steps)
                {
                    RepeatRules.Apply(inOrder, place, id, happened, Book);
                }

                foreach (var (id, happened) in Interleaved(histories, dice))
                {
                    RepeatRules.Apply(mixed, place, id, happened, Book);
                    RepeatRules.Apply(mixed, place, id, happened, Book);
                }

                Assert.Equal(
                    inOrder.Reports.Values.OrderBy(static report => report.Id),
                    mixed.Reports.Values.OrderBy(static report => report.Id));
                remembered = Math.Max(remembered, inOrder.Reports.Count);
            }
        });
        Assert.True(remembered > 10, "Places remembered something.");
    }

    [Fact]
    public void Complaints_are_as_many_as_counting_them_says_and_none_marks_twice()
    {
        var (marked, fallen) = (0, 0);
        Lives.Sample(lives =>
        {
            foreach (var place in new[] { Shop, Segment, Cell })
            {
                var corner = Lived(place, lives);
                var naive = lives
                    .Where(life => life.Channel == Public && life.Fate is not 1 && Concerns(place, life))
                    .ToList();
                Assert.Equal(naive.Count, RepeatRules.View(corner.Memory, Day(100)).Complaints);

                foreach (var mark in corner.Marks)
                {
                    var rests = mark.Complaints.Select(id => lives[Number(id) - 1]).ToList();
                    Assert.Equal(3, rests.Distinct().Count());
                    Assert.All(rests, life => Assert.True(Concerns(place, life) && life.Channel == Public));
                    Assert.True(rests.Max(static life => life.Day) - rests.Min(static life => life.Day) <= 10);
                    Assert.Equal(rests.All(static life => life.Fate != 1), MarkRules.Holds(corner.Memory, mark));
                    fallen += rests.Any(static life => life.Fate == 1) ? 1 : 0;
                }

                var standing = corner
                    .Marks.Where(mark => MarkRules.Holds(corner.Memory, mark))
                    .SelectMany(static mark => mark.Complaints)
                    .ToList();
                Assert.Equal(standing.Distinct().Count(), standing.Count);
                marked += corner.Marks.Count();
            }
        });
        Assert.True(marked > 100 && fallen > 10, $"{marked} marks, {fallen} fell.");
    }

    [Fact]
    public void Wherever_three_count_within_the_window_a_mark_was_made()
    {
        var marked = 0;
        Lives.Sample(lives =>
        {
            var corner = Lived(Shop, lives);
            var used = corner
                .Marks.Where(mark => MarkRules.Holds(corner.Memory, mark))
                .SelectMany(static mark => mark.Complaints)
                .ToHashSet();
            var free = lives.Select(static (life, i) => (life, Id: Id(i + 1)))
                .Where(one =>
                    one.life.Channel == Public
                    && one.life.Fate != 1
                    && Concerns(Shop, one.life)
                    && !used.Contains(one.Id))
                .Select(static one => one.life)
                .ToList();
            foreach (var group in free.GroupBy(static life =>
                    life.Class.StartsWith("04", StringComparison.Ordinal) ? "04-*" : life.Class))
            {
                var days = group.Select(static life => life.Day).Order().ToList();
                Assert.DoesNotContain(days.Zip(days.Skip(2)), static window => window.Second - window.First <= 10);
            }

            marked += used.Count;
        });
        Assert.True(marked > 100, "Some were marked.");
    }

    [Fact]
    public void A_recurrence_follows_a_case_of_its_class_that_had_ended_and_problems_count_their_cases()
    {
        var longest = 0;
        Lives.Sample(lives =>
        {
            var corner = Lived(Shop, lives);
            foreach (var recurred in corner.Followed.OfType<CaseRecurred>())
            {
                Assert.Contains(lives, life => life.Class == lives[Number(recurred.Recurrence.Earlier) - 1].Class);
            }

            foreach (var problem in RepeatRules.View(corner.Memory, Day(100)).Problems)
            {
                // Counts the chain of cases, each linked to the latest that had ended before it, where no case was
                // voided.
                var members = corner
                    .Memory.Reports.Values.Where(report => (report.Problem ?? report.Id) == problem.Id && report.IsCase)
                    .OrderBy(static report => report.At)
                    .ToList();
                Assert.Equal(members.Count + (members[0].Number - 1), problem.Cases);
                Assert.All(members, member => Assert.Equal(members[0].Class, member.Class));
                Assert.All(
                    members.Skip(1),
                    member =>
                        Assert.Contains(
                            members,
                            earlier => earlier.Ended <= member.At && member.At - earlier.Ended <= TimeSpan.FromDays(30))
                );
                longest = Math.Max(longest, problem.Cases);
            }

            // A case outside every problem follows no other case.
            foreach (var alone in corner.Memory.Reports.Values.Where(static report =>
                    report.IsCase && report.Problem is null))
            {
                Assert.DoesNotContain(
                    corner.Memory.Reports.Values,
                    earlier =>
                        earlier.IsCase
                        && earlier.Class == alone.Class
                        && earlier.Ended <= alone.At
                        && alone.At - earlier.Ended <= TimeSpan.FromDays(30));
            }
        });
        Assert.True(longest >= 4, $"The longest problem had {longest} cases.");
    }

    private static TestPlace Lived(EntityRef place, Life[] lives)
    {
        var corner = new TestPlace(place);
        foreach (
            var (id, happened) in lives
                .SelectMany((life, i) => EventsOf(i + 1, life))
                .OrderBy(static step => step.Happened.At))
        {
            corner.Hear(Number(id), happened);
        }

        return corner;
    }

    private static IEnumerable<(Guid Id, CaseEvent Happened)> EventsOf(int id, Life life)
    {
        yield return (
            Id(id), Reported(life.Day, life.Class, life.Channel, life.East, life.Shop, segment: life.East < 150));
        var at = Day(life.Day + life.After);
        if (life.Fate == 1)
        {
            yield return (Id(id), new CaseVoided("why") { At = at });
        }
        else if (life.Fate > 1)
        {
            yield return (Id(id), new CaseClosed { At = at });
        }
    }

    private static IEnumerable<(Guid Id, CaseEvent Happened)> Interleaved(
        List<List<(Guid Id, CaseEvent Happened)>> histories,
        int[] dice)
    {
        var left = histories.Select(static story => new Queue<(Guid, CaseEvent)>(story)).ToList();
        for (var i = 0; left.Count > 0; i++)
        {
            var chosen = left[dice[i % dice.Length] % left.Count];
            yield return chosen.Dequeue();
            left.RemoveAll(static story => story.Count == 0);
        }
    }

    private static bool Concerns(EntityRef place, Life life) => place.Kind switch
    {
        EntityKind.Shop => life.Shop,
        EntityKind.Segment => life.East < 150,
        _ => !life.Shop && life.East >= 150,
    };

    private static int Number(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 0);
}
