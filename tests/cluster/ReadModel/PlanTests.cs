using System.Data.Common;
using Dapper;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Tests.ReadModel;

/// <summary>
/// What the stores make of the queries behind each list of cases: none reads all cases, and none sorts all of them.
/// </summary>
public abstract class PlanTests
{
    private static readonly CaseStage[] OpenStages = [CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted];

    private static readonly CaseQuery[] Lists =
    [
        new(),
        new() { Stages = [CaseStage.Closed] },
        new() { Stages = OpenStages },
        new() { Kind = ClassKind.Part },
        new() { Class = "04-05" },
        new() { Class = "04-*" },
        new() { Party = new(EntityKind.Segment, "330424-XQ-01") },
        new() { Party = new(EntityKind.Department, "ZF") },
        new() { Lead = new(EntityKind.Department, "ZF") },
        new() { Lead = new(EntityKind.Department, "ZF"), Stages = OpenStages },
        new() { Subdistrict = "330424100" },
        new() { County = "330424" },
        new() { AlsoNear = "330424" },
        new() { Channel = "热线电话" },
        new() { From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.UnixEpoch.AddYears(90) },
        new() { Overdue = true },
        new() { Overdue = false },
        new() { Joined = true },
        new() { JoinedTo = Guid.Empty },
        new() { HandledLate = true },
        new() { HandledLate = false },
        new() { Recurring = true },
        new() { Coordination = "330424100-E0405" },
        new() { Coordinating = true },
        new() { SenderNumber = "1" },
        new() { Placed = false },
        new() { Classified = false },
        new() { TakenOver = true },
        new() { Box = [120.92, 30.51, 120.97, 30.58] },
        new() { Text = "水果" },
        new() { Text = "bin over" },
    ];

    private protected abstract Task<ReadModelStore> Open(LedgerOptions shape);

    /// <summary>The lines in which the store says how it reads cases.</summary>
    private protected abstract Task<IReadOnlyList<string>> Plan(DbConnection database, string query, object parameters);

    /// <summary>Whether a line of a plan reads all cases, or sorts them where they are read in their order.</summary>
    private protected abstract bool IsLong(string line, bool inOrder);

    /// <summary>Whether a line of a plan sorts what it read.</summary>
    private protected abstract bool IsSorted(string line);

    [SkippableFact]
    public async Task No_list_of_cases_reads_or_sorts_all_of_them()
    {
        var city = new RandomCity(31).Live(400);
        await using var store = await Open(city.Ledger.Shape);
        await store.CatchUp(city.Ledger);
        var seen = 0;

        foreach (var query in Lists)
        {
            foreach (var sort in new[] { "reportedAt", "-reportedAt", "due", "-due" })
            {
                var order = CaseSort.Find(sort)!;
                var search = CaseSearch.Of(query with { Sort = sort }, store, city.Now, "330424").Value!;
                search.Parameters.Add("few", store.Few);
                search.Parameters.Add("rows", 51);
                foreach (var few in new string?[] { null }.Concat(search.Indexed))
                {
                    foreach (var stretch in order.Stretches(null))
                    {
                        var rows = CaseWay.Of(search, order, stretch, few, store);
                        var plan = await store.Ask(database => Plan(
                            database,
                            $"{rows.With}select cases.id from {rows.From} {rows.Where}",
                            search.Parameters));
                        Assert.All(plan, line => Assert.False(
                            IsLong(line, few is null),
                            $"{query} by {sort}:\n{rows.From} {rows.Where}\n{string.Join('\n', plan)}"));
                        seen++;
                    }
                }
            }
        }

        Assert.True(seen > Lists.Length * 6);
    }

    [SkippableFact]
    public async Task The_list_of_marks_is_read_in_its_order()
    {
        await using var store = await Open(new());
        foreach (var standing in new bool?[] { null, true })
        {
            var query = new MarkQuery(null, standing, 50, null, null);
            var asked = MarkList.Statement(store, query, DateTimeOffset.UnixEpoch, "330424")!.Value;
            var plan = await store.Ask(database => Plan(database, asked.Text, asked.Parameters));
            Assert.DoesNotContain(plan, IsSorted);
            Assert.Contains(plan, static line => line.Contains("marks_since", StringComparison.Ordinal));
        }
    }
}

public sealed class SqlitePlanTests : PlanTests
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Sqlite(shape);

    private protected override async Task<IReadOnlyList<string>> Plan(
        DbConnection database, string query, object parameters) =>
        [
            .. (await database.QueryAsync($"explain query plan {query}", parameters))
                .Select(static row => (string)row.detail),
        ];

    /// <summary>
    /// A scan along an index in the order of the list ends with the page. Cases of one moment are sorted by their ids.
    /// </summary>
    private protected override bool IsLong(string line, bool inOrder) =>
        line == "SCAN cases" || (inOrder && line == "USE TEMP B-TREE FOR ORDER BY");

    private protected override bool IsSorted(string line) => line.Contains("TEMP B-TREE", StringComparison.Ordinal);
}

public sealed class PostgresPlanTests(PostgresFixture server) : PlanTests, IClassFixture<PostgresFixture>
{
    private protected override Task<ReadModelStore> Open(LedgerOptions shape) => Stores.Postgres(server, shape);

    /// <summary>With so few rows the server would read and sort all of them; so it is told that this is dear.</summary>
    private protected override async Task<IReadOnlyList<string>> Plan(
        DbConnection database, string query, object parameters)
    {
        await database.ExecuteAsync("set enable_seqscan = off; set enable_sort = off");
        return [.. await database.QueryAsync<string>($"explain {query}", parameters)];
    }

    private protected override bool IsLong(string line, bool inOrder) =>
        line.Contains("Seq Scan on cases", StringComparison.Ordinal);

    private protected override bool IsSorted(string line) => line.Contains("Sort", StringComparison.Ordinal);
}
