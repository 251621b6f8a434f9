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
