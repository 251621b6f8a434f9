using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>
/// The steps of a case that one person does not both take, by row. Immutable. A county without the table separates
/// asking for an extension and deciding it, and nothing else.
/// </summary>
internal sealed class SeparationList(IReadOnlyList<SeparationRow> rows)
{
    private static readonly SeparationRow Usual = new(
        CaseVerb.Extend, CaseVerb.Extend, DateOnly.MinValue, null, "domain 2.6: an extension takes two approvals", "M");

    public static SeparationList Empty { get; } = new([]);

    private IReadOnlyList<SeparationRow> Rows { get; } = rows.Count > 0 ? rows : [Usual];

    /// <summary>The row by which the taker of one step does not take another on a day; null for none.</summary>
    public SeparationRow? Find(CaseVerb step, CaseVerb after, DateOnly day)
    {
        foreach (var row in Rows)
        {
            if (row.Step == step && row.After == after && Period.Covers(row.From, row.Until, day))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>The rows that speak of a step on a day.</summary>
    public IEnumerable<SeparationRow> Of(CaseVerb step, DateOnly day) =>
        Rows.Where(row => row.Step == step && Period.Covers(row.From, row.Until, day));
}
