using Grid.Rulebook;
using Grid.Tests.Clocks;

namespace Grid.Tests.Rulebook;

/// <summary>相似案件: the county's rows say when two reports are of one matter.</summary>
public sealed class SimilarTableTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Fact]
    public void The_first_row_that_speaks_of_the_class_on_the_day_counts()
    {
        var list = new SimilarList(
        [
            Row(["01-13"]) with { Metres = 10, Until = new(2026, 5, 31) },
            Row(["01-*"]) with { Metres = 20 },
            Row(["*"]) with { Kind = ClassKind.Part, Metres = 5 },
        ]);

        Assert.Equal(20, list.Find(ClassKind.Event, "01-13", Day).Metres);
        Assert.Equal(10, list.Find(ClassKind.Event, "01-13", new(2026, 5, 31)).Metres);
        Assert.Equal(5, list.Find(ClassKind.Part, "02-01", Day).Metres);
        Assert.Same(SimilarList.Usual, list.Find(ClassKind.Event, "04-05", Day));
    }

    [Fact]
    public void Rows_that_say_nothing_or_two_things_are_refused()
    {
        Assert.Equal(["similar.metres", "similar.hours"], Errors(Row(["*"]) with { Metres = 51, Hours = 0 }));
        Assert.Equal(["similar.metres", "similar.hours"], Errors(Row(["*"]) with { Metres = null, Hours = null }));
        Assert.Equal(["similar.off"], Errors(Row(["*"]) with { Off = true }));
        Assert.Empty(Errors(Row(["*"]) with { Off = true, Metres = null, Hours = null }));
    }

    [Fact]
    public void A_row_behind_a_wider_one_is_told()
    {
        var found = SimilarTable.Check([Row(["*"]), Row(["01-13"])], ClassList.Empty, PracticeList.Empty);

        Assert.Equal(("row.unreachable", 2), found.Select(static one => (one.Code, one.Row)).Single());
    }

    [Fact]
    public async Task The_county_has_its_terms_as_rows()
    {
        var table = await HaiyanBook.Table(TableName.Similar);

        Assert.Empty(TableRules.Check(table, Rules.Empty(Year2019.China)));
        Assert.NotSame(SimilarList.Usual, new SimilarList(table.Similar).Find(ClassKind.Event, "04-05", Day));
    }

    private static IEnumerable<string> Errors(SimilarRow row) =>
        SimilarTable.Check([row], ClassList.Empty, PracticeList.Empty).Select(static finding => finding.Code);

    private static SimilarRow Row(IReadOnlyList<string> classes) =>
        new(null, classes, 50, 24, SameChannel: false, Off: false, new(2018, 1, 1), null, "test", "L");
}
