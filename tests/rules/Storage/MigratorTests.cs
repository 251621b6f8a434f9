using Dapper;
using Grid.ReadModel;
using Grid.Storage;
using Microsoft.Data.Sqlite;

namespace Grid.Tests.Storage;

/// <summary>The scripts that bring tables up to a version, each run once.</summary>
public sealed class MigratorTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("grid-migrator");

    [Fact]
    public async Task A_script_that_an_earlier_version_journaled_with_underscores_is_not_run_again()
    {
        var file = Path.Combine(folder.FullName, "readmodel.db");
        var migrator = new Migrator(typeof(Tables), "migrations");
        await migrator.Sqlite(file, CancellationToken.None);
        await using var database = new SqliteConnection($"Data Source={file};Pooling=false");
        var scripts = await database.ExecuteScalarAsync<long>("select count(*) from migrations");
        var renamed = await database.ExecuteAsync(
            "update migrations set ScriptName = replace(ScriptName, '-', '_') where ScriptName like '%-%'");

        await migrator.Sqlite(file, CancellationToken.None);

        Assert.True(renamed > 1, $"{renamed} scripts have a name with hyphens.");
        Assert.Equal(scripts, await database.ExecuteScalarAsync<long>("select count(*) from migrations"));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
