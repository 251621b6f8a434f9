using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Gateway.City;

/// <summary>The county that is meant when nobody says which: the only one registered.</summary>
internal sealed class HomeCounty(IGrainFactory grains)
{
    private const int Most = 500;

    /// <summary>Its six digits; null while there is none, or where there are several.</summary>
    public async Task<string?> Code()
    {
        var areas = await grains.GetGrain<IDeskGrain>(0).Register(PartyKind.Area, prefix: null, Most, after: null);
        var counties = areas.Value?.Items.Where(static entry => entry.Data is AreaData { Area: AreaKind.County, Retired: false }).ToList();
        return counties is [var only] ? only.Ref.Key : null;
    }
}
