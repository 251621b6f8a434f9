using Grid.Ledger;

namespace Grid.Documents;

/// <summary>A document as every caller may see it.</summary>
[GenerateSerializer, Immutable, Alias("grid.document.view")]
public sealed record DocumentView
{
    [Id(0)] public required DocumentBrief Brief { get; init; }
    [Id(1)] public required DocumentIssued Issued { get; init; }
    [Id(2)] public required DocumentStatus Status { get; init; }

    /// <summary>The acts of service, in order.</summary>
    [Id(3)] public IReadOnlyList<DocumentService> Services { get; init; } = [];

    /// <summary>When it counts as served; null while it does not.</summary>
    [Id(4)] public DateTimeOffset? ServedAt { get; init; }

    /// <summary>When it was withdrawn, by whom and why; null while it stands.</summary>
    [Id(5)] public DocumentWithdrawn? Withdrawn { get; init; }

    /// <summary>Events so far, its issue among them; the ETag at the door.</summary>
    [Id(6)] public required int Version { get; init; }
    [Id(7)] public required LedgerPosition LedgerPosition { get; init; }
}

/// <summary>Where a document stands. Numbers are stored and sent: new ones go at the end.</summary>
public enum DocumentStatus
{
    /// <summary>Made, and not served yet.</summary>
    Issued = 0,

    /// <summary>Posted; the receipt is not back.</summary>
    Sent = 1,

    /// <summary>Served; an announcement counts from the end of its days.</summary>
    Served = 2,
    Withdrawn = 3,
}
