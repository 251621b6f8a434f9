using Grid.Foundation;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>An entry was made or changed. The registers' partition of the ledger keeps these events in order.</summary>
[GenerateSerializer, Immutable, Alias("grid.registered")]
public sealed record Registered : GridEvent
{
    [Id(0)] public required EntityRef Ref { get; init; }
    [Id(1)] public required RegisterData Data { get; init; }

    /// <summary>Digest of what the caller sent, where the caller named the command.</summary>
    [Id(2)] public string? Digest { get; init; }
}

/// <summary>What a command did to an entry.</summary>
public enum RegisterChange
{
    Read = 0,
    Created = 1,
    Updated = 2,
    Unchanged = 3,
}
