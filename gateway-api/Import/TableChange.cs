using Grid.Gateway.Foundation;

namespace Grid.Gateway.Import;

/// <summary>
/// Compares a table with the one in force, and says when so many rows go that the caller has to confirm it.
/// </summary>
internal static class TableChange
{
    private const int Named = 20;

    public static TableChangeBody Of(IReadOnlyList<string> inForce, IReadOnlyList<string> sent)
    {
        var going = inForce.Except(sent).ToList();
        var stays = inForce.Count - going.Count;
        return new(inForce.Count, going.Count, sent.Count - stays, stays, [.. going.Take(Named)]);
    }

    /// <summary>Whether the table removes more rows than it may without confirmation.</summary>
    public static bool IsLarge(TableChangeBody change, GatewayOptions options) =>
        change.Goes >= options.ShrinkRows && change.Goes > change.InForce * options.ShrinkShare;

    /// <summary>
    /// Why a table cannot be entered as it is: it removes more rows than it may without confirmation, or another number
    /// than the caller confirms.
    /// </summary>
    public static string? Unconfirmed(string table, TableChangeBody change, int? confirmed, GatewayOptions options)
    {
        if (confirmed == change.Goes || (confirmed is null && !IsLarge(change, options)))
        {
            return null;
        }

        var wrong = confirmed is { } count ? $"confirm={count} does not fit: " : "";
        var examples = change.Going.Count > 0 ? $", the first {string.Join("; ", change.Going.Take(3))}" : "";
        return $"{wrong}{change.Goes} of the {change.InForce} rows in force would go from {table}{examples}. "
            + $"Send all rows that are to stay, or confirm={change.Goes} to have it so; check=true shows more.";
    }
}

/// <summary>What a table does to the rows in force, which it replaces.</summary>
/// <param name="InForce">Rows in force before.</param>
/// <param name="Goes">Rows in force that it does not hold.</param>
/// <param name="Comes">Rows of it that are not in force.</param>
/// <param name="Stays">Rows in force that it holds, as they are or changed.</param>
/// <param name="Going">The first rows that go.</param>
public sealed record TableChangeBody(int InForce, int Goes, int Comes, int Stays, IReadOnlyList<string> Going);
