using System.ComponentModel.DataAnnotations;
using Grid.Patrols;

namespace Grid.Gateway.Patrols;

/// <summary>签到, as it is sent.</summary>
public sealed record CheckInBody
{
    /// <summary>
    /// The caller's id for it, at most 64 characters; the Idempotency-Key does as well. A retry with it is answered,
    /// not repeated.
    /// </summary>
    [StringLength(64)]
    public string? Id { get; init; }

    /// <summary>Degrees; longitude.</summary>
    [Required, Range(-180.0, 180.0)]
    public double? Lon { get; init; }

    /// <summary>Degrees; latitude.</summary>
    [Required, Range(-90.0, 90.0)]
    public double? Lat { get; init; }

    /// <summary>When, RFC 3339 with an offset; now when absent.</summary>
    public string? At { get; init; }

    /// <summary>Code of the person who walks.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }
}

/// <summary>
/// What became of a check-in: it was <c>visit</c> of <c>planned</c> in the window that begins at <c>window</c>; null
/// where it counts in none.
/// </summary>
public sealed record CheckedInBody(
    string Beat,
    DateOnly Day,
    string Id,
    DateTimeOffset At,
    TimeOnly? Window,
    int Visit,
    int Planned,
    int Stop,
    int Stops,
    int Made,
    int Left,
    bool Late)
{
    internal static CheckedInBody From(CheckInView view) => new(
        view.Beat, view.Day, view.Id, view.Seen, view.Window, view.Visit, view.Planned, view.Stop, view.Stops,
        view.Made,
        Math.Max(0, view.Planned - view.Made),
        view.Late);
}
