using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>Checks of the steps that one person does not both take.</summary>
internal static class SeparationTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<SeparationRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{CaseVerbs.Of(row.Step).Word} after {CaseVerbs.Of(row.After).Word}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, SeparationRow row)
    {
        if (row.Step == row.After && row.Step != CaseVerb.Extend)
        {
            yield return Finding.Error(
                number,
                "separation.same",
                $"{CaseVerbs.Of(row.Step).Word} stands on both sides. Name two steps; only extend is asked for by one "
                + "person and decided by another.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
