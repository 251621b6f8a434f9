using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// The commands that a case carried out, so that a command that is sent again is answered and not repeated.
/// </summary>
internal sealed record CaseRecall
{
    public static CaseRecall None { get; } = new();

    /// <summary>The ids of the commands carried out, and what each command did.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>
    /// Who took which step of the case at any time; steps that may follow themselves, as reports of progress, are left
    /// out. The read model does not keep them.
    /// </summary>
    [JsonIgnore] public ImmutableHashSet<(CaseVerb Verb, string By)> Takers { get; init; } = [];

    /// <summary>The latest step: its actor, its time and its words.</summary>
    public ExecutedCommand? LatestTaken { get; init; }

    /// <summary>The latest step of each part and each letter.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Dealings { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;
}
