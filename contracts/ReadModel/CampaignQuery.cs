using Grid.Ledger;
using Grid.Operations;

namespace Grid.ReadModel;

/// <summary>Asks for what the campaign counts in stretches of time.</summary>
/// <param name="Bounds">Where the stretches begin and end, in order: one more than there are stretches.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.campaignQuery")]
public sealed record CampaignQuery(
    [property: Id(0)] IReadOnlyList<DateTimeOffset> Bounds, [property: Id(1)] string? County);

/// <summary>One count.</summary>
/// <param name="Stretch">Number of the stretch, from 0.</param>
/// <param name="Subdistrict">Code of the sub-district; null for what has no place.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.campaignLine")]
public sealed record CampaignLine(
    [property: Id(0)] CampaignCount Count,
    [property: Id(1)] int Stretch,
    [property: Id(2)] string? Subdistrict,
    [property: Id(3)] long Done);

/// <summary>The counts that are not 0.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.campaignPage")]
public sealed record CampaignPage(
    [property: Id(0)] IReadOnlyList<CampaignLine> Items, [property: Id(1)] IReadOnlyList<LedgerPosition> ReadTo);
