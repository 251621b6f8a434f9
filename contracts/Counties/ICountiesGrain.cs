using Orleans.Concurrency;

namespace Grid.Counties;

/// <summary>Answers from the counties of the silo it runs on. Stateless worker; key: 0.</summary>
[Alias("grid.counties"), GrainInterfaceType("grid.counties")]
public interface ICountiesGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// All counties by code; the first that was registered is marked. One that no entry describes yet is there too,
    /// with the facts that hold for it.
    /// </summary>
    [Alias("list"), ReadOnly] Task<IReadOnlyList<CountyView>> List();

    /// <summary>What each county has and what is open in it, by code.</summary>
    [Alias("figures"), ReadOnly, ResponseTimeout("00:00:30")] Task<IReadOnlyList<CountyFigures>> Figures();
}
