
namespace Grid.Cases;

/// <summary>Erases the contacts of reporters whose term is over. One for a city; key: 0.</summary>
[Alias("grid.contact.keeper"), GrainInterfaceType("grid.contact.keeper")]
internal interface IContactKeeperGrain : IGrainWithIntegerKey
{
    /// <summary>Returns when the keeper is active.</summary>
    [Alias("wake")] Task Wake();

    /// <summary>
    /// In a driven city: erases the contacts whose term was over by then, unless the keeper looked within the last day.
    /// </summary>
    [Alias("passUntil"), ResponseTimeout("00:00:30")] Task PassUntil(DateTimeOffset now);
}
