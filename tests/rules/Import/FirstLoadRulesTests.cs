using Grid.Cells;
using Grid.Gateway.Import;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Tests.Import;

/// <summary>
/// The loader takes the county's folder as a first load, and decides what becomes of a row at a later start.
/// </summary>
public sealed class FirstLoadRulesTests
{
    private static readonly EntityRef Cell = new(EntityKind.Cell, "330424001901001");

    [Fact]
    public void A_row_without_an_entry_is_entered() =>
        Assert.Equal(
            RowFate.Enter, FirstLoadRules.Judge(now: null, loaded: null, changesNow: true, changesLoaded: true));

    [Fact]
    public void A_row_that_differs_is_entered_where_the_entry_is_as_the_folder_left_it() =>
        Assert.Equal(RowFate.Enter, FirstLoadRules.Judge(Entry(2), Entry(2), changesNow: true, changesLoaded: true));

    [Fact]
    public void A_row_as_it_was_loaded_leaves_what_the_city_changed_since() =>
        Assert.Equal(RowFate.Same, FirstLoadRules.Judge(Entry(3), Entry(2), changesNow: true, changesLoaded: false));

    [Fact]
    public void A_row_that_differs_leaves_what_the_city_changed_since_and_says_so() =>
        Assert.Equal(
            RowFate.ChangedSince, FirstLoadRules.Judge(Entry(3), Entry(2), changesNow: true, changesLoaded: true));

    [Fact]
    public void A_row_equal_to_its_entry_is_no_change_whichever_actor_made_it() =>
        Assert.Equal(
            RowFate.Same, FirstLoadRules.Judge(Entry(3), loaded: null, changesNow: false, changesLoaded: true));

    [Fact]
    public void An_entry_that_the_folder_did_not_make_stays() =>
        Assert.Equal(
            RowFate.MadeByOthers, FirstLoadRules.Judge(Entry(1), loaded: null, changesNow: true, changesLoaded: true));

    [Fact]
    public void A_retired_cell_stays_retired() =>
        Assert.Equal(
            RowFate.Retired,
            FirstLoadRules.Judge(Entry(2, "330424001901002"), Entry(1), changesNow: true, changesLoaded: true));

    [Fact]
    public void What_is_left_is_counted_and_the_first_few_are_named()
    {
        var left = new LeftRows();
        left.Add(RowFate.Same, "S0");
        foreach (var number in Enumerable.Range(1, 7))
        {
            left.Add(RowFate.ChangedSince, $"S{number}");
        }

        left.AddGone("S9");

        Assert.Equal((1, 7), (left.Same, left.Count));
        Assert.Equal(
            ". Left as the city has them: 7 changed in the city since (S1, S2, S3, S4, S5 …); 1 entered from the "
            + "folder before and no longer in it (S9)",
            left.ToString());
    }

    private static RegisterView Entry(int version, params string[] successors) =>
        new(Cell, new CellData { Geometry = "{}", Successors = successors }, version, RegisterChange.Read,
            new(16, version));
}
