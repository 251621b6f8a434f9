using Dapper;
using Grid.Storage;
using Grid.Tests.City;
using Npgsql;

namespace Grid.Tests.Storage;

/// <summary>A silo of a region looks at its schemas as an embedded city does at its files.</summary>
public sealed class RegionStartTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Partitions = 4;

    [SkippableFact]
    public async Task Silos_that_start_together_agree_on_one_identity_and_a_bent_schema_is_refused()
    {
        using var store = await TestStore.Of("postgres", postgres);
        var server = ((StoreOptions.Postgres)store.Options).ConnectionString;
        var identities = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var opened = await Open(store);
            Assert.Empty(opened.Notes);
            return opened.Identity;
        }));
        var identity = Assert.Single(identities.Distinct());
        await using (var city = await TestCity.Start(store.Options, ("Grid:Parties:SnapshotEvery", "1")))
        {
            await County.Found(city);
            await SampleCases.Open(await TestNeighbourhood.Open(city));
            await city.Delivered();
            await using var beside = await Open(store); // another silo, while the region runs
            Assert.Equal(identity, beside.Identity);
        }

        await using var database = new NpgsqlConnection(server);
        Assert.Equal(
            [identity],
            (await database.QueryAsync<string>(
                "select id from city_identity union all select id from readmodel.city_identity union all select "
                + "id from contacts.city_identity")).Distinct());

        await Bent(
            "update readmodel.read_to set position = position + 5 where partition = 4",
            "update readmodel.read_to set position = position - 5 where partition = 4",
            "schema readmodel has read at 4:");
        await Bent(
            "update snapshot_reach set position = position + 99999",
            "update snapshot_reach set position = position - 99999",
            "has a snapshot at ");
        await Bent(
            "update contacts.city_identity set id = 'of-another'",
            $"update contacts.city_identity set id = '{identity}'",
            "schema contacts is of city of-another");
        await Bent(
            "alter schema contacts rename to away",
            "drop schema if exists contacts cascade; alter schema away rename to contacts",
            "schema contacts is missing, which nothing can make again; put it back, or begin without contacts: make "
            + "an empty schema contacts.");
        await database.ExecuteAsync("drop schema readmodel cascade");
        await using (var opened = await Open(store))
        {
            Assert.Equal("schema readmodel is missing: it is made again from the ledger", Assert.Single(opened.Notes));
        }

        async Task Bent(string bend, string mend, string sentence)
        {
            await database.ExecuteAsync(bend);
            var refused = await Assert.ThrowsAsync<StoreRefusedException>(() => Open(store));
            Assert.StartsWith(
                $"The city in the database {database.Database} does not start: ",
                refused.Message,
                StringComparison.Ordinal);
            Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
            await database.ExecuteAsync(mend);
            await (await Open(store)).DisposeAsync();
        }
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_named_in_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(() =>
            OpenedStore.Open(new StoreOptions.Postgres("Host=127.0.0.1;Port=1;Database=grid;Timeout=3"), Partitions));

        Assert.StartsWith(
            "The city in the database grid on 127.0.0.1 does not start: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "see to ConnectionStrings__Grid, and that PostgreSQL runs and lets this account in.",
            refused.Message,
            StringComparison.Ordinal);
    }

    private static Task<OpenedStore> Open(TestStore store) => OpenedStore.Open(store.Options, Partitions);
}
