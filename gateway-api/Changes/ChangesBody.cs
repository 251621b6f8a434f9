using Grid.Gateway.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>
/// A run of changes, those of one case in their order. <paramref name="Next"/> goes into <c>after</c>, null at the end
/// of the record; <paramref name="Reached"/> is how far the page reads, for a caller who asks again later.
/// </summary>
public sealed record ChangesBody(IReadOnlyList<LedgerRecordBody> Items, string? Next, string Reached)
{
    internal static ChangesBody From(ChangePage page) => new(
        [.. page.Items.Select(static change => LedgerRecordBody.From(change.Record))],
        page.Behind > 0 ? page.Next.ToString() : null,
        page.Next.ToString());
}
