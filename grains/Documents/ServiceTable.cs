using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>Checks of the methods of service.</summary>
internal static class ServiceTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<ServiceRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"service {row.Method}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, ServiceRow row)
    {
        if (row.Days > 0 && row.Needs.Contains(ServiceNeed.Receipt))
        {
            yield return Finding.Error(
                number,
                "service.twoClocks",
                "It counts from a receipt and after days. Keep one of the two.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
