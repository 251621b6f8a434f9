using System.Data.Common;
using System.Text.Json;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;
using Grid.Benchmarks.SideBySide;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Tests.Processes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grid.Benchmarks.Reads;

/// <summary>
/// Times every list, filter, sort, map, search and total of the door over a read model filled with cases. The city is
/// a process of its own; its ledger is not filled. One caller asks, one question after the other.
/// </summary>
internal static class ReadsRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5), LongestQuick = TimeSpan.FromMilliseconds(600);

    private const int Times = 100, TimesQuick = 12, WarmUp = 5;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("grid-bench-reads-").FullName;
        using var postgres = new PostgresServer();
        try
        {
            var county = Path.GetFullPath(asked.County);
            var database = asked.Embedded ? null : await postgres.CreateDatabase();
            (string, string)[] settings = database is null
                ? [("Grid__Data", folder)]
                :
                [
                    ("ConnectionStrings__Grid", database), ("Grid__Silo__Address", "127.0.0.1"),
                    ("Grid__Silo__Port", $"{Ports.Free()}"), ("Grid__Silo__GatewayPort", $"{Ports.Free()}"),
                ];
            await using var city = new Contender(
                "ours",
                new(BuiltPrograms.Silo, [("Grid__County", county), .. settings, .. asked.Settings]),
                database ?? "");
            await city.Server.Start(); // takes its county in
            await Backlog.Settle(city, TimeSpan.FromMinutes(5), time);
            await city.Server.End();
            var (began, before) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var cases = await Fill(folder, database, county, asked, time);
            var (took, spent) = (time.GetElapsedTime(began), Environment.CpuUsage.TotalTime - before);
            report.Say($"{asked.Cases} cases, a tenth open, in the read model; the ledger is not filled");
            report.Say(
                $"written in {took.TotalSeconds:0} s, processor time without PostgreSQL's {spent.TotalSeconds:0} s");
            await city.Server.Start();
            await Measure(city.Server, Question.All(cases, await CodeOf(county), Middle(county)), asked, report, time);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ManyCases> Fill(
        string folder, string? database, string county, RunRequest asked, TimeProvider time)
    {
        var shape = new LedgerOptions();
        await using var store = database is null
            ? (ReadModelStore)new SqliteReadModel(folder, shape)
            : new PostgresReadModel(database, shape);
        await store.Migrate();
        await using DbConnection connection = database is null
            ? new SqliteConnection($"Data Source={SqliteReadModel.PathIn(folder)};Pooling=false")
            : new NpgsqlConnection(database);
        await connection.OpenAsync();
        var indexes = await Indexes.TakeAway(connection, asked.Embedded);
        var cases = await ManyCases.Fill(store, shape, county, asked.Cases, time.GetUtcNow());
        await indexes.MakeAgain();
        if (database is not null)
        {
            // As the server does by itself some minutes after such a load.
            await using var settle = connection.CreateCommand();
            settle.CommandText = "vacuum analyze";
            settle.CommandTimeout = 0;
            await settle.ExecuteNonQueryAsync();
        }

        return cases;
    }

    private static async Task Measure(
        ServerProcess city, IReadOnlyList<Question> questions, RunRequest asked, Report report, TimeProvider time)
    {
        // A process that has just started compiles as it answers.
        foreach (var question in questions.Take(WarmUp))
        {
            await city.Get(question.Path);
        }

        var wrong = new List<string>();
        var (worst, slowest) = (0.0, "");
        foreach (var question in questions)
        {
            var (p50, p99) = await Measure(city, question, asked, wrong, time);
            report.Add(question.Name, "ms", ("p50", p50), ("p99", p99));
            (worst, slowest) = p99 > worst ? (p99, question.Name) : (worst, slowest);
        }

        if (wrong.Count > 0)
        {
            throw new LoadException(string.Join('\n', wrong));
        }

        report.Say($"reads worst p99 {worst:0.0} ms ({slowest})");
    }

    private static async Task<(double P50, double P99)> Measure(
        ServerProcess city,
        Question question,
        RunRequest asked,
        List<string> wrong,
        TimeProvider time)
    {
        var latencies = new Latencies();
        var began = time.GetTimestamp();
        for (var turn = 0; turn <= (asked.Quick ? TimesQuick : Times); turn++)
        {
            var asking = time.GetTimestamp();
            var answer = await city.Get(question.Path);
            var took = time.GetElapsedTime(asking);
            if (turn == 0)
            {
                wrong.AddRange(Check(question, answer));
            }

            // The first answer of a question pays for what is made only once, unless it is the only one.
            var enough = time.GetElapsedTime(began) > (asked.Quick ? LongestQuick : Longest);
            if (turn > 0 || enough)
            {
                latencies.Add(took);
            }

            if (enough)
            {
                break;
            }
        }

        return (latencies.Percentile(0.5), latencies.Percentile(0.99));
    }

    private static IEnumerable<string> Check(Question question, Answer answer)
    {
        if ((int)answer.Status != 200)
        {
            yield return $"{question.Name}: {question.Path} is answered with {answer.Status} {answer.Text}";
        }
        else if (question.Finds is { } finds && answer.Items.Any() != finds)
        {
            yield return $"{question.Name}: {question.Path} finds {(finds ? "nothing" : "something")}";
        }
    }

    private static async Task<string> CodeOf(string county)
    {
        using var city = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(county, "city.json")));
        return city.RootElement.GetProperty("code").GetString()!;
    }

    private static Places.GeoPoint Middle(string county)
    {
        var spots = Spots.Along(county);
        return spots[spots.Count / 2];
    }
}
