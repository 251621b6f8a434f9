using System.Text.Json.Serialization;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Standing;

/// <summary>
/// Something that happened to a standing obligation of one party in one month: each month of a party is a source of
/// its own, so that it stays small.
/// </summary>
[GenerateSerializer, Immutable, Alias("standing")]
public abstract record StandingEvent : GridEvent
{
    [Id(0)] public required EntityRef Party { get; init; }

    /// <summary>The row by which it is owed.</summary>
    [Id(1)] public required string Rule { get; init; }

    /// <summary>The first day of the period for which it is owed.</summary>
    [Id(2)] public required DateOnly Period { get; init; }
}

/// <summary>An item was checked.</summary>
/// <param name="Seen">When it was seen; <see cref="GridEvent.At"/> says when the city recorded it.</param>
/// <param name="Photograph">Hash of the photograph; null where none was needed or sent.</param>
[GenerateSerializer, Immutable, Alias("standing.checked")]
public sealed record StandingChecked(
    [property: Id(0)] StandingCheck How,
    [property: Id(1)] StandingResult Result,
    [property: Id(2)] DateTimeOffset Seen,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Photograph = null,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null) : StandingEvent;

/// <summary>An item was due and no check had found it met.</summary>
/// <param name="Due">When it was due.</param>
/// <param name="Finding">The case that it became; null where the row names no class.</param>
[GenerateSerializer, Immutable, Alias("standing.lapsed")]
public sealed record StandingLapsed(
    [property: Id(0)] DateTimeOffset Due,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Finding = null)
    : StandingEvent;

/// <summary>The plate of a month changed its score or its colour, or its colour became a matter.</summary>
/// <param name="Colour">Code of the colour.</param>
/// <param name="Score">From 0 to 100.</param>
/// <param name="County">Code of the county whose rows decided.</param>
/// <param name="Matter">The case that the colour became; null for none.</param>
[GenerateSerializer, Immutable, Alias("standing.rated")]
public sealed record StandingRated(
    [property: Id(0)] string Colour,
    [property: Id(1)] double Score,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? County = null,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Matter = null)
    : StandingEvent;
