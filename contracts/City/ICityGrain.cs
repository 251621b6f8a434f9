using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Orleans.Concurrency;

namespace Grid.City;

/// <summary>The city as a whole: which files it was loaded from, its clock. Key: county code.</summary>
[Alias("grid.city"), GrainInterfaceType("grid.city")]
public interface ICityGrain : IGrainWithStringKey
{
    /// <summary>Files loaded so far, by name, with the SHA-256 (hex) of their content.</summary>
    [Alias("loaded")] Task<IReadOnlyDictionary<string, string>> Loaded();

    /// <summary>
    /// Gives one loader a lease to load the city; false while another loader holds it. The same loader prolongs its
    /// lease by asking again, and gives it back by asking for no time.
    /// </summary>
    [Alias("claim")] Task<bool> Claim(string loader, TimeSpan patience);

    [Alias("markLoaded")] Task MarkLoaded(string file, string hash, string by);

    /// <summary>
    /// A register entry as the given actor last left it, with the version it had then; null when the actor never
    /// entered it. Other actors may have changed the entry since; its present version is then larger.
    /// </summary>
    [Alias("lastBy"), ReadOnly, AlwaysInterleave] Task<RegisterView?> LastBy(EntityRef entry, string by);

    /// <summary>
    /// The entries that an actor ever made or changed, in the order of the ledger. Pages may repeat an entry, and may
    /// be empty.
    /// </summary>
    /// <param name="after">
    /// Position in the registers' partition; 0 for the first page, then <see cref="EnteredPage.Next"/>.
    /// </param>
    [Alias("enteredBy"), ReadOnly, AlwaysInterleave] Task<EnteredPage> EnteredBy(string by, long after);
}

/// <summary>Register entries of one actor.</summary>
/// <param name="Next">Where the next page begins; null after the last.</param>
[GenerateSerializer, Immutable, Alias("grid.city.entered")]
public sealed record EnteredPage([property: Id(0)] IReadOnlyList<EntityRef> Entries, [property: Id(1)] long? Next);

/// <summary>The loader has loaded a file of the county's folder to its last line.</summary>
[GenerateSerializer, Immutable, Alias("city.fileLoaded")]
public sealed record FileLoaded([property: Id(0)] string File, [property: Id(1)] string Hash) : GridEvent;

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
