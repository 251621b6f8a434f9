using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Simulation.Foundation;

namespace Grid.Tests.Simulation;

/// <summary>
/// A stand-in for the door: the shapes of the API over a list of events in memory, each of which names one segment and
/// one department. It can be away, lose answers after the deed, and be tampered with.
/// </summary>
internal sealed class FakeCity : HttpMessageHandler
{
    private static readonly Dictionary<string, (string Type, string Stage)> Steps = new()
    {
        ["verify"] = ("case.verified", "verified"),
        ["file"] = ("case.filed", "filed"),
        ["refuse"] = ("case.refused", "refused"),
        ["dispatch"] = ("case.dispatched", "dispatched"),
        ["accept"] = ("case.accepted", "accepted"),
        ["handle"] = ("case.handled", "handled"),
        ["check"] = ("case.checked", "checked"),
        ["close"] = ("case.closed", "closed"),
        ["feedback"] = ("case.fedBack", "fedBack"),
    };

    private readonly Lock gate = new();
    private readonly HashSet<string> commands = [];
    private int underWay;

    public List<FakeCase> Cases { get; } = [];

    public List<(string Source, string Type, string[] Parties, DateTimeOffset At)> Ledger { get; } = [];

    /// <summary>Every command in the order it was taken: what, of which case, at which city time.</summary>
    public List<(string What, Guid Case, DateTimeOffset At)> Taken { get; } = [];

    /// <summary>The most requests that were under way at once.</summary>
    public int Busiest { get; private set; }

    /// <summary>Says what becomes of the n-th request: null to answer it.</summary>
    public Func<int, Fault?> Fault { get; set; } = static _ => null;

    /// <summary>Says whether a report joins a case that is open.</summary>
    public Func<Guid, Guid?> Joins { get; set; } = static _ => null;

    public IReadOnlyList<(string Code, string Zone)> Counties { get; init; } = [];

    /// <summary>The body of every report and step, in the order sent.</summary>
    public List<JsonObject> Sent { get; } = [];

    /// <summary>The class of a report that names none.</summary>
    public Func<JsonObject, string> Fits { get; set; } = static _ => "06-99";

    /// <summary>Whether a report without a point names a thing that has one.</summary>
    public Func<JsonObject, bool> Places { get; set; } = static _ => false;

    /// <summary>Refuses a step with a code.</summary>
    public Func<string, Guid, string?> Refuses { get; set; } = static (_, _) => null;

    /// <summary>Changes an answer of a list on its way out.</summary>
    public Func<string, JsonObject, JsonObject> Tamper { get; set; } = static (_, page) => page;

    /// <summary>A path that the city does not answer.</summary>
    public string? Unknown { get; set; }

