using System.Data.Common;
using Dapper;
using Grid.Areas;
using Grid.City;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Parties;

/// <summary>
/// Every kind of grain leaves memory and comes back as it was: by its snapshot, by its tail, and by both.
/// </summary>
public sealed class ReactivationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Never = 1_000_000;

    [SkippableTheory]
    [InlineData("embedded", 2, 1, true)] // all the time
    [InlineData("embedded", 7, Never, true)] // now and then, and a tail beyond
    [InlineData("embedded", Never, Never, false)]
    [InlineData("postgres", 3, 2, true)]
    public async Task A_deactivated_grain_wakes_with_the_same_state(
        string kind,
        int snapshotEvery,
        int snapshotOnLeaving,
        bool snapshots)
    {
        await using var city = await TestCity.Found(
            await TestStore.Of(kind, postgres),
            ("Grid:Parties:SnapshotEvery", $"{snapshotEvery}"),
            ("Grid:Parties:SnapshotOnLeaving", $"{snapshotOnLeaving}"));
        var quarter = await TestNeighbourhood.Open(city);
        var files = city.Grains.GetGrain<ICityGrain>(County.Code);
        await files.MarkLoaded("cells.geojson", "abc", "loader");

        var cases = await SampleCases.Open(quarter);
        await Rest(city, quarter, cases);

        // And what happens after a rest is taken once, on top of what was remembered.
        await quarter.Split();
        await Eventually.Holds(async () => Assert.Empty(await quarter.Has(quarter.West)));
        cases = [.. cases, .. await SampleCases.Open(quarter)];
        await Rest(city, quarter, cases);

        Assert.Equal("abc", Assert.Single(await files.Loaded()).Value);
        Assert.Equal(snapshots, await Snapshots(city) > 0);
    }

    private static async Task Rest(TestCity city, TestNeighbourhood quarter, Guid[] cases)
    {
        await city.Delivered();
        var before = await quarter.Said(cases);
        GrainId[] everyKind =
        [
            .. quarter.Everyone.Select(party => city.Grains.GetParty(party).GetGrainId()),
            .. cases.Select(id => quarter.Case(id).GetGrainId()),
            city.Grains.GetGrain<IAreaGrain>(quarter.Code).GetGrainId(),
            city.Grains.GetGrain<ITableGrain>($"{County.Code}/routes").GetGrainId(),
        ];
        var awake = await city.Awake();
        Assert.All(everyKind, grain => Assert.Single(awake[grain]));

        await Eventually.Holds(async () =>
        {
            await city.Rest();
            var left = await city.Awake();
            Assert.DoesNotContain(everyKind, left.Contains);
        });

        Assert.Equal(before, await quarter.Said(cases));
        await Recount.Of(await city.Records()).AgreesWith(city.Grains);
    }

    private static async Task<int> Snapshots(TestCity city)
    {
        await using var database = await city
            .Services.GetRequiredKeyedService<DbDataSource>(StorageServices.Snapshots)
            .OpenConnectionAsync();
        return await database.ExecuteScalarAsync<int>(
            "select count(*) from OrleansStorage where GrainTypeString in ('cell', 'segment', 'department')");
    }
}
