using Grid.Areas;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Gateway.City;

/// <summary>The county that a request means when it names none: the only one registered.</summary>
internal sealed class HomeCounty(IGrainFactory grains)
{
    private const int Most = 500;

    /// <summary>Its six digits; null while there is none, or where there are several.</summary>
    public async Task<string?> Code()
    {
        string? county = null, next = null;
        do
        {
            var read = await grains.GetGrain<IReadModelGrain>(0).Register(EntityKind.Area, prefix: null, Most, next);
            var page = read.Value;
            foreach (var entry in page?.Items ?? [])
            {
                if (entry.Data is AreaData { Area: AreaKind.County, Retired: false })
                {
                    if (county is not null)
                    {
                        return null;
                    }

                    county = entry.Ref.Key;
                }
            }

            next = page?.Next;
        }
        while (next is not null);

        return county;
    }
}
