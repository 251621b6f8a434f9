namespace Grid.Trading;

/// <summary>What the rows of trade ask of a point on one day.</summary>
/// <param name="Zone">The word of the trading zone; null for none.</param>
/// <param name="Near">
/// The zones of the county's own kinds at or near the point: the metres to the nearest of each kind, 0 inside.
/// </param>
/// <param name="Drawn">The words of the trading zones that the sub-district has drawn.</param>
internal sealed record TradingGround(
    string? Zone, IReadOnlyList<(string Kind, double Metres)> Near, IReadOnlyList<string> Drawn)
{
    /// <summary>Whether a row speaks of this ground.</summary>
    public bool Fits(TradingRow row) =>
        (row.Zone is null || row.Zone == Zone)
        && (row.Near is null || IsNear(row.Near, row.Metres ?? 0))
        && (row.UnlessDrawn is null || !Drawn.Contains(row.UnlessDrawn));

    private bool IsNear(string kind, double metres)
    {
        foreach (var near in Near)
        {
            if (near.Kind == kind && near.Metres <= metres)
            {
                return true;
            }
        }

        return false;
    }
}
