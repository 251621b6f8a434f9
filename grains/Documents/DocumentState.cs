using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Documents;

/// <summary>What happened to a document after it was issued, as its events describe it.</summary>
internal sealed record DocumentState
{
    public IReadOnlyList<DocumentService> Services { get; init; } = [];

    public DocumentWithdrawn? Withdrawn { get; init; }

    /// <summary>The ids of the commands carried out, and what each command did.</summary>
    public ImmutableDictionary<string, ExecutedCommand> Commands { get; init; } =
        ImmutableDictionary<string, ExecutedCommand>.Empty;

    /// <summary>When it counts as served; null while it does not.</summary>
    public DateTimeOffset? ServedAt => Services is [.., { CountsFrom: { } from }] ? from : null;

    public DocumentStatus Status => this switch
    {
        { Withdrawn: not null } => DocumentStatus.Withdrawn,
        { ServedAt: not null } => DocumentStatus.Served,
        { Services.Count: > 0 } => DocumentStatus.Sent,
        _ => DocumentStatus.Issued,
    };
}
