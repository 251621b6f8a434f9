namespace Grid.Rulebook;

/// <summary>What the check of a table found.</summary>
/// <param name="Row">Counted from 1 as the rows were sent; 0 for the table as a whole.</param>
/// <param name="Code">Stable for years: <c>route.contradiction</c>.</param>
/// <param name="Text">What is wrong and what to put instead.</param>
/// <param name="Others">The rows that the finding conflicts with.</param>
[GenerateSerializer, Immutable, Alias("grid.table.finding")]
public sealed record TableFinding(
    [property: Id(0)] FindingLevel Level,
    [property: Id(1)] int Row,
    [property: Id(2)] string Code,
    [property: Id(3)] string Text,
    [property: Id(4)] IReadOnlyList<int> Others);

/// <summary>
/// An error keeps a table out of force; a warning is shown and lets the table in; a note is no fault. Numbers are sent:
/// new ones go at the end.
/// </summary>
public enum FindingLevel
{
    Warning = 0,
    Error = 1,
    Note = 2,
}
