namespace Grid.Rulebook;

/// <summary>What a county does by practice on a day, and what says so.</summary>
/// <param name="Option">Its name: <c>reopenDays</c>.</param>
/// <param name="Value">As rows write it; <c>byRow</c> where the rows of the table say it class by class.</param>
/// <param name="Unit">What the value counts; empty for none.</param>
/// <param name="Table">The table, or <c>counties</c> for the county's own entry, in which the county sets it.</param>
/// <param name="ByDefault">Whether no row says it, so that the usual value holds.</param>
/// <param name="From">First day of the row that says it; null for none.</param>
/// <param name="Source">What the row, or the usual value, rests on.</param>
[GenerateSerializer, Immutable, Alias("grid.practice.view")]
public sealed record PracticeView(
    [property: Id(0)] string Option,
    [property: Id(1)] string Value,
    [property: Id(2)] string Unit,
    [property: Id(3)] string Table,
    [property: Id(4)] bool ByDefault,
    [property: Id(5)] DateOnly? From,
    [property: Id(6)] string Source,
    [property: Id(7)] string Grade,
    [property: Id(8)] string About);
