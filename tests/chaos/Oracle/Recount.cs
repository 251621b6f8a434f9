using System.Globalization;
using System.Text.Json;

namespace Grid.Chaos.Oracle;

/// <summary>
/// Counts over again, from the records and nothing else, what every party owes and every register says.
/// </summary>
internal sealed class Recount
{
    private static readonly string[] Open =
    [
        "Reported",
        "Verified",
        "Filed",
        "Dispatched",
        "Accepted",
        "Handled",
        "Checked",
    ];

    private readonly Dictionary<string, Account> accounts = [];
    private readonly Dictionary<string, Registration> registers = [];
    private readonly Dictionary<string, (string Number, string Class)> cases = [];

    public Recount(Book book)
    {
        foreach (
            var entry in book.Entries.OrderBy(static entry => entry.Partition).ThenBy(static entry => entry.Position))
        {
            if (entry.IsOfACase)
            {
                Take(entry);
            }
            else if (entry.Type == Entry.Registered)
            {
                registers[entry.Source] = new(entry.Version, entry.Where, entry.Content.GetProperty("data"));
            }
        }
    }

    /// <summary>By party, "kind/key".</summary>
    public IReadOnlyDictionary<string, Account> Accounts => accounts;

    public IReadOnlyDictionary<string, Registration> Registers => registers;

    /// <summary>Licences of the dogs of a household.</summary>
    public IEnumerable<string> DogsOf(string household) => registers
        .Where(entry =>
            entry.Key.StartsWith("dog/", StringComparison.Ordinal)
            && Json.Text(entry.Value.Data, "household") == household)
        .Select(static entry => entry.Key["dog/".Length..]);

