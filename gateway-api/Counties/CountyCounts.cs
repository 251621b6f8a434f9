using Grid.Counties;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Counties;

/// <summary>Shows beside the entry of a county what it has and what is open in it.</summary>
internal static class CountyCounts
{
    public static async Task Add(IEnumerable<ShownRow> counties, IGrainFactory grains)
    {
        var figures = (await grains.GetGrain<ICountiesGrain>(0).Figures()).ToDictionary(static one => one.County);
        foreach (var county in counties)
        {
            if (figures.TryGetValue((string)county["code"]!, out var known))
            {
                county["counts"] = CountsBody.Of([known]);
            }
        }
    }
}
