using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Exposures;

/// <summary>
/// 曝光台 (S85): decides what is exposed to the public on the board of a county. Stateless worker; key: 0.
/// </summary>
[Alias("grid.exposures"), GrainInterfaceType("grid.exposures")]
public interface IExposureDeskGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Exposes a matter for a term. What must never be shown, and what comes before the step that allows it, is
    /// refused with the clause as <c>exposure.*</c>.
    /// </summary>
    [Alias("expose")] Task<Outcome<ExposureView>> Expose(ExposeMatter command);

    /// <summary>Takes an exposure off the board. Again, it changes nothing. Refused as <c>exposure.unknown</c>.
    /// </summary>
    [Alias("withdraw")] Task<Outcome<ExposureView>> Withdraw(string id, string by, string reason);

    /// <summary>One exposure; null where there is none of this id.</summary>
    [Alias("view"), ReadOnly] Task<ExposureView?> View(string id);

    /// <summary>What is shown today, the latest first. Refused as <c>page.cursor</c>.</summary>
    /// <param name="county">Code of one county; several where it is null.</param>
    /// <param name="counties">Codes of several counties; null or empty for all.</param>
    /// <param name="after">What the page before says as next; null for the first page.</param>
    [Alias("shown"), ReadOnly]
    Task<Outcome<ExposurePage>> Shown(string? county, IReadOnlyList<string>? counties, int limit, string? after);
}