    private void Take(Entry entry)
    {
        var at = Json.Time(entry.Content, "at")!.Value;
        switch (entry.Type)
        {
            case "case.reported":
                cases[entry.Case] = (NumberOf(entry), Json.Text(entry.Content, "class")!);
                At(entry, Raise(entry, at), "Reported");
                break;
            case "case.taken":
                cases[entry.Case] = (
                    Json.Text(entry.Content, "from.number")!, Json.Text(entry.Content, "report.class")!);
                if (Json.Text(entry.Content, "stage") is { } taken && Open.Contains(taken))
                {
                    foreach (var duty in Json.List(entry.Content, "report.duties"))
                    {
                        var owed = Raise(entry, duty, at);
                        At(owed, taken);
                        owed.Handled = Json.Time(entry.Content, "from.handledAt");
                    }
                }

                break;
            case "case.split":
                At(entry, Raise(entry, at), Json.Text(entry.Content, "stage"));
                break;
            case "case.filed":
                Each(
                    entry,
                    static owed => owed.Status = owed is { Status: "known", Ended: null } ? "open" : owed.Status);
                break;
            case "case.dispatched":
                // The convener has done its part; other parties that the case no longer names are free.
                var raised = Raise(entry, at);
                EndAll(
                    entry,
                    "discharged",
                    at,
                    entry.Parties.Except(raised).Where(party => Of(party, entry)?.Rule == "coordination"));
                EndAll(entry, "lapsed", at, entry.Parties.Except(raised));
                Judge(entry);
                break;
            case "case.referred":
                Convene(entry, at);
                break;
            case "case.accepted":
                foreach (var lead in entry.Parties.Where(party => Of(party, entry) is { Status: "open", Role: "Lead" }))
                {
                    AccountOf(lead).Accepted++;
                }

                break;
            case "case.reopened":
                EndAll(
                    entry,
                    "lapsed",
                    at,
                    entry
                        .Parties.Where(party => Of(party, entry) is { Role: "LookBack" })
                        .Except(At(entry, Raise(entry, at), "Filed")));
                break;
            case "case.revisitsSet":
                foreach (
                    var owed in Json.List(entry.Content, "revisits").GroupBy(static owed => Json.Text(owed, "party")!))
                {
                    Begin(
                        owed.Key,
                        entry,
                        at,
                        "LookBack",
                        Json.Text(owed.First(), "rule")!,
                        owed.Min(static one => Json.List(one, "due").First().GetDateTimeOffset()));
                }

                break;
            case "case.revisited" when Json.Text(entry.Content, "passed") == "true":
                var went = Json.Text(entry.Content, "party")!;
                if (Json.Time(entry.Content, "due") is { } next)
                {
                    Of(went, entry)!.Due = next;
                }
                else
                {
                    EndAll(entry, "discharged", at, [went]);
                }

                break;
            case Deadlines.Passed when Json.Text(entry.Content, "party") is { } notified:
                Notify(entry, notified, at);
                break;
            case "case.handedOver":
                EndAll(entry, "lapsed", at, [Json.Text(entry.Content, "from")!]);
                var to = Raise(entry, entry.Content.GetProperty("to"), at);
                to.Handled = Json.Time(entry.Content, "handledAt");
                At(to, Json.Text(entry.Content, "stage"));
                break;
            case "case.returned":
                var department = Json.Text(entry.Content, "department")!;
                EndAll(entry, "lapsed", at, [department]);
                Each(entry, static owed => owed.Due = owed.IsOfDispatch ? null : owed.Due);
                AccountOf(department).Returned++;
                if (Json.Text(entry.Content, "ground") != "Incomplete")
                {
                    AccountOf(department).ReturnsOf(entry.Case).Add(null);
                }

                break;
            case Orders.Revised:
                foreach (var duty in Json.List(entry.Content, "duties"))
                {
                    // Before the dispatch no time runs that could be moved.
                    if (Of(Json.Text(duty, "party")!, entry) is { Due: not null })
                    {
                        Redue(entry, Json.Text(duty, "party")!, Json.Time(duty, "due"));
                    }
                }

                break;
            case "case.partOpened":
                Raise(entry, entry.Content.GetProperty("duty"), at);
                break;
            case "case.partHandled" when Of(Json.Text(entry.Content, "department")!, entry) is { } part:
                part.Handled = at;
                break;
            case "case.partChecked" when Json.Text(entry.Content, "passed") == "true":
                EndAll(entry, "discharged", at, [Json.Text(entry.Content, "department")!]);
                break;
            case "case.partChecked" when Of(Json.Text(entry.Content, "department")!, entry) is { } part:
                part.Handled = null;
                part.Due = Json.Time(entry.Content, "due") ?? part.Due;
                AccountOf(Json.Text(entry.Content, "department")!).Reworked++;
                break;
            case "case.partWithdrawn":
                EndAll(entry, "lapsed", at, [Json.Text(entry.Content, "department")!]);
                break;
            case "case.handled":
                Each(entry, owed => owed.Handled = owed.Rule == "joint" ? owed.Handled : at);
                break;
            case "case.checked" when Json.Text(entry.Content, "passed") != "true":
                Each(entry, static owed => owed.Handled = owed.Rule == "joint" ? owed.Handled : null);
                foreach (var duty in Json.List(entry.Content, "duties"))
                {
                    // The time that waited for the check is not theirs.
                    Redue(entry, Json.Text(duty, "party")!, Json.Time(duty, "due"));
                }

                foreach (
                    var party in entry.Parties.Where(party => Of(party, entry) is { Status: "open", Role: "Lead" }))
                {
                    AccountOf(party).Reworked++;
                }

                break;
            case "case.closed":
                EndAll(entry, "discharged", at, entry.Parties);
                break;
            case "case.fedBack":
                EndAll(entry, "discharged", at, entry.Parties.Where(party => Of(party, entry)?.Role != "LookBack"));
                break;
            case "case.refused" or "case.voided" or "case.transferred" or "case.joined":
                EndAll(entry, "lapsed", at, entry.Parties);
                break;
            case "case.placeMarked" when Json.Text(entry.Content, "party") is { } chief:
                Tell(entry, chief, Json.Text(entry.Content, "rule")!, at);
                break;
            case "case.doubted" when Json.Text(entry.Content, "party") is { } checking:
                Tell(entry, checking, "doubt", at);
                break;
            default:
                break; // changes nothing of what is owed
        }
    }

    /// <summary>
    /// The department that has the case now was wrong to return it before; every other that returned it was right.
    /// </summary>
    private void Judge(Entry dispatched)
    {
        if (Json.Text(dispatched.Content, "department") is not { } department)
        {
            return;
        }

        AccountOf(department).Dispatched++;
        foreach (var (party, account) in accounts)
        {
            if (account.Returns.TryGetValue(dispatched.Case, out var said))
            {
                account.Returns[dispatched.Case] = [.. said.Select(bool? (_) => party != department)];
            }
        }
    }

