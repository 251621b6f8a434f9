using Grid.Places;

namespace Grid.Patrols;

/// <summary>签到: records that a patrol is, or was, on a beat.</summary>
/// <param name="Id">The caller's id for the check-in; the same id again is answered, not repeated.</param>
/// <param name="At">When the patrol was there; null for now.</param>
/// <param name="By">Code of the person on patrol.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.checkIn")]
public sealed record CheckIn(
    [property: Id(0)] string Id,
    [property: Id(1)] GeoPoint Point,
    [property: Id(2)] DateTimeOffset? At,
    [property: Id(3)] string By);

/// <summary>The result of a check-in.</summary>
/// <param name="Window">Start of the window in which the check-in counts; null when it counts in none.</param>
/// <param name="Visit">The number of the visit within the window.</param>
/// <param name="Planned">How many visits the window needs.</param>
/// <param name="Stop">
/// The number of the point within the visit, from 1; <paramref name="Stops"/> points make it whole.
/// </param>
/// <param name="Made">How many whole visits the window has so far.</param>
[GenerateSerializer, Immutable, Alias("grid.beat.checkedIn")]
public sealed record CheckInView(
    [property: Id(0)] string Beat,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] string Id,
    [property: Id(3)] DateTimeOffset Seen,
    [property: Id(4)] TimeOnly? Window,
    [property: Id(5)] int Visit,
    [property: Id(6)] int Planned,
    [property: Id(7)] int Stop,
    [property: Id(8)] int Stops,
    [property: Id(9)] int Made,
    [property: Id(10)] bool Late);
