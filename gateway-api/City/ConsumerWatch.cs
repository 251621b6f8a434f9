using System.Globalization;
using Grid.Gateway.Foundation;
using Grid.ReadModel;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.City;

/// <summary>
/// Remembers at which position each consumer of the ledger stood, and since when. A consumer that is behind and has not
/// moved for <see cref="GatewayOptions.StalledAfter"/> stands still. A consumer that set a record aside as a dead
/// letter has moved on, so it does not stand still.
/// </summary>
internal sealed class ConsumerWatch(TimeProvider clock, IOptions<GatewayOptions> options)
{
    private const int Named = 3;

    private readonly Lock turn = new();
    private readonly Dictionary<(string Consumer, int Partition), (long Position, long Since)> behind = [];

    /// <returns>The consumer that stands still, its partition and for how long; null when all move.</returns>
    public string? Look(Progress progress)
    {
        lock (turn)
        {
            List<string> still =
            [
                .. Still("the read model", progress.ReadModel, progress.Heads),
                .. Still("the parties", progress.Parties, progress.Heads),
                .. Still("the clocks", progress.Clocks ?? [], progress.Heads),
                .. (progress.Further ?? new Dictionary<string, IReadOnlyList<long>>())
                    .SelectMany(further => Still(further.Key, further.Value, progress.Heads)),
            ];
            var more = still.Count > Named ? $"; and {still.Count - Named} more" : "";
            return still.Count == 0
                ? null
                : $"A follower of the ledger stands still: {string.Join("; ", still.Take(Named))}{more}.";
        }
    }

    private IEnumerable<string> Still(string consumer, IReadOnlyList<long> positions, IReadOnlyList<long> heads) =>
        positions
            .Select((position, partition) => Stands(consumer, partition, position, heads.ElementAtOrDefault(partition)))
            .OfType<string>();

    private string? Stands(string consumer, int partition, long position, long head)
    {
        if (position >= head)
        {
            behind.Remove((consumer, partition));
            return null;
        }

        if (!behind.TryGetValue((consumer, partition), out var before) || before.Position != position)
        {
            behind[(consumer, partition)] = (position, clock.GetTimestamp());
            return null;
        }

        var still = clock.GetElapsedTime(before.Since);
        return still < options.Value.StalledAfter
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{consumer} at {partition}:{position} of {head} for {still.TotalSeconds:0} s");
    }
}

/// <summary>Looks at intervals, so that the first readiness check after a consumer stopped reports it.</summary>
internal sealed class ConsumerLookout(IGrainFactory grains, ConsumerWatch watch, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Every, clock);
        while (await beat.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                watch.Look(await grains.GetGrain<IReadModelGrain>(0).Progress().WaitAsync(Every, clock, stoppingToken));
            }
            catch (Exception away) when (CityUnavailable.Is(away) && !stoppingToken.IsCancellationRequested)
            {
                // The readiness check asks the city itself, and reports that the city does not answer.
            }
        }
    }
}
