using System.Text.Json.Serialization;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>Takes a rung.</summary>
/// <param name="By">The actor.</param>
/// <param name="Rung">The rung that is wanted; null for the one that comes next.</param>
/// <param name="Reason">The ground, where a rung is taken before its turn.</param>
/// <param name="At">When the act was found; null for now.</param>
/// <param name="Due">By when the matter is to be corrected; null for the limit of the row.</param>
/// <param name="Under">The officer under whose direction an assistant acts.</param>
/// <param name="NoPointFree">Whether no designated place is free to which the duty holder could be guided.</param>
/// <param name="County">Code of the county; null where the duty holder's register names it.</param>
/// <param name="Command">The caller's id for this very command; the same again is answered, not repeated.</param>
/// <param name="Procedure">Of a filing: the procedure; null where it is not chosen yet.</param>
/// <param name="Operation">Code of the special operation in which it is taken; null for none.</param>
/// <param name="Fields">What the document says of the place, the facts and so on; null for what the city knows.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.take")]
public sealed record TakeRung(
    [property: Id(0)] string By,
    [property: Id(1)] Rung? Rung,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] Guid? Case = null,
    [property: Id(5)] string? Reason = null,
    [property: Id(6)] DateTimeOffset? At = null,
    [property: Id(7)] DateTimeOffset? Due = null,
    [property: Id(8)] string? Under = null,
    [property: Id(9)] bool NoPointFree = false,
    [property: Id(10)] string? County = null,
    [property: Id(11)] string? Command = null,
    [property: Id(12)] PenaltyProcedure? Procedure = null,
    [property: Id(13)] string? Operation = null,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>Records that the duty holder was guided to a designated place.</summary>
/// <param name="To">The place in words, or its code.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.guide")]
public sealed record GuideHolder(
    [property: Id(0)] string By,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] string To,
    [property: Id(4)] string? County = null,
    [property: Id(5)] string? Command = null);

/// <summary>Records a re-check of the latest order for a class.</summary>
/// <param name="At">When the officer looked; null for now.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.recheck")]
public sealed record RecheckOrder(
    [property: Id(0)] string By,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] RecheckResult Result,
    [property: Id(4)] DateTimeOffset? At = null,
    [property: Id(5)] string? County = null,
    [property: Id(6)] string? Command = null);

/// <summary>Contests a step on behalf of the duty holder.</summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.contest")]
public sealed record ContestRung(
    [property: Id(0)] string By,
    [property: Id(1)] int Step,
    [property: Id(2)] string Reason,
    [property: Id(3)] string? Command = null);

/// <summary>Decides on a step that was contested.</summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.review")]
public sealed record ReviewRung(
    [property: Id(0)] string By,
    [property: Id(1)] int Step,
    [property: Id(2)] bool Upheld,
    [property: Id(3)] string Reason,
    [property: Id(4)] string? Command = null);

/// <summary>Records that another holder answers from a time on.</summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.succeed")]
public sealed record SucceedHolder(
    [property: Id(0)] string By,
    [property: Id(1)] DateTimeOffset? Since = null,
    [property: Id(2)] string? Command = null);
