using Grid.Chaos.City;
using Grid.Chaos.Load;

namespace Grid.Chaos.Measures;

/// <summary>What a fault costs, measured on a region with nothing else to do: the figures beside the promise.</summary>
internal static class Measuring
{
    private const int Times = 3;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    public static async Task Run(int seed, Action<string> say, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("grid-chaos-").FullName;
        await using var region = await ChaosRegion.Build();
        await region.Mend();
        await region.Ready(LongestStart);
        using (var log = new ClientLog(Path.Combine(folder, "clients.ndjson")))
        using (var door = new Door(region.Doors, new(), stop))
        {
            await new ClientGroup(seed, new(door, log, new(), $"{seed}")).Settle();
        }

        for (var i = 0; i < Times; i++)
        {
            stop.ThrowIfCancellationRequested();
            await new ServeAgain(region, say).Run(seed + i);
        }

        await new Overload(region, say).Run(seed);
        await new Poison(region, say).Run();
        Directory.Delete(folder, recursive: true);
    }
}
