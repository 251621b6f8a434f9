using System.Text.Json.Serialization;
using Grid.ReadModel;

namespace Grid.Gateway.Ledger;

/// <summary>
/// By partition: how far the ledger, the read model, the parties and the clocks are, and by its name in
/// <paramref name="Further"/> every other consumer of the ledger; left out where there is none.
/// </summary>
public sealed record ProgressBody(
    IReadOnlyList<long> Heads,
    IReadOnlyList<long> ReadModel,
    IReadOnlyList<long> Parties,
    IReadOnlyList<long> Clocks,
    long DeadLetters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, IReadOnlyList<long>>? Further = null)
{
    internal static ProgressBody From(Progress progress) => new(
        progress.Heads,
        progress.ReadModel,
        progress.Parties,
        progress.Clocks ?? [],
        progress.DeadLetters,
        progress.Further);
}
