using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Grid.Tests.Gateway.City;

/// <summary>
/// Compares the receipts with the city, over HTTP: the city holds everything it acknowledged, once and in order, and
/// nothing else.
/// </summary>
internal static class Recount
{
    private static readonly TimeSpan LongestWay = TimeSpan.FromMinutes(1);
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 16 };

    /// <summary>
    /// Checks case by case at once, for the city answers only what is durable; then lists, totals and parties, as soon
    /// as the streams have delivered them.
    /// </summary>
    public static async Task Agrees(ServerProcess door, IReadOnlyCollection<Receipt> receipts)
    {
        var joined = receipts
            .Where(static receipt => receipt.JoinedTo is not null)
            .ToLookup(static receipt => receipt.JoinedTo!.Value, static receipt => receipt.Id);
        var cases = new ConcurrentDictionary<Guid, JsonElement>();
        await Parallel.ForEachAsync(
            receipts,
            AtOnce,
            async (receipt, _) =>
                Assert.True(
                    cases.TryAdd(receipt.Id, await HasItsReceipt(door, receipt)), $"{receipt.Id} was given twice."));

        var wrong = new List<string>();
        await Wait.Until(
            async () =>
            {
                await Parallel.ForEachAsync(
                    joined.SelectMany(static primary => primary.Append(primary.Key)).Distinct(),
                    AtOnce,
                    async (id, _) => cases[id] = (await door.Get($"/v1/cases/{id}")).Json);
                wrong =
                [
                    .. Joins(receipts, cases, joined),
                    .. await Lists(door, cases),
                    .. await Parties(door, cases.Values),
                ];
                return wrong.Count == 0;
            },
            LongestWay,
            () =>
                $"{wrong.Count} differences between {receipts.Count} receipts and the city, such "
                + $"as:\n{string.Join('\n', wrong.Take(20))}\n{door.Log}");
        Assert.Empty((await door.Get("/v1/dead-letters")).Items);
    }

    /// <summary>Checks that the case stands as its last answer said, and that its trace is the receipt.</summary>
    private static async Task<JsonElement> HasItsReceipt(ServerProcess door, Receipt receipt)
    {
        var found = await door.Get($"/v1/cases/{receipt.Id}");
        Assert.True(found.Status == HttpStatusCode.OK, $"{receipt.Id}: {found.Text}");
        Assert.Equal(receipt.Number, found.Json.GetProperty("number").GetString());

        var trace = (await door.Get($"/v1/cases/{receipt.Id}/history")).Items.ToList();
        var own = trace
            .Where(static step =>
                step.GetProperty("by").GetString() != "clock"
                && step.GetProperty("type").GetString()
                    is not (
                        "case.reported"
                        or "case.joined"
                        or "case.gathered"
                        or "case.followed"
                        or "case.split"
                        or "case.ungathered"
                        or "case.sentOn"))
            .ToList();
        Assert.Equal(
            receipt.Steps.Select(static step => (step.Type, step.Command)),
            own.Select(static step => (step.GetProperty("type").GetString()!, step.GetProperty("note").GetString()!)));
        string[] begin = receipt.JoinedTo is null ? ["case.reported"] : ["case.reported", "case.joined"];
        Assert.Equal(begin, trace.Take(begin.Length).Select(static step => step.GetProperty("type").GetString()));
        Assert.Equal(
            trace.Count - begin.Length,
            trace.Count(static step => step.GetProperty("type").GetString() is not ("case.reported" or "case.joined")));
        var positions = trace.Select(static step => step.GetProperty("position").GetString()!).ToList();
        Assert.Equal(
            positions.OrderBy(static position => long.Parse(position.Split(':')[1], CultureInfo.InvariantCulture)),
            positions);
        Assert.All(receipt.Steps, step => Assert.Contains(step.Position, positions));
        if (receipt.JoinedTo is null)
        {
            Assert.Equal(receipt.Stage, found.Json.GetProperty("stage").GetString());
        }

        return found.Json;
    }

    /// <summary>
    /// A case has gathered each report that joined it once; a report ended with its case ends as it did, and stands by
    /// itself where that was none.
    /// </summary>
    private static IEnumerable<string> Joins(
        IReadOnlyCollection<Receipt> receipts,
        ConcurrentDictionary<Guid, JsonElement> cases,
        ILookup<Guid, Guid> joined)
    {
        foreach (var receipt in receipts)
        {
            var found = cases[receipt.Id];
            var gathered = found
                .GetProperty("joinedReports")
                .EnumerateArray()
                .Select(static id => id.GetGuid())
                .ToList();
            if (gathered.Count != gathered.Distinct().Count()
                || !(None(Stage(found)) ? [] : joined[receipt.Id].ToHashSet()).SetEquals(gathered))
            {
                yield return $"{receipt.Id} has gathered {string.Join(", ", gathered)}; "
                    + $"{string.Join(", ", joined[receipt.Id])} joined it.";
            }

            if (receipt.JoinedTo is { } primary)
            {
                var stage = Stage(cases[primary]);
                var ended = Ended(stage) ? stage : "joined";
                if (Stage(found) != (None(stage) ? "reported" : ended))
                {
                    yield return $"{receipt.Id} is {Stage(found)}; {primary}, which it joined, is {stage}.";
                }
            }
        }
    }

    private static async Task<List<string>> Lists(ServerProcess door, ConcurrentDictionary<Guid, JsonElement> cases)
    {
        var wrong = new List<string>();
        var listed = await All(door, "/v1/cases?limit=500");
        foreach (var id in listed.Select(Id).Except(cases.Keys))
        {
            wrong.Add($"{id} is listed and nobody has a receipt for it.");
        }

        wrong.AddRange(cases.Keys.Except(listed.Select(Id)).Select(static id => $"{id} is not listed."));
        wrong.AddRange(
            listed
                .GroupBy(Id)
                .Where(static lines => lines.Count() > 1)
                .Select(static lines => $"{lines.Key} is listed {lines.Count()} times."));
        wrong.AddRange(
            listed
                .Where(line => cases.TryGetValue(Id(line), out var found) && Stage(found) != Stage(line))
                .Select(static line => $"{Id(line)} is listed as {Stage(line)}."));

        var totals = (await door.Get("/v1/cases/totals")).Json;
        var counted = totals
            .GetProperty("byStage")
            .EnumerateObject()
            .Where(static stage => stage.Value.GetInt64() > 0)
            .ToDictionary(static stage => stage.Name, static stage => stage.Value.GetInt64());
        var expected = cases
            .Values.CountBy(Stage)
            .ToDictionary(static stage => stage.Key, static stage => (long)stage.Value);
        if (totals.GetProperty("cases").GetInt64() != cases.Count
            || !counted.OrderBy(static stage => stage.Key).SequenceEqual(expected.OrderBy(static stage => stage.Key)))
        {
            wrong.Add(
                $"The totals are {totals}; the receipts say {cases.Count}: {JsonSerializer.Serialize(expected)}.");
        }

        return wrong;
    }

    /// <summary>
    /// Every party named in a case lists it once, open or ended as the case is or as it must go back to it, and its
    /// figures are what it lists.
    /// </summary>
    private static async Task<List<string>> Parties(ServerProcess door, IEnumerable<JsonElement> cases)
    {
        var owed = cases
            .Where(static found => found.GetProperty("joinedTo").ValueKind != JsonValueKind.String)
            .SelectMany(static found => found
                .GetProperty("parties")
                .EnumerateArray()
                .Select(party => (
                    Path: PathOf(party), Case: (Id(found), GoesBack(found, party) ? "open" : Owes(Stage(found))))))
            .ToLookup(static duty => duty.Path, static duty => duty.Case);
        var wrong = new List<string>();
        foreach (var party in owed)
        {
            var listed = (await All(door, $"{party.Key}/obligations?limit=500"))
                .Select(static item => (item.GetProperty("case").GetGuid(), item.GetProperty("status").GetString()!))
                .ToList();
            wrong.AddRange(party.Except(listed).Select(duty => $"{party.Key} does not list {duty}."));
            wrong.AddRange(listed.Except(party).Select(duty => $"{party.Key} lists {duty}."));
            if (listed.Count != listed.Distinct().Count())
            {
                wrong.Add($"{party.Key} lists a case twice.");
            }

            var open = party.Count(static duty => duty.Item2 == "open");
            var figures = (await door.Get(party.Key)).Json.GetProperty("figures");
            if ((figures.GetProperty("raised").GetInt64(), figures.GetProperty("open").GetInt64())
                != (party.Count(), open))
            {
                wrong.Add($"{party.Key} counts {figures}, of {party.Count()} and {open} open.");
            }
        }

        return wrong;
    }

    private static string PathOf(JsonElement party) =>
        $"/v1/{party.GetProperty("kind").GetString()}s/{party.GetProperty("key").GetString()}";

    /// <summary>Reads a whole list, page by page.</summary>
    public static async Task<List<JsonElement>> All(ServerProcess door, string path)
    {
        var all = new List<JsonElement>();
        for (var next = path; next is not null;)
        {
            var page = await door.Get(next);
            Assert.True(page.Status == HttpStatusCode.OK, $"{next}: {page.Text}");
            all.AddRange(page.Items);
            next = page.Json.GetProperty("next").GetString() is { } after
                ? $"{path}&after={Uri.EscapeDataString(after)}"
                : null;
        }

        return all;
    }

    private static Guid Id(JsonElement found) => found.GetProperty("id").GetGuid();

    private static string Stage(JsonElement found) => found.GetProperty("stage").GetString()!;

    private static bool Ended(string stage) => stage is "closed" or "fedBack";

    private static bool None(string stage) => stage is "refused" or "voided";

    private static bool GoesBack(JsonElement found, JsonElement party) =>
        found
            .GetProperty("revisits")
            .EnumerateArray()
            .Any(revisit =>
        revisit.GetProperty("party").GetProperty("key").GetString() == party.GetProperty("key").GetString()
        && revisit.GetProperty("due").ValueKind == JsonValueKind.String);

    private static string Owes(string stage) => stage switch
    {
        "closed" or "fedBack" => "discharged",
        "refused" or "voided" => "lapsed",
        _ => "open",
    };
}
