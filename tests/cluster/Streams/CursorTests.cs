using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Storage;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;

namespace Grid.Tests.Streams;

/// <summary>Cursors follow deliveries; whatever stops, nothing is missed.</summary>
[Collection(PostgresCollection.Name)]
public sealed class CursorTests(PostgresFixture server)
{
    private static readonly PartyRef Shop = new(PartyKind.Shop, "330424-XQ-02-S001");
    private static readonly PartyRef Dog = new(PartyKind.Dog, "330424-D-0001");

    [SkippableFact]
    public async Task A_cursor_waits_for_the_last_of_its_page_and_then_follows()
    {
        await using var city = await StreamCity.Start(await Database());
        var open = new TaskCompletionSource();
        await city.Append(0, "case/1", [Dog]);
        await StreamCity.Until(async () => await Cursor(city, 0) == 1, "the cursor, behind the first");

        city.Postbox.Door = (party, _) => party == Shop.ToString() ? open.Task : Task.CompletedTask;
        await city.Append(0, "case/2", [Shop, Dog]);
        await StreamCity.Until(() => city.Postbox.Of(Dog).Count == 2, "the dog's");
        await Task.Delay(TimeSpan.FromSeconds(1)); // five times as long as a cursor may lag
        Assert.Equal(1, await Cursor(city, 0));

        open.SetResult();
        await StreamCity.Until(async () => await Cursor(city, 0) == 2, "the cursor, behind the second");
        Assert.Single(city.Postbox.Of(Shop));
    }

    [SkippableFact]
    public async Task A_city_that_stops_in_good_order_goes_on_where_it_was()
    {
        var database = await Database();
        await using (var city = await StreamCity.Start(database))
        {
            await city.Append(0, "case/1", [Dog]);
            await StreamCity.Until(async () => await Cursor(city, 0) == 1, "the cursor");
        }

        await using (var city = await StreamCity.Start(database))
        {
            await city.Append(0, "case/2", [Dog]);
            await StreamCity.Until(() => city.Postbox.Of(Dog).Count > 0, "the second");
            Assert.Equal([2], city.Postbox.Positions(Dog));
        }
    }

    [SkippableFact]
    public async Task After_a_crash_all_beyond_the_cursor_is_delivered_again()
    {
        var database = await Database();
        var city = await StreamCity.Start(database);
        await city.Append(0, "case/1", [Dog]);
        await StreamCity.Until(async () => await Cursor(city, 0) == 1, "the cursor");
        city.Postbox.Door = static (party, _) => party == Shop.ToString() ? Task.Delay(Timeout.Infinite) : Task.CompletedTask;
        await city.Append(0, "case/2", [Shop, Dog]);
        await StreamCity.Until(() => city.Postbox.Of(Dog).Count == 2, "the dog's");
        await city.Append(0, "case/3", [Dog]); // recorded while the page before it is on its way
        await city.Cluster.KillSiloAsync(city.Cluster.Silos[0]);
        await city.Cluster.DisposeAsync();

        await using var again = await StreamCity.Start(database);
        await StreamCity.Until(() => again.Postbox.Of(Dog).Count == 2, "the dog's, again");
        Assert.Equal([2, 3], again.Postbox.Positions(Dog));
        Assert.Equal([2], again.Postbox.Positions(Shop));
    }

    [SkippableFact]
    public async Task A_silo_killed_under_load_costs_nobody_a_record_and_the_other_takes_its_queues()
    {
        await using var city = await StreamCity.Start(await Database(), silos: 2);
        await StreamCity.Until(async () => (await Agents(city)) is [> 0, > 0] and var agents && agents.Sum() == StreamCity.Partitions + 1, "queues on both silos");

        var parties = Enumerable.Range(0, 60).Select(static shop => new PartyRef(PartyKind.Shop, $"S{shop:D3}")).ToArray();
        var named = new Dictionary<PartyRef, HashSet<LedgerPosition>>();
        using var enough = new CancellationTokenSource();
        var desks = Enumerable.Range(0, 8).Select(async desk =>
        {
            var draw = new Random(desk);
            for (var report = 0; !enough.IsCancellationRequested; report++)
            {
                var answering = draw.GetItems(parties, 4);
                var position = (await city.Append(draw.Next(StreamCity.Partitions + 1), $"case/{desk}-{report}", answering))[0];
                lock (named)
                {
                    foreach (var party in answering)
                    {
                        (named.TryGetValue(party, out var records) ? records : named[party] = []).Add(position);
                    }
                }
            }
        }).ToArray();

        await Task.Delay(TimeSpan.FromSeconds(1));
        await city.Cluster.KillSiloAsync(city.Cluster.Silos[1]);
        await Task.Delay(TimeSpan.FromSeconds(6));
        await enough.CancelAsync();
        await Task.WhenAll(desks);

        Assert.Equal(parties.Length, named.Count);
        foreach (var (party, records) in named)
        {
            await StreamCity.Until(() => city.Postbox.Of(party).Select(static record => record.Position).ToHashSet().IsSupersetOf(records), $"{party}");
        }

        Assert.Empty(await city.Store.DeadLetters(10));
        Assert.Equal(StreamCity.Partitions + 1, Assert.Single(await Agents(city)));
    }

    private static async Task<int[]> Agents(StreamCity city)
    {
        var counts = await city.Cluster.Client.GetGrain<IManagementGrain>(0).SendControlCommandToProvider<PersistentStreamProvider>(
            FanOutGrain.Name, (int)PersistentStreamProviderCommand.GetNumberRunningAgents);
        return [.. counts.Cast<int>()];
    }

    private static async Task<long> Cursor(StreamCity city, int partition) =>
        (await city.Store.Cursors(FanOutGrain.Name))[partition];

    private async Task<StoreOptions> Database() => new StoreOptions.Postgres(await server.CreateDatabase());
}
