using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Counties;

namespace Grid.Gateway.Counties;

/// <summary>Shows beside the entry of a county what it has and what is open in it.</summary>
internal static class CountyCounts
{
    public static async Task Add(IEnumerable<JsonObject> counties, IGrainFactory grains)
    {
        var figures = (await grains.GetGrain<ICountiesGrain>(0).Figures()).ToDictionary(static one => one.County);
        foreach (var county in counties)
        {
            if (figures.TryGetValue(county["code"]!.GetValue<string>(), out var known))
            {
                county["counts"] = JsonSerializer.SerializeToNode(CountsBody.Of([known]), JsonSerializerOptions.Web);
            }
        }
    }
}