    private void Convene(Entry entry, DateTimeOffset at)
    {
        var convener = Json.Text(entry.Content, "convener")!;
        if (Of(convener, entry) is { Status: "open" })
        {
            return; // it has a part already
        }

        Begin(convener, entry, at, "Convene", "coordination", Json.Time(entry.Content, "due"));
    }

    /// <summary>
    /// A party that is notified of a missed deadline and owes nothing yet answers as a chief, until the next notice.
    /// </summary>
    private void Notify(Entry entry, string party, DateTimeOffset at)
    {
        var until = Json.Time(entry.Content, "until");
        if (Of(party, entry) is { Status: "open" } or { Status: "known", Ended: null })
        {
            var owed = Of(party, entry)!;
            owed.Due = owed.Role == "Chief" ? until : owed.Due;
            return;
        }

        Begin(party, entry, at, "Chief", Json.Text(entry.Content, "rule")!, until);
    }

    private void Redue(Entry entry, string party, DateTimeOffset? due)
    {
        if (Of(party, entry) is { Status: "open", Rule: not "joint" } owed)
        {
            owed.Due = due;
        }
    }

    /// <returns>Who has a part now.</returns>
    private List<string> Raise(Entry entry, DateTimeOffset at)
    {
        var raised = new List<string>();
        foreach (var duty in Json.List(entry.Content, "duties"))
        {
            Raise(entry, duty, at);
            raised.Add(Json.Text(duty, "party")!);
        }

        return raised;
    }

    /// <summary>
    /// Before it is filed, a party knows of a case and owes nothing; before it is dispatched, no time runs for it.
    /// </summary>
    private List<string> At(Entry entry, List<string> parties, string? stage)
    {
        foreach (var party in parties)
        {
            At(Of(party, entry)!, stage);
        }

        return parties;
    }

    private static void At(Owed owed, string? stage)
    {
        owed.Status = stage is "Reported" or "Verified" ? "known" : owed.Status;
        owed.Due = stage is "Reported" or "Verified" or "Filed" ? null : owed.Due;
    }

    private Owed Raise(Entry entry, JsonElement duty, DateTimeOffset at) =>
        Begin(
            Json.Text(duty, "party")!,
            entry,
            at,
            Json.Text(duty, "role")!,
            Json.Text(duty, "rule")!,
            Json.Time(duty, "due"));

    /// <summary>
    /// Owed from now on, as if nothing had been before; but since when the party has to do with the case stays.
    /// </summary>
    private Owed Begin(string party, Entry entry, DateTimeOffset at, string role, string rule, DateTimeOffset? due)
    {
        var (number, @class) = cases[entry.Case];
        return AccountOf(party).ByCase[entry.Case] = new()
        {
            Case = entry.Case,
            Number = number,
            Class = @class,
            Since = Of(party, entry)?.Since ?? at,
            Role = role,
            Rule = rule,
            Due = due,
        };
    }

    /// <summary>
    /// A party that is notified of a marked place, or of a report after handling, answers as a chief from then on, by
    /// the time that it had; for a case that has ended it owes nothing.
    /// </summary>
    private void Tell(Entry entry, string party, string rule, DateTimeOffset at)
    {
        var owed = Of(party, entry);
        if (Open.Contains(Json.Text(entry.Content, "stage")))
        {
            if (owed is not ({ Status: "open" } or { Status: "known", Ended: null }))
            {
                Begin(party, entry, at, "Chief", rule, owed?.Due);
            }
        }
        else if (owed is null)
        {
            Begin(party, entry, at, "Chief", rule, due: null);
            EndAll(entry, "discharged", at, [party]);
        }
    }

    private void EndAll(Entry entry, string status, DateTimeOffset at, IEnumerable<string> parties)
    {
        foreach (var party in parties)
        {
            if (Of(party, entry) is { Status: "open" } owed)
            {
                owed.Status = status;
                owed.Ended = at;
                owed.Late = status == "discharged" && (owed.Handled ?? at) > owed.Due;
            }
            else if (Of(party, entry) is { Status: "known", Ended: null } known)
            {
                known.Ended = at;
            }
        }
    }

