using System.Collections.Concurrent;
using System.Text;
using Dapper;
using Grid.Cases;
using Grid.Parties;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Serialization;

namespace Grid.Tests.Cases;

/// <summary>One grain beside the case knows the reporter, and nothing that cannot forget the reporter does.</summary>
public sealed class PersonalDataTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Name = "某某某女士", Phone = "13900000000", NotKept = "not kept";

    [Fact]
    public async Task A_reporters_name_and_number_are_in_no_record_no_message_no_answer_no_list_and_no_log()
    {
        using var store = TestStore.Embedded();
        using var log = new RecordingLogger();
        var sent = new RecordingLogger();
        await using (
            var city = await TestCity.Start(
                store.Options,
                builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log),
                ("Grid:Parties:SnapshotEvery", "1")))
        {
            var wire = city.Services.GetRequiredService<Serializer>();
            var kept = 0;
            city.CallInterceptor.Before = call =>
            {
                if (call.MethodName == nameof(IReporterGrain.Keep) && kept++ == 0)
                {
                    throw new TimeoutException(NotKept); // what failed is logged with more words
                }

                foreach (var argument in Enumerable
                        .Range(0, call.Request.GetArgumentCount())
                        .Select(call.Request.GetArgument)
                        .Where(static argument => argument is not CancellationToken))
                {
                    sent.Hear($"{call.InterfaceName}.{call.MethodName}", wire.SerializeToArray(argument));
                }

                return Task.CompletedTask;
            };
            var (quarter, cases) = await Live(city);

            Assert.All(
                await city.Records(), static record => Assert.False(Tells(record.ToString()), record.ToString()));
            Assert.Contains(
                await city.Records(),
                static record => record.Payload.Contains("\"hasReporter\":true", StringComparison.Ordinal));
            Assert.False(Tells(await quarter.Said(cases)));
            Assert.False(Tells(await quarter.Listed()));
            // The streams were heard, too.
            Assert.Contains(sent.By, static call => call.EndsWith(".DeliverBatch", StringComparison.Ordinal));
            Assert.Contains(
                sent.By, static call => call.EndsWith($"{nameof(ILedgerRecipient)}.Deliver", StringComparison.Ordinal));
        }

        Assert.Equal(
            [$"{typeof(IIntakeGrain).FullName}.Report", $"{typeof(IReporterGrain).FullName}.Keep"],
            sent.WordsFound.Order());
        Assert.Empty(log.WordsFound);
        Assert.Contains(log.By, static what => what.EndsWith(NotKept, StringComparison.Ordinal));
        var folder = (StoreOptions.Embedded)store.Options;
        Assert.All(
            Directory
                .GetFiles(folder.Directory)
                .Where(file => !file.StartsWith(folder.ContactsFile, StringComparison.Ordinal)),
            static file => Assert.False(Tells(File.ReadAllBytes(file)), file));
        Assert.True(Tells(File.ReadAllBytes(folder.ContactsFile))); // where it is kept apart: looking finds it
    }

    [SkippableFact]
    public async Task A_reporter_who_is_forgotten_is_in_no_table()
    {
        using var store = await TestStore.Of("postgres", postgres);
        await using var city = await TestCity.Start(store.Options, ("Grid:Parties:SnapshotEvery", "1"));
        var (_, cases) = await Live(city);
        var tables = ((StoreOptions.Postgres)store.Options).ConnectionString;
        Assert.Equal(["contacts.orleansstorage"], await TablesWithWords(tables));

        foreach (var id in cases)
        {
            await city.Grains.GetGrain<IReporterGrain>(id).Forget();
        }

        Assert.Empty(await TablesWithWords(tables));
    }

    [Fact]
    public async Task A_reporter_who_is_forgotten_is_in_no_file()
    {
        using var store = TestStore.Embedded();
        await using (var city = await TestCity.Start(store.Options))
        {
            var (_, cases) = await Live(city);
            foreach (var id in cases)
            {
                await city.Grains.GetGrain<IReporterGrain>(id).Forget();
            }

            // The files are clean at once, while the city still runs.
            foreach (var file in Directory.GetFiles(((StoreOptions.Embedded)store.Options).Directory))
            {
                Assert.False(Tells(await File.ReadAllBytesAsync(file)), file);
            }
        }
    }

    /// <summary>Two reports of one matter, by a reporter who gives a name.</summary>
    private static async Task<(TestNeighbourhood Quarter, Guid[] Cases)> Live(TestCity city)
    {
        await County.Found(city);
        var quarter = await TestNeighbourhood.Open(city);
        var report = TestNeighbourhood.Seen(County.Litter, quarter.TeaFront) with
        {
            Reporter = new Reporter(Name, Phone),
        };
        var id = Guid.NewGuid();
        var sent = await TestNeighbourhood.Insist(() => quarter.Send(report, id));
        var joined = (await quarter.Send(report)).Value!;
        Assert.Equal(sent.Id, joined.JoinedTo);
        await quarter.Through(sent.Id, CaseVerb.Feedback);
        await city.Delivered();
        await city.Listed();
        return (quarter, [sent.Id, joined.Id]);
    }

    private static bool Tells(string text) => Tells(Encoding.UTF8.GetBytes(text));

    private static bool Tells(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf(Encoding.UTF8.GetBytes(Name)) >= 0 || bytes.IndexOf(Encoding.UTF8.GetBytes(Phone)) >= 0;

    /// <summary>The tables of a database that hold either, as text or as bytes.</summary>
    private static async Task<List<string>> TablesWithWords(string connectionString)
    {
        await using var database = new NpgsqlConnection(connectionString);
        var found = new List<string>();
        foreach (var table in await database.QueryAsync<string>(
                "select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables "
                + "where table_schema in ('public', 'readmodel', 'contacts') and table_type = 'BASE TABLE' order by 1"))
        {
            string[] either = [Name, Phone];
            var patterns = either
                .Concat(either.Select(static text => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))))
                .Select(static text => $"%{text}%")
                .ToArray();
            if (await database.ExecuteScalarAsync<bool>(
                    $"select exists (select from {table} as rows where rows::text like any(@patterns))",
                    new { patterns }))
            {
                found.Add(table);
            }
        }

        return found;
    }

    /// <summary>The categories that wrote to the log, and which of them named the reporter.</summary>
    private sealed class RecordingLogger : ILoggerProvider, ILogger
    {
        private readonly ConcurrentDictionary<string, bool> tells = [];

        public IEnumerable<string> By => tells.Keys;

        public IEnumerable<string> WordsFound => tells.Where(static one => one.Value).Select(static one => one.Key);

        public void Hear(string by, ReadOnlySpan<byte> said)
        {
            var named = Tells(said);
            tells.AddOrUpdate(by, named, (_, before) => before || named);
        }

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Hear(
                $"{eventId} {exception?.Message}",
                Encoding.UTF8.GetBytes($"{formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}
