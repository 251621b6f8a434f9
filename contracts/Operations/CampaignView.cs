using Grid.Ledger;

namespace Grid.Operations;

/// <summary>The counters of a year.</summary>
/// <param name="Staff">Who watches the streets today (S92).</param>
[GenerateSerializer, Immutable, Alias("grid.campaign.view")]
public sealed record CampaignView(
    [property: Id(0)] string? County,
    [property: Id(1)] int Year,
    [property: Id(2)] IReadOnlyList<CampaignCounter> Counters,
    [property: Id(3)] StaffRatio Staff,
    [property: Id(4)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>One counter of the plan.</summary>
/// <param name="Target">How many the plan asks for in the year, or of operations in each month.</param>
/// <param name="Months">Month by month, the twelve of the year.</param>
/// <param name="Places">By sub-district, the one with most first; empty of operations.</param>
[GenerateSerializer, Immutable, Alias("grid.campaign.counter")]
public sealed record CampaignCounter(
    [property: Id(0)] CampaignCount Count,
    [property: Id(1)] double Target,
    [property: Id(2)] long Done,
    [property: Id(3)] IReadOnlyList<long> Months,
    [property: Id(4)] IReadOnlyList<CampaignPlace> Places);

/// <summary>What was done in a sub-district.</summary>
/// <param name="Subdistrict">Its code; null for what has no place.</param>
[GenerateSerializer, Immutable, Alias("grid.campaign.place")]
public sealed record CampaignPlace([property: Id(0)] string? Subdistrict, [property: Id(1)] long Done);

/// <summary>执法力量与日常管理力量 (S92): the holders of the two posts on a day.</summary>
/// <param name="Target">How many daily managers the plan asks for to each officer.</param>
[GenerateSerializer, Immutable, Alias("grid.campaign.staff")]
public sealed record StaffRatio(
    [property: Id(0)] int Officers, [property: Id(1)] int Assistants, [property: Id(2)] double Target);

/// <summary>What the plan counts. Numbers are sent: new ones go at the end.</summary>
public enum CampaignCount
{
    /// <summary>规劝: persuasions of ladders, without those taken back.</summary>
    Persuasions = 0,

    /// <summary>简易程序: penalties decided by it and not annulled.</summary>
    Simple = 1,

    /// <summary>一般程序</summary>
    General = 2,

    /// <summary>非接触性执法</summary>
    Contactless = 3,

    /// <summary>专项整治: special operations that began.</summary>
    Operations = 4,
}
