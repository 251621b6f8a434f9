using Grid.Gateway.Ledger;

namespace Grid.Gateway.Changes;

/// <summary>
/// A run of changes, those of one case in their order. <paramref name="Next"/> goes into <c>after</c> and is there even
/// at the end: who asks again later goes on from it. <paramref name="More"/> says that there is more already.
/// </summary>
public sealed record ChangesBody(IReadOnlyList<LedgerRecordBody> Items, string Next, bool More)
{
    internal static ChangesBody From(ChangePage page) => new(
        [.. page.Items.Select(static change => LedgerRecordBody.From(change.Record))],
        page.Next.ToString(),
        page.Behind > 0);
}
