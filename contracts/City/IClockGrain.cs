using Grid.Foundation;

namespace Grid.City;

/// <summary>
/// The city's clock, which callers may drive where <c>Grid:Clock=driven</c> is set; elsewhere it only shows the time.
/// Key: 0.
/// A request in a driven city may also say what time it is (<see cref="DrivenTime.Header"/>); that is then the time of
/// every decision it causes.
/// </summary>
[Alias("grid.clock"), GrainInterfaceType("grid.clock")]
public interface IClockGrain : IGrainWithIntegerKey
{
    [Alias("now")] Task<ClockView> Now();

    /// <summary>
    /// Advances the clock of a driven city: the caller promises that no later request carries an earlier time. Answers
    /// when all that was due by then has happened, or with <see cref="RefusalKind.Busy"/> while some is
    /// left; refused where the clock is not driven.
    /// </summary>
    [Alias("passed"), ResponseTimeout("00:00:30")] Task<Outcome<ClockView>> AdvanceTo(DateTimeOffset now);
}

/// <summary>What the clock shows, and whether callers may drive it.</summary>
[GenerateSerializer, Immutable, Alias("grid.clock.view")]
public sealed record ClockView(
    [property: Id(0)] DateTimeOffset Now,
    [property: Id(1)] bool Driven,
    [property: Id(2)] string? Zone = null);

/// <summary>Names by which a driven time travels.</summary>
public static class DrivenTime
{
    /// <summary>HTTP header with an RFC 3339 time; refused where the clock is not driven.</summary>
    public const string Header = "Grid-Now";

    /// <summary>Key of the request context that carries it (UTC ticks, long) from grain to grain.</summary>
    public const string Context = "grid.now";
}
