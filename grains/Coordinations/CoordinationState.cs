using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Coordinations;

/// <summary>
/// A matter in dispute as its events describe it. It is never stored by itself: the ledger is its memory.
/// </summary>
internal sealed record CoordinationState
{
    /// <summary>The rounds, in order; the last is open unless it is decided or dropped.</summary>
    public IReadOnlyList<CoordinationRound> Rounds { get; init; } = [];

    /// <summary>The latest referral that each case reported, so that a repeated record is recognised.</summary>
    public IReadOnlyDictionary<Guid, int> Heard { get; init; } = new Dictionary<Guid, int>();

    /// <summary>The ids of the commands carried out, and what each command did.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>
    /// Fingerprint of the command that settled the latest round; null while the round is open, and in older records.
    /// </summary>
    public string? Settled { get; init; }

    public CoordinationRound? Latest => Rounds is [.., var last] ? last : null;

    public CoordinationRound? Open => Latest is { Status: CoordinationStatus.Open } open ? open : null;
}
