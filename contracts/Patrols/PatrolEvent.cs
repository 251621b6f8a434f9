using System.Text.Json.Serialization;
using Grid.Checklists;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Patrols;

/// <summary>
/// Something that happened on a beat on one day: each day of a beat is a source of its own, so that it stays small.
/// </summary>
[GenerateSerializer, Immutable, Alias("patrol")]
public abstract record PatrolEvent : GridEvent;

/// <summary>签到: a patrol was at the place.</summary>
/// <param name="Seen">When the patrol was there; <see cref="GridEvent.At"/> says when the city recorded it.</param>
/// <param name="Window">Start of the window in which it counts; null when it counts in none.</param>
/// <param name="Stop">The index of the beat's point, from 0.</param>
/// <param name="Visit">The number of the visit within the window, from 1; 0 when it counts in none.</param>
/// <param name="Planned">How many visits the window needs at least.</param>
/// <param name="Late">Whether it came after the window, while it still counted.</param>
[GenerateSerializer, Immutable, Alias("patrol.checkedIn")]
public sealed record PatrolCheckedIn(
    [property: Id(0)] GeoPoint Point,
    [property: Id(1)] DateTimeOffset Seen,
    [property: Id(2)] TimeOnly? Window,
    [property: Id(3)] int Stop,
    [property: Id(4)] int Visit,
    [property: Id(5)] int Planned,
    [property: Id(6)] bool Late) : PatrolEvent;

/// <summary>巡查发现: the patrol reported a finding as a case.</summary>
/// <param name="Item">The item of the checklist by which it was found; null for none.</param>
[GenerateSerializer, Immutable, Alias("patrol.found")]
public sealed record PatrolFound(
    [property: Id(0)] Guid Case,
    [property: Id(1)] string? Item,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] int Condition,
    [property: Id(5)] GeoPoint Point,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Measurement? Measured = null)
    : PatrolEvent;

/// <summary>
/// 漏巡: a window closed without its visits. The parties that answer for the places are notified, and the squad.
/// </summary>
/// <param name="Window">The start of the window.</param>
/// <param name="Closed">When the window closed.</param>
[GenerateSerializer, Immutable, Alias("patrol.missed")]
public sealed record PatrolMissed(
    [property: Id(0)] TimeOnly Window,
    [property: Id(1)] DateTimeOffset Closed,
    [property: Id(2)] int Planned,
    [property: Id(3)] int Made,
    [property: Id(4), JsonPropertyName("told")] IReadOnlyList<EntityRef> Notified) : PatrolEvent;
