using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Tests.ReadModel;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.City;

/// <summary>A city is what its store holds.</summary>
public sealed class RestartTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_city_that_was_stopped_goes_on_where_it_was(string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        TestNeighbourhood quarter;
        Guid[] cases;
        string said, listed;
        long[] heads;
        await using (var city = await TestCity.Start(store.Options))
        {
            await County.Found(city);
            quarter = await TestNeighbourhood.Open(city);
            cases = await SampleCases.Open(quarter);
            await quarter.Split();
            await Eventually.Holds(async () => Assert.Empty(await quarter.Has(quarter.West)));
            (said, listed, heads) = await Remembered(city, quarter, cases);
        }

        await using (var city = await TestCity.Start(store.Options))
        {
            quarter.City = city;
            Assert.Equal(heads, await city.Ledger.Heads());
            var now = await Remembered(city, quarter, cases);
            Assert.Equal(said, now.Said);
            Assert.Equal(listed, now.Listed);
            Assert.Empty(await city.Audit());
            await Recount.Of(await city.Records()).AgreesWith(city.Grains);
        }

        await Rebuild(store);
        await using (var city = await TestCity.Start(store.Options))
        {
            quarter.City = city;
            await city.Listed();
            Assert.Equal(listed, await quarter.Listed());
            cases = [.. cases, .. await SampleCases.Open(quarter)]; // and life goes on
            await city.Delivered();
            await city.Listed();
            await Recount.Of(await city.Records()).AgreesWith(city.Grains);
            await ListTests.AgreesWithGrains(quarter, cases);
        }
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_city_that_died_has_lost_nothing_it_had_answered(string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        var morning = await SeparateProcess.KillAfter(store.Options, static async store =>
        {
            var city = await TestCity.Start(store, ("Grid:Parties:SnapshotEvery", "3"));
            await County.Found(city);
            var quarter = await TestNeighbourhood.Open(city);
            var cases = await SampleCases.Open(quarter);
            var views = await Task.WhenAll(cases.Select(quarter.View));
            return (quarter.Seat, Views: views.Select(static view => (view!.Id, view.Number, view.Version)).ToArray());
        }); // killed with deliveries and snapshots on their way

        await using var next = await TestCity.Start(store.Options);
        var quarter = TestNeighbourhood.Resume(next, morning.Seat);
        await next.Delivered();

        foreach (var before in morning.Views)
        {
            var after = (await quarter.View(before.Id))!;
            Assert.True(
                after.Version >= before.Version,
                $"{before.Number} had {before.Version} events and has {after.Version}");
        }

        Assert.Empty(await next.Audit());
        await Recount.Of(await next.Records()).AgreesWith(next.Grains);
    }

    private static async Task<(string Said, string Listed, long[] Heads)> Remembered(
        TestCity city,
        TestNeighbourhood quarter,
        Guid[] cases)
    {
        await city.Delivered();
        await city.Listed();
        return (await quarter.Said(cases), await quarter.Listed(), await city.Ledger.Heads());
    }

    private static async Task Rebuild(TestStore store)
    {
        await using var services = new ServiceCollection()
            .AddGridLedgerStore(store.Options)
            .AddGridReadModelStore(store.Options)
            .Configure<LedgerOptions>(static ledger => ledger.Partitions = 4)
            .BuildServiceProvider();
        await services.GetRequiredService<ReadModelRebuilder>().Run();
    }
}
