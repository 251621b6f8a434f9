using Dapper;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Tests.Storage;

/// <summary>Earlier versions kept contacts and intentions among the snapshots.</summary>
public sealed class ContactMoveTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Rows = """
        insert into OrleansStorage (GrainIdHash, GrainIdN0, GrainIdN1, GrainTypeHash, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version) values
            (1, 1, 1, 1, 'reporter', null, 'grid', @contact, @on, 3), (2, 0, 0, 2, 'holder', 'P-1', 'grid', @contact, @on, 1),
            (3, 0, 0, 3, 'surveyor', '330424', 'grid', @contact, @on, 1), (4, 0, 0, 4, 'shop', 'S-1', 'grid', null, @on, 1)
        """;

    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task They_are_moved_once_and_nothing_of_them_stays_behind(string kind)
    {
        using var store = await TestStore.Of(kind, postgres);
        await StoreMigrations.Apply(store.Options);
        await Before(store.Options);

        await StoreMigrations.Apply(store.Options); // broken off after the copy: what was copied is not taken again
        await Before(store.Options);
        await StoreMigrations.Apply(store.Options);
        await StoreMigrations.Apply(store.Options);

        Assert.Equal(["shop"], await Kinds(store.Options, moved: false));
        Assert.Equal(["holder", "reporter", "surveyor"], await Kinds(store.Options, moved: true));
        if (store.Options is StoreOptions.Embedded files)
        {
            Assert.All(
                Directory.GetFiles(files.Directory, "grains.db*"),
                static file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("13900000000"u8)));
        }
    }

    /// <summary>As a store of before: the rows lie among the snapshots, and nothing was moved yet.</summary>
    private static async Task Before(StoreOptions store)
    {
        var contact = "13900000000"u8.ToArray();
        switch (store)
        {
            case StoreOptions.Embedded files:
                await using (var contacts = new SqliteConnection($"Data Source={files.ContactsFile};Pooling=false"))
                await using (var grains = new SqliteConnection($"Data Source={files.GrainsFile};Pooling=false"))
                {
                    await contacts.ExecuteAsync("delete from moved_here");
                    await grains.ExecuteAsync("pragma secure_delete = on; delete from OrleansStorage");
                    await grains.ExecuteAsync(Rows, new { contact, on = "2019-04-01 00:00:00" });
                }

                break;
            case StoreOptions.Postgres server:
                await using (var database = new NpgsqlConnection(server.ConnectionString))
                {
                    await database.ExecuteAsync("delete from contacts.moved_here; delete from OrleansStorage");
                    await database.ExecuteAsync(
                        Rows, new { contact, on = new DateTime(2019, 4, 1, 0, 0, 0, DateTimeKind.Unspecified) });
                }

                break;
            default:
                throw new NotSupportedException();
        }
    }

    private static async Task<IEnumerable<string>> Kinds(StoreOptions store, bool moved)
    {
        const string kinds = "select GrainTypeString from {0}OrleansStorage order by 1";
        if (store is StoreOptions.Embedded files)
        {
            await using var file = new SqliteConnection(
                $"Data Source={(moved ? files.ContactsFile : files.GrainsFile)};Pooling=false");
            return await file.QueryAsync<string>(string.Format(null, kinds, ""));
        }

        await using var database = new NpgsqlConnection(((StoreOptions.Postgres)store).ConnectionString);
        return await database.QueryAsync<string>(string.Format(null, kinds, moved ? "contacts." : ""));
    }
}
