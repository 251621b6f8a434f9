using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Patrols;

/// <summary>The beats of a place. Stateless worker; key: 0.</summary>
[Alias("grid.patrols"), GrainInterfaceType("grid.patrols")]
public interface IPatrolsGrain : IGrainWithIntegerKey
{
    /// <summary>Beats in force on a day, by code, as they stand.</summary>
    /// <param name="place">A segment or cell; null for all.</param>
    /// <param name="day">The day; null for today.</param>
    /// <param name="county">Code of the county whose beats are meant; null for all.</param>
    /// <param name="counties">Codes of several counties, where <paramref name="county"/> is null.</param>
    [Alias("list"), ReadOnly]
    Task<BeatPage> List(
        EntityRef? place,
        PatrolMode? mode,
        DateOnly? day,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null);

    /// <summary>Figures of the beats of a place, also of those that have ended, for each day of a period.</summary>
    [Alias("figures"), ReadOnly, ResponseTimeout("00:00:30")]
    Task<PatrolFiguresPage> Figures(
        EntityRef? place,
        DateOnly from,
        DateOnly until,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null);
}
