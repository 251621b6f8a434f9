using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Names;

/// <summary>
/// Answers how a county calls its codes, from the registers and tables of the silo it runs on. Stateless worker;
/// key: 0. An answer goes out without names when these do not come soon.
/// </summary>
[Alias("grid.names"), GrainInterfaceType("grid.names")]
public interface INamesGrain : IGrainWithIntegerKey
{
    /// <summary>The names of a county's classes, rules and items, and its own words.</summary>
    /// <param name="county">Its code; empty for the first county of the store.</param>
    [Alias("words"), ReadOnly, ResponseTimeout("00:00:03")] Task<CountyNames> Words(string county);

    /// <summary>The names of registered things and their counties, in the order asked.</summary>
    [Alias("things"), ReadOnly, ResponseTimeout("00:00:03")]
    Task<IReadOnlyList<NamedThing>> Things(IReadOnlyList<EntityRef> things);
}
