using CsCheck;
using Grid.Rulebook;
using Grid.Checklists;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Checklists;

public sealed class ChecklistTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly string[] Some = ["a", "b", "c"];

    [Fact]
    public void The_busier_the_road_the_shorter_litter_may_lie()
    {
        var list = new ChecklistList([Row("SAN", 15, "主干道"), Row("SAN", 30, "支路"), Row("SAN", 60)]);

        Assert.Equal(15, Assert.Single(list.Of("主干道", null, Day)).Number);
        Assert.Equal(30, Assert.Single(list.Of("支路", "禁止区", Day)).Number);
        Assert.Equal(60, Assert.Single(list.Of("巷弄", null, Day)).Number);
        Assert.Equal(60, Assert.Single(list.Of(null, null, Day)).Number); // off the roads
    }

    [Fact]
    public void A_number_that_changed_holds_from_its_day_on()
    {
        var list = new ChecklistList([
            Row("SAN", 15) with { Until = Day.AddDays(-1) },
            Row("SAN", 10) with { From = Day },
        ]);

        Assert.Equal((15, 10), (list.Of(null, null, Day.AddDays(-1))[0].Number, list.Of(null, null, Day)[0].Number));
    }

    [Fact]
    public void A_place_has_at_most_one_row_of_each_item_and_it_is_the_first_that_fits()
    {
        var word = Gen.Int[0, 2].Select(static i => Some[i]);
        var words = word.Array[0, 2].Select(static some => (IReadOnlyList<string>)[.. some.Distinct()]);
        var rows = Gen.Select(Gen.Bool.Select(static one => one ? "I" : "J"), words, words, Gen.Int[0, 9])
            .Select(
                static (item, grades, zones, number) => Row(item, number) with { RoadGrades = grades, Zones = zones })
            .Array[1, 12];
        var narrowed = 0;
        Gen.Select(rows, word.Null(), word.Null()).Sample((table, grade, zone) =>
        {
            var found = new ChecklistList(table).Of(grade, zone, Day);
            Assert.Equal(found.Count, found.DistinctBy(static row => row.Item).Count());
            foreach (var item in table.GroupBy(static row => row.Item))
            {
                var first = item.FirstOrDefault(row =>
                    (row.RoadGrades.Count == 0 || row.RoadGrades.Contains(grade!))
                    && (row.Zones.Count == 0 || row.Zones.Contains(zone!)));
                Assert.Same(first, found.FirstOrDefault(row => row.Item == item.Key));
                narrowed += first is null ? 1 : 0;
            }
        });
        Assert.True(narrowed > 0);
    }

    [Fact]
    public void A_row_that_never_holds_and_a_finding_that_could_not_be_reported_are_named()
    {
        var rules = Rules.Empty(TimeZoneInfo.Utc);
        var found = ChecklistTable
            .Check(
                [
                    Row("SAN", 60),
                    Row("SAN", 15, "主干道"),
                    Row("SAN", 1) with
                    {
                        Class = "1 1",
                        Family = StandardFamily.StreetOrder,
                        Number = double.NaN,
                    },
                ],
                rules,
                KnownWords.None)
            .ToList();

        Assert.Contains(
            found, static finding => finding is { Row: 2, Code: "row.unreachable", Level: FindingLevel.Warning });
        Assert.Equal(
            ["checklist.family", "checklist.number", "row.class"],
            found
                .Where(static finding => finding is { Row: 3, Level: FindingLevel.Error })
                .Select(static finding => finding.Code)
                .Order());
    }

    [Fact]
    public async Task The_county_has_numbers_in_all_five_families_for_every_grade_and_every_finding_has_a_class()
    {
        var rules = await HaiyanBook.Rules();
        var findings = TableRules.Check(await HaiyanBook.Table(TableName.Checklists), rules, await HaiyanBook.Words());

        Assert.Empty(findings);
        foreach (var grade in new[] { "主干道", "次干道", "支路", "巷弄" })
        {
            foreach (var family in Enum.GetValues<StandardFamily>())
            {
                Assert.NotEmpty(rules.Checklists.Of(grade, "严控区", Day, family));
            }
        }

        Assert.Equal(15, rules.Checklists.Of("主干道", "禁止区", Day).Single(static row => row.Item == "SAN-02").Number);
        Assert.Equal(60, rules.Checklists.Of("巷弄", "疏导区", Day).Single(static row => row.Item == "SAN-02").Number);
    }

    private static ChecklistRow Row(string item, double number, params string[] grades) => new(
        item,
        StandardFamily.GroundSanitation,
        "垃圾",
        grades,
        [],
        "无",
        "滞留",
        Bound.AtMost,
        number,
        "分钟",
        ClassKind.Event,
        "01-10",
        1,
        new(2018, 1, 1),
        null,
        "made",
        "L");
}
