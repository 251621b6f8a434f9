using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Operations;

/// <summary>
/// 专项整治目标 (S79): what the plan of a year asks for, and how far it has come. Stateless worker; key: 0.
/// </summary>
[Alias("grid.campaign"), GrainInterfaceType("grid.campaign")]
public interface ICampaignGrain : IGrainWithIntegerKey
{
    /// <summary>The counters of a year of a county. Refused as <c>county.missing</c>, <c>county.unknown</c>.</summary>
    /// <param name="year">The year; null for the present one.</param>
    [Alias("year"), ReadOnly, ResponseTimeout("00:00:30")]
    Task<Outcome<CampaignView>> Year(string? county, int? year);
}