    public int Requests { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var body = request.Content is null
            ? null
            : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancel))!.AsObject();
        Fault? fault;
        lock (gate)
        {
            fault = Fault(Requests++);
            Busiest = Math.Max(Busiest, ++underWay);
        }

        await Task.Yield();
        lock (gate)
        {
            underWay--;
            if (fault is Simulation.Fault.Away)
            {
                return new(HttpStatusCode.ServiceUnavailable) { Headers = { { "Retry-After", "0" } } };
            }

            var answer = Answer(request, body);
            return fault is Simulation.Fault.Lost
                ? throw new HttpRequestException("The connection was reset.")
                : answer;
        }
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, JsonObject? body)
    {
        var path = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method.Method, path) switch
        {
            _ when request.RequestUri.AbsolutePath == Unknown => new(HttpStatusCode.NotFound),
            ("PUT", ["v1", "reports", var id]) => Report(Guid.Parse(id), body!, Now(request)),
            ("POST", ["v1", "reports"]) => Report(StableId.Of((string)body!["number"]!), body, Now(request)),
            ("POST", ["v1", "cases", var id, var verb]) => Step(
                Guid.Parse(id), verb, body!, request.Headers.GetValues("Idempotency-Key").Single(), Now(request)),
            ("POST", ["v1", "clock"]) => Time(body!),
            ("GET", ["v1", "clock"]) => Json(new() { ["now"] = "2019-01-01T00:00:00Z", ["driven"] = true }),
            ("GET", ["v1", "progress"]) => Page(request, new()
            {
                ["heads"] = new JsonArray(Ledger.Count),
                ["readModel"] = new JsonArray(Ledger.Count),
                ["parties"] = new JsonArray(Ledger.Count),
                ["deadLetters"] = 0,
            }),
            ("GET", ["v1", "ledger", "0"]) => Page(
                request, Items(Ledger.Select((line, i) => Line(line, i + 1)).Skip(After(request)).Take(100))),
            ("GET", ["v1", "counties"]) => Paged(request, Counties.Select(static county => new JsonObject
            {
                ["code"] = county.Code,
                ["timeZone"] = county.Zone,
                ["weekend"] = new JsonArray("friday", "saturday"),
                ["catchAll"] = "OTHER",
            })),
            ("GET", ["v1", "tables", "330424", "classes"]) => Json(new() { ["rows"] = new JsonArray(Class) }),
            ("GET", ["v1", "cases", var id]) => Json(Cases.Single(known => known.Id == Guid.Parse(id)).View()),
            ("GET", ["v1", "cases"]) => Paged(request, Cases.Select(Summary)),
            ("GET", ["v1", var kind, var key, "obligations"]) => Paged(request, Owing(kind, key).Select(Obligation)),
            ("GET", ["v1", var kind, var key]) => Page(request, new() { ["figures"] = Figures([.. Owing(kind, key)]) }),
            _ => new(HttpStatusCode.NotFound),
        };
    }

    private HttpResponseMessage Time(JsonObject body)
    {
        Taken.Add(("time", Guid.Empty, DateTimeOffset.Parse((string)body["now"]!, CultureInfo.InvariantCulture)));
        return Json(new() { ["now"] = (string)body["now"]!, ["driven"] = true });
    }

    private static readonly string[] Answering = ["segment/330424-XQ-02", "department/330424-ZF"];

    private HttpResponseMessage Report(Guid id, JsonObject body, DateTimeOffset now)
    {
        var known = Cases.Find(known => known.Id == id);
        if (known is null)
        {
            var primary = Joins(id);
            Sent.Add(body);
            known = new FakeCase(id, (string?)body["class"] ?? Fits(body), primary is null ? Answering : [])
            {
                CentreOf = body["lon"] is null && Places(body),
                JoinedTo = primary,
                Stage = primary is null ? "reported" : "joined",
            };
            Cases.Add(known);
            Happened(known, "report", "case.reported", now);
            if (primary is not null)
            {
                Happened(known, "join", "case.joined", now);
            }
        }

        return Json(known.View());
    }

    private HttpResponseMessage Step(Guid id, string verb, JsonObject body, string key, DateTimeOffset now)
    {
        var known = Cases.Single(known => known.Id == id);
        if (Refuses(verb, id) is { } code)
        {
            return new(HttpStatusCode.Conflict)
            {
                Content = new StringContent(new JsonObject { ["status"] = 409, ["code"] = code }.ToJsonString())
                {
                    Headers = { ContentType = new("application/problem+json") },
                },
            };
        }

        if (commands.Add(key))
        {
            Sent.Add(body);
            var (type, stage) = Steps[verb];
            known.Stage = (verb, known.Stage) switch
            {
                ("check", _) when !(bool)body["passed"]! => "accepted",
                ("feedback", "refused") => "refused", // the answer ends the report and leaves it what it is
                _ => stage,
            };
            known.HandledLate = verb == "handle" ? false : known.HandledLate;
            Happened(known, verb, type, now);
            foreach (var joined in Cases.Where(joined =>
                    joined.JoinedTo == id && known.Stage is "closed" or "fedBack" && joined.JoinedTo == id))
            {
                joined.Stage = known.Stage;
            }

            foreach (var joined in Cases.Where(joined => joined.JoinedTo == id && known.Stage == "refused"))
            {
                joined.Stage = "reported";
                joined.JoinedTo = null;
                joined.Parties = Answering;
                Happened(joined, "split", "case.split", now);
            }
        }

        return Json(known.View());
    }

    private void Happened(FakeCase known, string what, string type, DateTimeOffset now)
    {
        Taken.Add((what, known.Id, now));
        Ledger.Add(($"case/{known.Id}", type, known.Parties, now));
    }

    private IEnumerable<FakeCase> Owing(string kind, string key) =>
        Cases.Where(known => known.Parties.Contains($"{kind.TrimEnd('s')}/{key}"));

    private HttpResponseMessage Paged(HttpRequestMessage request, IEnumerable<JsonObject> all)
    {
        var items = all.ToList();
        var after = After(request);
        var page = Items(items.Skip(after).Take(3));
        page["next"] = after + 3 < items.Count ? (after + 3).ToString(CultureInfo.InvariantCulture) : null;
        return Page(request, page);
    }

    private HttpResponseMessage Page(HttpRequestMessage request, JsonObject page) =>
        Json(Tamper(request.RequestUri!.AbsolutePath, page));

    private static JsonObject Class =>
        new()
        {
            ["kind"] = "event",
            ["code"] = "04-05",
            ["name"] = "店外经营",
            ["big"] = "街面秩序",
            ["aliases"] = new JsonArray("街面秩序/跨门营业"),
        };

    private static JsonObject Items(IEnumerable<JsonObject> items) => new() { ["items"] = new JsonArray([.. items]) };

    private static JsonObject Line(
        (string Source, string Type, string[] Parties, DateTimeOffset At) line,
        int position) => new()
    {
        ["position"] = $"0:{position}",
        ["source"] = line.Source,
        ["type"] = line.Type,
        ["at"] = line.At,
        ["parties"] = new JsonArray([.. line.Parties.Select(Name)]),
        ["payload"] = new JsonObject { ["any"] = "thing" },
    };

    private static JsonObject Name(string party) =>
        new() { ["kind"] = party.Split('/')[0], ["key"] = party.Split('/')[1] };

    private static JsonObject Summary(FakeCase known) => new() { ["id"] = known.Id, ["stage"] = known.Stage };

    private static JsonObject Obligation(FakeCase known) =>
        new()
        {
            ["case"] = known.Id,
            ["role"] = "lead",
            ["status"] = known.Owed,
        };

    private static JsonObject Figures(List<FakeCase> owing) => new()
    {
        ["raised"] = owing.Count(known => known.Owed != "known"),
        ["open"] = owing.Count(known => known.Owed == "open"),
        ["discharged"] = owing.Count(known => known.Owed == "discharged"),
        ["lapsed"] = owing.Count(known => known.Owed == "lapsed"),
    };

    private static int After(HttpRequestMessage request)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query);
        return int.Parse(query["after"] ?? "0", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset Now(HttpRequestMessage request) =>
        DateTimeOffset.Parse(request.Headers.GetValues("Grid-Now").Single(), CultureInfo.InvariantCulture);

    private static HttpResponseMessage Json(JsonObject body) =>
        new(HttpStatusCode.OK)
        {
            Content = new StringContent(JsonSerializer.Serialize(body))
            {
                Headers = { ContentType = new("application/json") },
            },
        };
}

