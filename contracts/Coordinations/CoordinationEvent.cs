using Grid.Foundation;
using Grid.Parties;

namespace Grid.Coordinations;

/// <summary>Something that happened in a coordination.</summary>
[GenerateSerializer, Immutable, Alias("coordination")]
public abstract record CoordinationEvent : GridEvent
{
    /// <summary>The note of the actor; no personal data.</summary>
    [Id(0)] public string? Note { get; init; }
}

/// <summary>召集: the convener calls the departments together.</summary>
/// <param name="Round">Counts the coordinations of this matter.</param>
[GenerateSerializer, Immutable, Alias("coordination.opened")]
public sealed record CoordinationOpened(
    [property: Id(0)] int Round,
    [property: Id(1)] EntityRef Convener,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] IReadOnlyList<EntityRef> Parties,
    [property: Id(4)] ReferredCase First) : CoordinationEvent;

/// <summary>并入: another case of the same matter joins the round.</summary>
/// <param name="Parties">Departments that the case brings to the round.</param>
[GenerateSerializer, Immutable, Alias("coordination.joined")]
public sealed record CoordinationJoined(
    [property: Id(0)] ReferredCase Case,
    [property: Id(1)] IReadOnlyList<EntityRef> Parties)
    : CoordinationEvent;

/// <summary>A case ended before the round was decided. The round ends with its last case.</summary>
[GenerateSerializer, Immutable, Alias("coordination.left")]
public sealed record CoordinationLeft([property: Id(0)] Guid Case) : CoordinationEvent;

/// <summary>部门意见: a department states its position.</summary>
[GenerateSerializer, Immutable, Alias("coordination.stated")]
public sealed record CoordinationStated([property: Id(0)] EntityRef Party, [property: Id(1)] string Statement)
    : CoordinationEvent;

/// <summary>会商结论: names the lead and the helpers, and binds every case that waits for the round.</summary>
/// <param name="Basis">The ground of the decision: a clause, or minutes.</param>
[GenerateSerializer, Immutable, Alias("coordination.decided")]
public sealed record CoordinationDecided(
    [property: Id(0)] int Round,
    [property: Id(1)] EntityRef Lead,
    [property: Id(2)] IReadOnlyList<EntityRef> Helpers,
    [property: Id(3)] string Basis,
    [property: Id(4)] IReadOnlyList<ReferredCase> Cases) : CoordinationEvent;

/// <summary>A holiday notice moved the day by which the round is to be decided.</summary>
/// <param name="Notices">The numbers of the notices, or the sources of the rows that went.</param>
[GenerateSerializer, Immutable, Alias("coordination.revised")]
public sealed record CoordinationRevised(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] IReadOnlyList<string> Notices) : CoordinationEvent;
