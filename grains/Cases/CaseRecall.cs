using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Cases;

/// <summary>The commands that a case carried out, so that one sent again is answered and not repeated.</summary>
internal sealed record CaseRecall
{
    public static CaseRecall None { get; } = new();

    /// <summary>The command ids already carried out, and what they did.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>Who took the latest step, when and with what words.</summary>
    public ExecutedCommand? LatestTaken { get; init; }

    /// <summary>The latest of what was done to each part and each letter.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Dealings { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;
}