internal enum Fault
{
    /// <summary>The city answers 503 before it does anything.</summary>
    Away,

    /// <summary>The city carries out the request, but its answer never arrives.</summary>
    Lost,
}

internal sealed class FakeCase(Guid id, string code, string[] parties)
{
    private bool filed;

    public Guid Id => id;

    public string Code => code;

    public string[] Parties { get; set; } = parties;

    public string Stage
    {
        get;
        set
        {
            field = value;
            filed |= value == "filed";
        }
    } = "reported";

    public Guid? JoinedTo { get; set; }

    public bool CentreOf { get; init; }

    public bool? HandledLate { get; set; }

    public string Owed => (filed, Stage) switch
    {
        (false, _) => "known",
        (_, "closed" or "fedBack") => "discharged",
        (_, "refused" or "joined") => "lapsed",
        _ => "open",
    };

    public JsonObject View() => new()
    {
        ["id"] = id,
        ["stage"] = Stage,
        ["class"] = code,
        ["kind"] = "event",
        ["lon"] = 120.9,
        ["lat"] = 30.5,
        ["centreOf"] = CentreOf ? new JsonObject { ["kind"] = "segment", ["key"] = "S-1" } : null,
        ["joinedTo"] = JoinedTo,
        ["handledLate"] = HandledLate,
        ["lead"] = new JsonObject { ["kind"] = "department", ["key"] = "330424-ZF" },
        ["parties"] = new JsonArray([
            .. Parties.Select(party => new JsonObject
            {
                ["kind"] = party.Split('/')[0],
                ["key"] = party.Split('/')[1],
                ["role"] = "lead",
            }),
        ]),
    };
}
