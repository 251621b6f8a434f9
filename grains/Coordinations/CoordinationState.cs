using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Coordinations;

/// <summary>A matter in dispute as its events tell it. Never stored by itself: the ledger is its memory.</summary>
internal sealed record CoordinationState
{
    /// <summary>In order; the last is open unless it is decided or dropped.</summary>
    public IReadOnlyList<CoordinationRound> Rounds { get; init; } = [];

    /// <summary>The latest referral of each case that was heard of: what comes again is known.</summary>
    public IReadOnlyDictionary<Guid, int> Heard { get; init; } = new Dictionary<Guid, int>();

    /// <summary>The command ids already carried out.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>Fingerprint of what settled the latest round; null while it is open, and in older records.</summary>
    public string? Settled { get; init; }

    public CoordinationRound? Latest => Rounds is [.., var last] ? last : null;

    public CoordinationRound? Open => Latest is { Status: CoordinationStatus.Open } open ? open : null;
}
