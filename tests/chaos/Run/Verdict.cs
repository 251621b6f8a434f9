using System.Net;
using System.Text.Json;
using Grid.Chaos.City;

namespace Grid.Chaos.Run;

/// <summary>Lets a city come to rest and has the oracle recount it.</summary>
internal sealed class Verdict(ChaosCity city, string log, Action<string> say) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(2),
        LongestStart = TimeSpan.FromMinutes(2),
        Look = TimeSpan.FromMilliseconds(250),
        Quiet = 2 * Deadlines.Limit;

    private const int MostShown = 10;

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(40) };

    /// <summary>What can be asked of a city that goes on: the record, the promises, what its parties say.</summary>
    public async Task<IReadOnlyList<Finding>> Recounted()
    {
        var unrest = await ComeToRest();
        var read = TimeProvider.System.GetUtcNow();
        var (book, promises, contacts) = (
            await city.ReadLedger(), await ClientLog.Read(log), await city.ReadContacts());
        var recount = new Recount(book);
        var answers = new Answers(recount, Ask);
        var findings = Judge
            .Of(book, promises, read)
            .Concat(await answers.Check())
            .Concat(answers.Retired())
            .Concat(Contacts.Check(contacts, promises))
            .Concat(unrest)
            .ToList();
        say(
            $"  recounted {book.Entries.Count} records, {promises.Count} promises, {contacts.Count} contacts, "
            + $"{book.Entries.Count(static entry => entry.Type == Deadlines.Passed)} deadlines, "
            + $"{book.Entries.Count(static entry => entry.Type == "case.taken")} cases taken over, "
            + $"{book.Entries.Count(static entry => entry.Type == Orders.Revised)} due times moved by orders, "
                + $"{recount.Accounts.Count} parties and {recount.Registers.Count} entries: {findings.Count} "
                    + "differences");
        findings.Take(MostShown).ToList().ForEach(finding => say($"  DIFFERENCE {finding}"));
        return findings;
    }

    /// <summary>
    /// The recount, and the checks that need a stopped city: a rebuilt read model, the audit, falsified ledgers.
    /// </summary>
    /// <param name="twice">Whether all members are restarted and all parties asked a second time.</param>
    public async Task<IReadOnlyList<Finding>> Final(bool twice)
    {
        var findings = new List<Finding>(await Recounted());
        if (twice)
        {
            say("  everything is ended and started again, and asked once more");
            await Task.WhenAll(city.Members.Select(static member => member.Process.End()));
            await city.Mend();
            findings.AddRange(
                await city.Ready(LongestStart) ? [] : [new Finding("rest", "the city did not start again")]);
            findings.AddRange((await Recounted()).Where(finding => !findings.Contains(finding)));
        }

        await Task.WhenAll(city.Members.Select(static member => member.Process.Kill()));

        var followed = await city.ReadReadModel();
        var rebuild = await city.Command("readmodel", "rebuild");
        findings.AddRange(
            rebuild.Code == 0
                ? followed.Against(await city.ReadReadModel())
                : [new("read model", $"the rebuild failed: {rebuild.Said}")]);
        var verified = await city.Command("ledger", "verify");
        findings.AddRange(
            verified.Code == 0 ? [] : [new Finding("chain", $"the city's own audit says: {verified.Said}")]);
        say($"  read model of {followed.Rows} rows made again; ledger verify: {verified.Said.Trim()}");

        foreach (var (fault, seen) in FalsifiedLedger.Shown(await city.ReadLedger(), await ClientLog.Read(log)))
        {
            say($"  a planted {fault} in this record: {(seen ? "seen" : "NOT SEEN")}");
            findings.AddRange(seen ? [] : [new Finding("oracle", $"a planted {fault} was not seen")]);
        }

        return findings;
    }

    public void Dispose() => http.Dispose();

    /// <summary>Waits until all consumers have read to the end and nothing, no clock either, causes records.</summary>
    public async Task<IEnumerable<Finding>> ComeToRest()
    {
        var began = TimeProvider.System.GetTimestamp();
        string? before = null;
        var since = began;
        while (true)
        {
            var progress = await Ask("/v1/progress");
            var (heads, parties, readModel, letters) = (
                List(progress, "heads"),
                List(progress, "parties"),
                List(progress, "readModel"),
                progress?.GetProperty("deadLetters").GetInt64() ?? 0);
            since = heads == before ? since : TimeProvider.System.GetTimestamp();
            if (heads == parties
                && heads == readModel
                && heads.Length > 0
                && TimeProvider.System.GetElapsedTime(since) > Quiet)
            {
                return letters == 0
                    ? []
                    :
                    [
                        new("party",
                            $"{letters} dead letters: {(await Ask("/v1/dead-letters?limit=5"))?.GetRawText()}"),
                    ];
            }

            if (TimeProvider.System.GetElapsedTime(began) > Rest)
            {
                return
                [
                    new(
                        "rest",
                        $"after {Rest} the ledger is at [{heads}], parties at [{parties}], the read model at "
                        + $"[{readModel}]"),
                ];
            }

            before = heads;
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>Asks the city until it answers; null where it says that there is no such thing.</summary>
    public async Task<JsonElement?> Ask(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(city.Doors[attempt % city.Doors.Count], path));
                var text = await response.Content.ReadAsStringAsync();
                if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound)
                {
                    return response.StatusCode == HttpStatusCode.OK ? JsonElement.Parse(text) : null;
                }
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException && attempt < 60)
            {
                // The next door, or the same in a moment.
            }

            await Task.Delay(Look, TimeProvider.System);
        }
    }

    private static string List(JsonElement? progress, string name) =>
        progress is { } known ? known.GetProperty(name).GetRawText() : "";
}
