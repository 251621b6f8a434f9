using Grid.Ledger;
using Grid.ReadModel;

namespace Grid.Gateway.Coordinations;

/// <summary>Dispatches and returns, by department and of all together.</summary>
/// <param name="Total">Of all departments: the dispatcher's own account.</param>
public sealed record DispatchPageBody(
    IReadOnlyList<DispatchLineBody> Items,
    string? Next,
    DispatchFigures Total,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static DispatchPageBody From(DispatchPage page) =>
        new([.. page.Items.Select(static line => new DispatchLineBody(line.Party.Key, line.Figures))], page.Next,
            page.Total, page.ReadTo);
}

/// <summary>A department's line.</summary>
public sealed record DispatchLineBody(string Department, DispatchFigures Figures);
