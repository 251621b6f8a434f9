using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Storage;
using Grid.Tests.City;
using Orleans.Providers.Streams.Common;

namespace Grid.Tests.Streams;

/// <summary>Checkpoints follow deliveries; no delivery is missed when a silo stops or dies.</summary>
public sealed class CheckpointTests(PostgresFixture server) : IClassFixture<PostgresFixture>
{
    private static readonly EntityRef Shop = new(EntityKind.Shop, "330424-XQ-02-S001");
    private static readonly EntityRef Dog = new(EntityKind.Dog, "330424-D-0001");

    [SkippableFact]
    public async Task A_cursor_waits_for_the_last_of_its_page_and_then_follows()
    {
        await using var city = await StreamCity.Start(await Database());
        var open = new TaskCompletionSource();
        await city.Append(0, "case/1", [Dog]);
        await Eventually.Comes(async () => await Cursor(city, 0) == 1, "the cursor, behind the first");

        city.RecordingParty.Door = (party, _) => party == Shop.ToString() ? open.Task : Task.CompletedTask;
        await city.Append(0, "case/2", [Shop, Dog]);
        await Eventually.Comes(() => city.RecordingParty.Of(Dog).Count == 2, "the dog's");
        for (var page = 1; page <= 5; page++) // five times as long as the cursor of another partition takes
        {
            await city.Append(1, $"case/1-{page}", [Dog]);
            await Eventually.Comes(async () => await Cursor(city, 1) == page, "the cursor of the other partition");
        }

        Assert.Equal(1, await Cursor(city, 0));

        open.SetResult();
        await Eventually.Comes(async () => await Cursor(city, 0) == 2, "the cursor, behind the second");
        Assert.Single(city.RecordingParty.Of(Shop));
    }

    [SkippableFact]
    public async Task A_city_that_stops_in_good_order_goes_on_where_it_was()
    {
        var database = await Database();
        await using (var city = await StreamCity.Start(database))
        {
            await city.Append(0, "case/1", [Dog]);
            await Eventually.Comes(async () => await Cursor(city, 0) == 1, "the cursor");
        }

        await using (var city = await StreamCity.Start(database))
        {
            await city.Append(0, "case/2", [Dog]);
            await Eventually.Comes(() => city.RecordingParty.Of(Dog).Count > 0, "the second");
            Assert.Equal([2], city.RecordingParty.Positions(Dog));
        }
    }

    [SkippableFact]
    public async Task After_a_crash_all_beyond_the_cursor_is_delivered_again()
    {
        var database = await Database();
        await SeparateProcess.KillAfter(database, static async store =>
        {
            var city = await StreamCity.Start(store);
            await city.Append(0, "case/1", [Dog]);
            await Eventually.Comes(async () => await Cursor(city, 0) == 1, "the cursor");
            var never = new TaskCompletionSource().Task;
            city.RecordingParty.Door = (party, _) => party == Shop.ToString() ? never : Task.CompletedTask;
            await city.Append(0, "case/2", [Shop, Dog]);
            await Eventually.Comes(() => city.RecordingParty.Of(Dog).Count == 2, "the dog's");
            return await city.Append(0, "case/3", [Dog]); // recorded while the page before it is on its way
        });

        await using var again = await StreamCity.Start(database);
        await Eventually.Comes(() => again.RecordingParty.Of(Dog).Count == 2, "the dog's, again");
        await Eventually.Comes(() => again.RecordingParty.Of(Shop).Count == 1, "the shop's");
        Assert.Equal([2, 3], again.RecordingParty.Positions(Dog));
        Assert.Equal([2], again.RecordingParty.Positions(Shop));
    }

    [SkippableFact]
    public async Task A_silo_killed_under_load_loses_no_record_and_the_other_takes_its_queues()
    {
        var database = await Database();
        await using var city = await StreamCity.Start(database);
        await using var other = await SeparateProcess.Start(database, static store => StreamCity.StartBeside(store));
        await Eventually.Comes(
            async () => await Agents(city) is [> 0, > 0] and var agents && agents.Sum() == StreamCity.Partitions + 1,
            "queues on both silos");

        var parties = Enumerable
            .Range(0, 60)
            .Select(static shop => new EntityRef(EntityKind.Shop, $"S{shop:D3}"))
            .ToArray();
        var named = new Dictionary<EntityRef, HashSet<LedgerPosition>>();
        var recorded = 0;
        using var enough = new CancellationTokenSource();
        var desks = Enumerable.Range(0, 8).Select(async desk =>
        {
            var draw = new Random(desk);
            for (var report = 0; !enough.IsCancellationRequested; report++)
            {
                var answering = draw.GetItems(parties, 4);
                var position = (
                    await city.Append(draw.Next(StreamCity.Partitions + 1), $"case/{desk}-{report}", answering))[0];
                Interlocked.Increment(ref recorded);
                lock (named)
                {
                    foreach (var party in answering)
                    {
                        (named.TryGetValue(party, out var records) ? records : named[party] = []).Add(position);
                    }
                }
            }
        }).ToArray();

        await Eventually.Comes(Recorded(500), "a load");
        await other.Kill();
        await Eventually.Comes(
            async () => await Agents(city) is [StreamCity.Partitions + 1], "all queues on the silo that is left");
        await Eventually.Comes(Recorded(500), "a load that goes on");
        await enough.CancelAsync();
        await Task.WhenAll(desks);

        Assert.Equal(parties.Length, named.Count);
        foreach (var (party, records) in named)
        {
            await Eventually.Comes(
                () => records.IsSubsetOf(city.RecordingParty.Of(party).Select(static record => record.Position)),
                $"{party}");
        }

        Assert.Empty(await city.Store.DeadLetters(10));
        Assert.Equal(StreamCity.Partitions + 1, Assert.Single(await Agents(city)));

        Func<bool> Recorded(int more)
        {
            var goal = recorded + more;
            return () => Volatile.Read(ref recorded) >= goal;
        }
    }

    private static async Task<int[]> Agents(StreamCity city)
    {
        var counts = await city.Silo.Management.SendControlCommandToProvider<PersistentStreamProvider>(
            FanOutGrain.Name, (int)PersistentStreamProviderCommand.GetNumberRunningAgents);
        return [.. counts.Cast<int>()];
    }

    private static async Task<long> Cursor(StreamCity city, int partition) =>
        (await city.Store.Checkpoints(FanOutGrain.Name))[partition];

    private async Task<StoreOptions> Database() => new StoreOptions.Postgres(await server.CreateDatabase());
}
