using Grid.Gateway.Foundation;

namespace Grid.Gateway.Import;

/// <summary>
/// Compares a table with the one in force, and says when so many rows go that the caller has to confirm it.
/// </summary>
/// <param name="inForce">What tells each row in force from the others, and what it says.</param>
/// <param name="sent">The same of each row that was sent.</param>
internal sealed class TableChange(
    IReadOnlyList<(string Identity, string Says)> inForce, IReadOnlyList<(string Identity, string Says)> sent)
{
    private const int Named = 20;

    private readonly Dictionary<string, string> before =
        inForce.DistinctBy(static row => row.Identity).ToDictionary(static row => row.Identity, static row => row.Says);

    /// <summary>The rows in force that were not sent.</summary>
    public IReadOnlyList<string> Going { get; } =
        [.. inForce.Select(static row => row.Identity).Except(sent.Select(static row => row.Identity))];

    public TableChangeBody Body
    {
        get
        {
            var stays = inForce.Count - Going.Count;
            return new(inForce.Count, Going.Count, sent.Count - stays, stays, [.. Going.Take(Named)]);
        }
    }

    /// <summary>What becomes of a row that was sent.</summary>
    /// <param name="row">Its number, from 1.</param>
    public ImportResult Of(int row)
    {
        var (identity, says) = sent[row - 1];
        if (!before.TryGetValue(identity, out var held))
        {
            return ImportResult.Created;
        }

        return held == says ? ImportResult.Unchanged : ImportResult.Updated;
    }

    /// <summary>
    /// Why a table cannot be entered as it is: it removes more rows than it may without confirmation, or another number
    /// than the caller confirms.
    /// </summary>
    public static string? Unconfirmed(string table, TableChangeBody change, int? confirmed, GatewayOptions options)
    {
        if (confirmed == change.Goes || (confirmed is null && !options.IsLarge(change.Goes, change.InForce)))
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