    private void Each(Entry entry, Action<Owed> change)
    {
        foreach (var party in entry.Parties)
        {
            if (Of(party, entry) is { } owed)
            {
                change(owed);
            }
        }
    }

    private Owed? Of(string party, Entry entry) =>
        accounts.GetValueOrDefault(party)?.ByCase.GetValueOrDefault(entry.Case);

    private Account AccountOf(string party)
    {
        if (!accounts.TryGetValue(party, out var account))
        {
            accounts[party] = account = new();
        }

        return account;
    }

    private static string NumberOf(Entry reported)
    {
        if (Json.Text(reported.Content, "number") is { } given)
        {
            return given;
        }

        var kind = Json.Text(reported.Content, "kind") == "Part" ? 'C' : 'E';
        var digits = Json.Text(reported.Content, "class")!.Replace("-", "", StringComparison.Ordinal);
        var day = Json.Time(reported.Content, "reportedAt");
        return string.Create(
            CultureInfo.InvariantCulture, $"{kind}{digits}-{day:yyyyMMdd}-{reported.Partition}-{reported.Position}");
    }
}

/// <summary>What a party owes or owed because of a case, counted from the ledger alone.</summary>
internal sealed class Owed
{
    public required string Case { get; init; }

    public required string Number { get; init; }

    public required string Class { get; init; }

    public required DateTimeOffset Since { get; init; }

    public string Role { get; set; } = "";

    public string Rule { get; set; } = "";

    public DateTimeOffset? Due { get; set; }

    public string Status { get; set; } = "open";

    public DateTimeOffset? Ended { get; set; }

    public DateTimeOffset? Handled { get; set; }

    public bool Late { get; set; }

    /// <summary>Whether the time is that of handling, which begins with the dispatch.</summary>
    public bool IsOfDispatch =>
        Status == "open" && Role is not ("Chief" or "LookBack") && Rule is not ("joint" or "consult" or "coordination");

    /// <summary>When it is due; null while time stands still for the party, from the hand-back on.</summary>
    public DateTimeOffset? RunsUntil => Handled is null ? Due : null;
}

/// <summary>A party as the ledger tells it.</summary>
internal sealed class Account
{
    public Dictionary<string, Owed> ByCase { get; } = [];

    public int Reworked { get; set; }

    public int Returned { get; set; }

    public int Dispatched { get; set; }

    public int Accepted { get; set; }

    /// <summary>What is said by now of each return: agreed to, overruled, or neither yet.</summary>
    public Dictionary<string, List<bool?>> Returns { get; } = [];

    public List<bool?> ReturnsOf(string id) => Returns.TryGetValue(id, out var said) ? said : Returns[id] = [];

    public IEnumerable<Owed> Open => ByCase.Values.Where(static owed => owed.Status == "open");

    /// <summary>The same figures as the party keeps, by name.</summary>
    public IReadOnlyDictionary<string, long> Figures => new Dictionary<string, long>
    {
        ["raised"] = ByCase.Values.Count(static owed => owed.Status != "known"),
        ["open"] = Open.Count(),
        ["discharged"] = ByCase.Values.Count(static owed => owed.Status == "discharged"),
        ["dischargedLate"] = ByCase.Values.Count(static owed => owed is { Status: "discharged", Late: true }),
        ["lapsed"] = ByCase.Values.Count(static owed => owed.Status == "lapsed"),
        ["reworked"] = Reworked,
        ["returned"] = Returned,
    };

    /// <summary>And those of a department's dispatches.</summary>
    public IReadOnlyDictionary<string, long> Dispatches => new Dictionary<string, long>
    {
        ["dispatched"] = Dispatched,
        ["accepted"] = Accepted,
        ["returned"] = Returned,
        ["upheld"] = Returns.Values.Sum(static said => said.Count(static one => one == true)),
        ["overruled"] = Returns.Values.Sum(static said => said.Count(static one => one == false)),
    };
}

/// <summary>An entry of a register as the ledger tells it: how often it changed, and what it says last.</summary>
internal sealed record Registration(int Version, string Where, JsonElement Data);
