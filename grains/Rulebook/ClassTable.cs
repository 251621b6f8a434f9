namespace Grid.Rulebook;

/// <summary>Checks of the table of classes.</summary>
internal static class ClassTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<ClassRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Kind} {row.Code}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, ClassRow row)
    {
        if (!ClassCodes.IsClass(row.Code))
        {
            yield return Finding.Error(
                number, "row.class", $"'{row.Code}' is no class code: {ClassCodes.Expected} are expected.");
        }

        if (string.IsNullOrWhiteSpace(row.Name))
        {
            yield return Finding.Error(number, "row.name", "The class has no name.");
        }

        foreach (var finding in RowChecks.Common(number, row.Kind, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
