using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Export;

/// <summary>What a running city holds.</summary>
internal sealed class CityContents(IGrainFactory grains, RegisterReader registers) : ICountyContents
{
    public IAsyncEnumerable<RegisterView> Entries(EntityKind kind, string? county, CancellationToken stop) =>
        registers.Entries(kind, county, stop);

    public async Task<TableData?> Table(string name, string county) =>
        await grains.GetGrain<ITableGrain>($"{county}/{name}").Entry() is { Data: TableData table } ? table : null;
}
