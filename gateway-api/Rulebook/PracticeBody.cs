using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>What a county does by practice, and what says so.</summary>
/// <param name="Option">Its name; of table practice, the option of a row.</param>
/// <param name="Value">As rows write it; byRow where the rows of the table say it class by class.</param>
/// <param name="Unit">What the value counts; empty for none.</param>
/// <param name="Table">The table, or counties for the county's own entry, in which the county sets it.</param>
/// <param name="ByDefault">Whether no row says it, so that the usual value holds.</param>
/// <param name="From">First day of the row that says it.</param>
/// <param name="Source">What the row, or the usual value, rests on.</param>
/// <param name="Grade">How sure that is: H, M or L.</param>
public sealed record PracticeBody(
    string Option,
    string Value,
    string Unit,
    string Table,
    bool ByDefault,
    DateOnly? From,
    string Source,
    string Grade,
    string About)
{
    internal static PracticeBody Of(PracticeView view) => new(
        view.Option,
        view.Value,
        view.Unit,
        view.Table,
        view.ByDefault,
        view.From,
        view.Source,
        view.Grade,
        view.About);
}
