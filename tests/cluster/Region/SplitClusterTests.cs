using Grid.Areas;
using Grid.City;
using Grid.Counties;
using Grid.Parties;
using Grid.Registers;
using Grid.Roads;
using Grid.Segments;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Grid.Tests.Region;

/// <summary>
/// Two silos of one region that do not know of each other, as it is for a moment when both start at once: each has its
/// own activation of everything, and the store they share decides.
/// </summary>
public sealed class SplitClusterTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Square = """{"type":"Polygon","coordinates":[[[120,30],[121,30],[121,31],[120,31],[120,30]]]}""";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task One_loader_gets_leave_to_load_the_city_and_the_other_hears_of_its_work()
    {
        var store = new StoreOptions.Postgres(await postgres.CreateDatabase());
        await using var one = await Silo(store, "one");
        await using var other = await Silo(store, "other");
        var (here, there) = (City(one), City(other));
        Assert.Empty(await here.Loaded());
        Assert.Empty(await there.Loaded());

        var leases = await Task.WhenAll(here.TryAcquireLease("one", Minute), there.TryAcquireLease("other", Minute));
        Assert.Single(leases, static given => given);
        var (loader, waiter, waiting) = leases[0] ? (here, there, "other") : (there, here, "one");
        await loader.MarkLoaded("roads.csv", "ab12", "test");

        Assert.Equal(KeyValuePair.Create("roads.csv", "ab12"), Assert.Single(await waiter.Loaded()));
        Assert.False(await waiter.TryAcquireLease(waiting, Minute));
        Assert.True(await loader.TryAcquireLease(leases[0] ? "one" : "other", TimeSpan.Zero)); // it is done
        await Eventually.Holds(async () => Assert.True(await waiter.TryAcquireLease(waiting, Minute)));
    }

    [SkippableFact]
    public async Task What_was_registered_beyond_a_silos_sight_is_on_its_map_when_it_is_asked_for()
    {
        var store = new StoreOptions.Postgres(await postgres.CreateDatabase());
        await using var one = await Silo(store, "one");
        await using var other = await Silo(store, "other");
        await Enter(one, new(EntityKind.Road, "R1"), new RoadData { Name = "海滨路" });
        // Takes the registers' partition over.
        await Enter(other, new(EntityKind.Road, "R2"), new RoadData { Name = "秦山路" });
        await Enter(other, new(EntityKind.Area, "999901"), new AreaData
        {
            Area = AreaKind.County,
            Name = "测试县",
            Geometry = Square,
        });
        await Enter(other, new(EntityKind.Area, "999901001"), new AreaData
        {
            Area = AreaKind.Subdistrict,
            Name = "测试街道",
            Geometry = Square,
        });

        var (_, located) = await one.Services.GetRequiredService<RegisterFollower>().Locate(new(120.5, 30.5));
        await Enter(one, new(EntityKind.Segment, "R2-01"), new SegmentData { Road = "R2", Geometry = """{"type":"LineString","coordinates":[[120.5,30.5],[120.501,30.5]]}""" });

        Assert.Equal("999901001", located.Place?.Subdistrict);
    }

    private static ICityGrain City(TestSilo silo) => silo.Grains.GetGrain<ICityGrain>("999901");

    private static async Task Enter(TestSilo silo, EntityRef entry, RegisterData data)
    {
        var entered = await silo.Grains.GetRegister(entry).Register(new(data, "test"));
        Assert.True(entered.Refusal is null, entered.Refusal?.ToString());
    }

    private static Task<TestSilo> Silo(StoreOptions store, string cluster) => TestSilo.Start(store, silo => silo
        .AddGridGrains(store, silo.Configuration)
        .Configure<ClusterOptions>(options => options.ClusterId = cluster));
}
