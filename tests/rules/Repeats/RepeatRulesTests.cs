using System.Globalization;
using Grid.Cases;
using Grid.Parties;
using Grid.Repeats;
using Grid.Rulebook;
using static Grid.Tests.Repeats.TestPlace;

namespace Grid.Tests.Repeats;

/// <summary>Shops, segments and points remember what was reported on them (S87); the tests go by example.</summary>
public sealed class RepeatRulesTests
{
    [Fact]
    public void The_third_complaint_in_the_window_marks_the_shop_and_the_fourth_does_not()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Report(2, 4);
        Assert.Empty(shop.Marks);

        var mark = Assert.Single(shop.Report(3, 9).Report(4, 9.5).Marks);
        Assert.Equal((Shop, 1, "street", Id(3)), (mark.Place, mark.Number, mark.Rule, mark.Case));
        Assert.Equal([Id(1), Id(2), Id(3)], mark.Complaints);
        Assert.Equal((Day(9), Day(29)), (mark.Since, mark.Until));
    }

    [Fact]
    public void A_mark_that_was_contested_and_lifted_stands_no_more_and_comes_back_by_no_complaint_it_rested_on()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Report(2, 4).Report(3, 9);
        Assert.NotEmpty(RepeatRules.View(shop.Memory, Day(10)).Marks);

        shop.Hear(3, Reviewed(AppealKind.Mark, 1)).Report(4, 10);

        Assert.Empty(RepeatRules.View(shop.Memory, Day(10.5)).Marks);
        Assert.Single(shop.Marks);
    }

    [Fact]
    public void A_finding_that_was_lifted_is_no_complaint_about_the_shop()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Report(2, 4).Report(3, 9).Hear(2, Reviewed(AppealKind.Finding));

        Assert.Empty(RepeatRules.View(shop.Memory, Day(10)).Marks);
        Assert.Equal(2, RepeatRules.View(shop.Memory, Day(10)).Complaints);
    }

    [Fact]
    public void Three_complaints_further_apart_than_the_window_mark_nothing() =>
        Assert.Empty(new TestPlace(Shop).Report(1, 0).Report(2, 6).Report(3, 12).Marks);

    [Fact]
    public void Three_more_while_it_is_marked_mark_it_again_and_longer()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Report(2, 1).Report(3, 2).Report(4, 5).Report(5, 6).Report(6, 7);

        Assert.Equal([(1, Day(22)), (2, Day(27))], shop.Marks.Select(static mark => (mark.Number, mark.Until)));
    }

    [Fact]
    public void What_a_patrol_found_is_no_complaint() =>
        Assert.Empty(new TestPlace(Shop).Report(1, 0).Report(2, 1, channel: Patrol).Report(3, 2).Marks);

    [Fact]
    public void A_report_that_joined_a_case_is_a_complaint_all_the_same()
    {
        var shop = new TestPlace(Shop)
            .Report(1, 0)
            .Report(2, 1)
            .Hear(2, new CaseGathered(Id(9), CaseStage.Reported, Public) { At = Day(1.5) });

        Assert.Equal([Id(1), Id(2), Id(9)], Assert.Single(shop.Marks).Complaints);
        Assert.Equal(Id(2), shop.Marks.Single().Case);
    }

    [Fact]
    public void One_that_a_patrol_made_and_that_joined_is_none() =>
        Assert.Empty(
            new TestPlace(Shop)
                .Report(1, 0)
                .Report(2, 1)
                .Hear(2, new CaseGathered(Id(9), CaseStage.Reported, Patrol) { At = Day(1.5) })
                .Marks);

    [Fact]
    public void Classes_that_count_together_mark_together_and_others_each_for_itself()
    {
        var mark = Assert.Single(
            new TestPlace(Shop).Report(1, 0, "04-05").Report(2, 1, "04-09").Report(3, 2, "04-01").Marks);
        Assert.Equal((null, "04-*"), (mark.Kind, Assert.Single(mark.Classes)));

        Assert.Empty(new TestPlace(Shop).Report(1, 0, "01-10").Report(2, 1, "01-09").Report(3, 2, "01-01").Marks);
        Assert.Equal(
            "01-10",
            Assert.Single(
                Assert
                    .Single(new TestPlace(Shop).Report(1, 0, "01-10").Report(2, 1, "01-10").Report(3, 2, "01-10").Marks)
                    .Classes));
    }

    [Fact]
    public void On_a_segment_what_is_farther_apart_is_another_matter()
    {
        Assert.Empty(new TestPlace(Segment).Report(1, 0).Report(2, 1, east: 150).Report(3, 2, east: 300).Marks);
        var near = new TestPlace(Segment).Report(1, 0).Report(2, 1, east: 50).Report(3, 2, east: 90);
        Assert.Equal(100, Assert.Single(near.Marks).Metres);
    }

    [Fact]
    public void A_point_counts_what_no_shop_and_no_segment_answers_for()
    {
        Assert.Empty(new TestPlace(Cell).Report(1, 0).Report(2, 1).Report(3, 2).Marks);
        Assert.Single(
            new TestPlace(Cell)
                .Report(1, 0, shop: false, segment: false)
                .Report(2, 1, shop: false, segment: false)
                .Report(3, 2, shop: false, segment: false)
                .Marks);
    }

    [Fact]
    public void A_complaint_that_is_voided_later_takes_its_mark_back()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Report(2, 1).Report(3, 2);
        var mark = Assert.Single(shop.Marks);
        Assert.True(MarkRules.Stands(shop.Memory, mark, Day(5)));

        shop.Void(2, 5);
        Assert.False(MarkRules.Stands(shop.Memory, mark, Day(5)));
        Assert.Equal(2, RepeatRules.View(shop.Memory, Day(5)).Complaints);

        // The two reports that counted are free to count for another mark.
        Assert.Equal([Id(1), Id(3), Id(4)], shop.Report(4, 6).Marks.Last().Complaints);
    }

    [Fact]
    public void What_joined_a_case_counts_no_more_when_that_is_voided()
    {
        var shop = new TestPlace(Shop)
            .Report(1, 0)
            .Hear(1, new CaseGathered(Id(8), CaseStage.Filed, Public) { At = Day(1) })
            .Hear(1, new CaseGathered(Id(9), CaseStage.Filed, Public) { At = Day(2) });
        Assert.Single(shop.Marks);

        Assert.Empty(RepeatRules.View(shop.Void(1, 3).Memory, Day(3)).Marks);
    }

    [Fact]
    public void A_mark_ends_by_itself()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Report(2, 1).Report(3, 2);

        Assert.Equal(
            7,
            MarkRules.LookBackDays(
                RepeatRules.View(shop.Memory, Day(21)).Marks, ClassKind.Event, "04-09", null, Day(21)));
        Assert.Empty(RepeatRules.View(shop.Memory, Day(22)).Marks);
        Assert.Equal(0, MarkRules.LookBackDays(shop.Marks, ClassKind.Event, "04-09", null, Day(22)));
        Assert.Equal(0, MarkRules.LookBackDays(shop.Marks, ClassKind.Event, "01-10", null, Day(21)));
    }

    [Fact]
    public void A_case_after_an_earlier_one_was_closed_is_the_next_of_one_problem()
    {
        var shop = new TestPlace(Shop)
            .Report(1, 0)
            .Close(1, 1)
            .Report(2, 3, channel: Patrol)
            .Close(2, 4)
            .Report(3, 5)
            .Report(4, 6);

        Assert.Equal(
            [
                new Recurrence(Id(1), 2, Id(1), Shop, "street"),
                new Recurrence(Id(1), 3, Id(2), Shop, "street"),
                new Recurrence(Id(1), 4, Id(2), Shop, "street"),
            ],
            shop.Recurrences);
        var problem = Assert.Single(RepeatRules.View(shop.Memory, Day(6)).Problems);
        Assert.Equal((Id(1), 4, Id(4), true), (problem.Id, problem.Cases, problem.Latest, problem.Open));
    }

    [Theory]
    [InlineData("01-10", 3, "another class")]
    [InlineData("04-05", 40, "too late")]
    public void What_is_of_another_class_or_comes_long_after_is_a_new_problem(string code, double day, string why) =>
        Assert.True(!new TestPlace(Shop).Report(1, 0).Close(1, 1).Report(2, day, code).Recurrences.Any(), why);

    [Fact]
    public void While_the_earlier_case_is_open_another_beside_it_is_no_recurrence() =>
        Assert.Empty(new TestPlace(Shop).Report(1, 0).Report(2, 3).Close(1, 4).Recurrences);

    [Fact]
    public void A_problem_lives_at_the_smallest_place_that_answers_for_it()
    {
        Assert.Empty(new TestPlace(Segment).Report(1, 0).Close(1, 1).Report(2, 3).Recurrences);
        var segment = new TestPlace(Segment).Report(1, 0, shop: false).Close(1, 1);
        Assert.Single(segment.Report(2, 3, shop: false).Recurrences);
        var farther = new TestPlace(Segment).Report(1, 0, shop: false).Close(1, 1);
        Assert.Empty(farther.Report(2, 3, shop: false, east: 150).Recurrences);
    }

    [Fact]
    public void Voiding_a_case_takes_the_count_back()
    {
        var shop = new TestPlace(Shop).Report(1, 0).Close(1, 1).Report(2, 2).Void(2, 3).Report(3, 4);

        Assert.Equal([2, 2], shop.Recurrences.Select(static again => again.Number));
        Assert.Equal(2, Assert.Single(RepeatRules.View(shop.Memory, Day(4)).Problems).Cases);
    }

    [Fact]
    public void The_first_case_voided_the_problem_keeps_its_name() =>
        Assert.Equal(
            [Id(1), Id(1)],
            new TestPlace(Shop)
                .Report(1, 0)
                .Close(1, 1)
                .Report(2, 2)
                .Close(2, 3)
                .Void(1, 3.5)
                .Report(3, 4)
                .Recurrences.Select(static again => again.Problem));

    [Fact]
    public void A_busy_place_forgets_what_no_rule_looks_back_to_and_stays_small()
    {
        var shop = new TestPlace(Shop);
        for (var i = 1; i <= 3000; i++)
        {
            shop.Memory.Set(new()
            {
                Id = Id(i),
                Kind = ClassKind.Event,
                Class = "04-05",
                Point = default,
                At = Day(i * 0.005),
                Ended = Day((i * 0.005) + 0.001),
                Complains = true,
                Kept = true,
            });
        }

        RepeatRules.Forget(shop.Memory, Day(15), Book);
        Assert.Equal(512, shop.Memory.Reports.Count);
        Assert.Contains(Id(3000), shop.Memory.Reports.Keys);

        RepeatRules.Forget(shop.Memory, Day(60), Book);
        Assert.Empty(shop.Memory.Reports);
    }

    /// <summary>
    /// Counted in bytes that a record makes the rules allocate, which is the same on every machine.
    /// </summary>
    [Theory]
    [InlineData(0.0001)]
    [InlineData(-0.0001)] // what is reported later was seen earlier
    public void A_record_costs_the_same_however_many_reports_the_place_holds(double days)
    {
        var shop = new TestPlace(Shop);
        var id = 0;

        Live(100); // everything is compiled
        var few = Live(400);
        Live(20_000);
        var many = Live(400);

        Assert.True(shop.Memory.Reports.Count > 20_000, "Nothing is forgotten while it is open.");
        Assert.True(shop.Marks.Count() > 5_000, $"{shop.Marks.Count()} marks");
        Assert.True(many < few * 1.5, $"400 records took {few} bytes at first and {many} at the end.");

        long Live(int reports)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < reports; i++, id++)
            {
                shop.Report(id + 1, 30 + (id * days));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Many matters seen at one moment mark no place, and none of them is looked at for another.</summary>
    [Fact]
    public void A_record_costs_the_same_however_many_complaints_of_one_moment_wait_for_a_third()
    {
        var shop = new TestPlace(Shop);
        var id = 0;

        Live(100);
        var few = Live(400);
        Live(20_000);
        var many = Live(400);

        Assert.Empty(shop.Marks);
        Assert.True(many < few * 1.5, $"400 records took {few} bytes at first and {many} at the end.");

        long Live(int reports)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < reports; i++, id++)
            {
                shop.Report(id + 1, 30, code: (10_000 + id).ToString(CultureInfo.InvariantCulture));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>A mark that falls costs what it rests on, and not what the place remembers.</summary>
    [Fact]
    public void A_mark_falls_at_the_same_cost_however_many_reports_the_place_holds()
    {
        var shop = new TestPlace(Shop);
        var id = 0;

        Live(30);
        var few = Fall(30);
        Live(20_000);
        var many = Fall(30);

        Assert.True(many < few * 2, $"30 marks fell for {few} bytes at first and for {many} at the end.");

        void Live(int reports)
        {
            for (var i = 0; i < reports; i++, id++)
            {
                shop.Report(id + 1, id * 0.01);
            }
        }

        long Fall(int marks)
        {
            var bytes = 0L;
            for (var i = 0; i < marks; i++)
            {
                Live(3);
                var before = GC.GetAllocatedBytesForCurrentThread();
                shop.Void(id - 1, id * 0.01);
                bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            }

            return bytes;
        }
    }

    [Fact]
    public void What_is_open_is_never_forgotten()
    {
        var shop = new TestPlace(Shop).Report(1, 0);
        RepeatRules.Forget(shop.Memory, Day(500), Book);

        Assert.Single(shop.Memory.Reports);
    }

    [Fact]
    public void Where_the_county_has_no_such_rules_nothing_is_remembered()
    {
        var memory = new PlaceMemory();
        Assert.Equal(default, RepeatRules.Apply(memory, Shop, Id(1), Reported(0), Rules.Empty(TimeZoneInfo.Utc)));

        Assert.Empty(memory.Reports);
    }

    [Fact]
    public void A_report_in_front_of_a_shop_that_does_not_answer_for_it_is_the_segments()
    {
        var report = Reported(0) with { Duties = [.. Reported(0).Duties.Where(static duty => duty.Party != Shop)] };

        Assert.Equal(Segment, RepeatRules.Keeper(report));
        Assert.Equal(Shop, RepeatRules.Keeper(Reported(0)));
        Assert.Equal(Cell, RepeatRules.Keeper(Reported(0, shop: false, segment: false)));
    }

    private static CaseAppealReviewed Reviewed(AppealKind kind, int? mark = null) =>
        new(kind, true, "why", true, new(EntityKind.Department, "GL"), null, Shop, mark) { At = Day(10) };
}
