using Grid.Ledger;

namespace Grid.Gateway.Foundation;

/// <summary>The parameters that every list reads.</summary>
internal static class Paging
{
    public const int Usual = 50;
    public const int Most = 500;

    public static int Limit(int? limit, List<Fault> faults)
    {
        if (limit is < 1 or > Most)
        {
            faults.Add(new("limit", "query.limit", $"limit {limit} cannot be used; send 1 to {Most}."));
        }

        return limit ?? Usual;
    }

    public static LedgerPosition? WaitFor(string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!LedgerPosition.TryParse(text, out var position))
        {
            faults.Add(new("waitFor", "query.waitFor",
                $"waitFor '{text}' is no ledger position; send the ledgerPosition of an answer, 7:1234."));
        }

        return position;
    }
}
