using System.Text.Json;
using Grid.Chaos.City;
using Npgsql;
using NpgsqlTypes;

namespace Grid.Chaos.Measures;

/// <summary>
/// A party that always throws: the ledger holds a record of a kind that this version does not know, as a later version
/// would write it, and the record names a segment. Measures what this does to the segment and to the other parties.
/// </summary>
internal sealed class Poison(ChaosRegion region, Action<string> say)
{
    private const string Party = "segment/999901-DJ-01";

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(40), Look = TimeSpan.FromMilliseconds(250);

    public async Task Run()
    {
        await Task.WhenAll(region.Silos.Select(static silo => silo.Process.Kill()));
        await Append();
        await region.Mend();
        await region.Ready(TimeSpan.FromMinutes(1));

        using var http = new HttpClient { BaseAddress = region.Doors[0], Timeout = TimeSpan.FromSeconds(10) };
        for (var i = 0; i < 20; i++)
        {
            var (lon, lat) = (110.0205 + (0.001 * (i % 9)), 35.0301 + (0.0008 * (i / 9)));
            var body = $$"""{ "class": "04-05", "lon": {{lon}}, "lat": {{lat}} }""";
            using var report = new StringContent(body, null, "application/json");
            using var _ = await http.PostAsync(new Uri("/v1/reports", UriKind.Relative), report);
        }

        var began = TimeProvider.System.GetTimestamp();
        var (parties, readModel) = (false, false);
        while (!(parties && readModel) && TimeProvider.System.GetElapsedTime(began) < Rest)
        {
            await Task.Delay(Look, TimeProvider.System);
            var progress = await Get(http, "/v1/progress");
            parties = Json.List(progress, "heads")
                .Select(Number)
                .SequenceEqual(Json.List(progress, "parties").Select(Number));
            readModel = Json.List(progress, "heads")
                .Select(Number)
                .SequenceEqual(Json.List(progress, "readModel").Select(Number));
        }

        var others = parties
            ? $"have everything after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s"
            : "ARE HELD UP";
        say($"poison for {Party}: others {others}, the read model {(readModel ? "goes on" : "IS HELD UP")}");
        foreach (var letter in Json.List(await Get(http, "/v1/dead-letters"), "items"))
        {
            say($"  dead letter: {letter.GetRawText()}");
        }

        using var by = new StringContent("""{ "by": "chaos" }""", null, "application/json");
        using var retried = await http.PostAsync(new Uri("/v1/dead-letters/retry", UriKind.Relative), by);
        say($"  tried again by command: {await retried.Content.ReadAsStringAsync()}");

        static long Number(JsonElement position) => position.GetInt64();
    }

    /// <summary>With its hash and its head, as an owner would.</summary>
    private async Task Append()
    {
        await using var database = NpgsqlDataSource.Create(region.Database);
        await using var connection = await database.OpenConnectionAsync();
        await using var ask = new NpgsqlCommand(
            "select partition, position, hash from ledger_head where partition = 1", connection);
        Head head;
        await using (var row = await ask.ExecuteReaderAsync())
        {
            await row.ReadAsync();
            head = new(row.GetInt32(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2));
        }

        var now = TimeProvider.System.GetUtcNow();
        var entry = new Entry(
            head.Partition,
            head.Position + 1,
            $"case/{Guid.CreateVersion7(now)}",
            1,
            "case.unheardOf",
            now.ToUnixTimeMilliseconds() * 1000,
            "chaos",
            [Party],
            "{}",
            []);
        entry = entry with { Hash = Chain.Hash(head.Hash, entry) };
        await using var append = new NpgsqlCommand(
            """
            with moved as (update ledger_head set position = $2, hash = $9, epoch = epoch + 1 where partition = $1)
            insert into ledger (partition, position, source, version, type, at, by, parties, payload, hash) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9)
            """, connection);
        append.Parameters.Add(new() { Value = entry.Partition });
        append.Parameters.Add(new() { Value = entry.Position });
        append.Parameters.Add(new() { Value = entry.Source });
        append.Parameters.Add(new() { Value = entry.Type });
        append.Parameters.Add(new()
        {
            Value = DateTimeOffset.FromUnixTimeMilliseconds(entry.At / 1000).UtcDateTime,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        });
        append.Parameters.Add(new() { Value = entry.By });
        append.Parameters.Add(new() { Value = entry.Parties.ToArray() });
        append.Parameters.Add(new() { Value = entry.Payload });
        append.Parameters.Add(new() { Value = entry.Hash });
        await append.ExecuteNonQueryAsync();
    }

    private static async Task<JsonElement> Get(HttpClient http, string path) =>
        JsonElement.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
}
