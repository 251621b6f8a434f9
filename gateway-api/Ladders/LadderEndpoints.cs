using Grid.Gateway.Counties;
using Grid.Gateway.Documents;
using Grid.Gateway.Foundation;
using Grid.Ladders;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Ladders;

/// <summary>执法阶梯: from a friendly word to a penalty, per duty holder and class.</summary>
internal static class LadderEndpoints
{
    private const int ShortestHash = 8;

    public static void MapLadders(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/ladder", List).WithTags("Ladder")
            .WithSummary("Steps of ladders, and how many there are of each rung 劝导、提醒、限期整改、立案的清单和计数")
            .WithDescription(
                "The oldest first. counts are of the whole list, without steps that an objection took back: the "
                + "counters of the plan for a year. owed=true: orders whose limit has passed and after which nobody "
                + "looked yet.")
            .Refuses(400, "query.*", "page.cursor");
        var ladders = routes.MapGroup("/ladder/{kind}/{key}").WithTags("Ladder");
        ladders.MapGet("/", View)
            .WithSummary("Where a duty holder stands, what comes next and why 执法阶梯")
            .WithDescription(
                "kind/key names a registered party, or person/ or vehicle/ and a hash. class= narrows it to one class, "
                + "also one without a step; at= asks for another time.")
            .WithVersion()
            .Refuses(400, "query.*", "county.missing", "ladder.person").Refuses(404, "ladder.holder")
            .Refuses(422, "class.unknown", "county.unknown");
        ladders.MapPost("/", Take)
            .WithSummary("Take a rung 劝导、提醒、限期整改、立案")
            .WithDescription(
                "Without a rung the next one is taken, and the document that its row names is issued with it "
                + "(document); one that cannot be made refuses the rung. A rung before its turn needs its ground as "
                + "reason; what the law or the plan forbids is refused as 409 with its clause.")
            .Example("""{ "by": "officer-31", "rung": "persuade", "class": "‹class›" }""")
            .Refuses(
                400, "ladder.byMissing", "ladder.classMissing", "ladder.rung", "county.missing", "ladder.person",
                "document.field*")
            .Refuses(404, "ladder.holder", "case.unknown")
            .Refuses(
                409, "ladder.skip", "ladder.early", "ladder.post", "ladder.guide", "ladder.limitRuns",
                "ladder.recheckOwed", "command.reused")
            .Refuses(
                422, "class.unknown", "ladder.row", "ladder.at", "ladder.due", "county.unknown",
                "operation.unregistered", "operation.notRunning",
                "document.kindUnknown", "document.officeUnknown", "document.glyphMissing")
            .Refuses(503, "city.away");
        ladders.MapPost("/guide", Guide)
            .WithSummary("Record that the duty holder was guided to a designated place 引导")
            .Example("""{ "by": "officer-31", "class": "‹class›", "to": "疏导点" }""")
            .Refuses(400, "ladder.byMissing", "ladder.classMissing", "ladder.toMissing", "county.missing")
            .Refuses(404, "ladder.holder")
            .Refuses(409, "command.reused").Refuses(422, "class.unknown", "county.unknown").Refuses(503, "city.away");
        ladders.MapPost("/recheck", Recheck)
            .WithSummary("Record what was seen after an order 复查")
            .Example("""{ "by": "officer-31", "class": "‹class›", "result": "corrected" }""")
            .Refuses(400, "ladder.byMissing", "ladder.classMissing", "ladder.result", "county.missing")
            .Refuses(404, "ladder.holder")
            .Refuses(409, "ladder.noOrder", "ladder.limitRuns", "command.reused")
            .Refuses(422, "class.unknown", "ladder.at", "county.unknown").Refuses(503, "city.away");
        ladders.MapPost("/contest", Contest)
            .WithSummary("Contest a step for the duty holder 异议")
            .Example("""{ "by": "desk-1", "step": 1, "reason": "当时店内无人经营" }""")
            .Refuses(400, "ladder.byMissing", "ladder.stepMissing", "ladder.reasonMissing", "county.missing")
            .Refuses(404, "ladder.holder", "ladder.step")
            .Refuses(409, "ladder.contested", "command.reused").Refuses(422, "county.unknown")
            .Refuses(503, "city.away");
        ladders.MapPost("/review", Review)
            .WithSummary("Decide on an objection; a step contested with right counts no more 复核")
            .Example("""{ "by": "office-1", "step": 1, "upheld": true, "reason": "经查属实" }""")
            .Refuses(400, "ladder.byMissing", "ladder.stepMissing", "ladder.upheldMissing", "county.missing")
            .Refuses(404, "ladder.holder", "ladder.step")
            .Refuses(409, "ladder.notContested", "ladder.reviewOwn", "command.reused").Refuses(422, "county.unknown")
            .Refuses(503, "city.away");
        ladders.MapPost("/succeed", Succeed)
            .WithSummary("Record another holder, for whom the ladder begins anew 更换经营者")
            .Example("""{ "by": "desk-1" }""")
            .Refuses(400, "ladder.byMissing", "county.missing").Refuses(404, "ladder.holder")
            .Refuses(409, "command.reused").Refuses(422, "ladder.at", "county.unknown").Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<LadderPageBody>, Problem>> List(
        string? kind,
        string? rung,
        string? @class,
        string? by,
        Guid? @case,
        string? operation,
        string? subdistrict,
        bool? owed,
        string? from,
        string? until,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        KnownCounties counties,
        CountyTime times,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var (size, position) = (Paging.Limit(limit, faults), Paging.WaitFor(waitFor, faults));
        var of = await counties.Narrowing(county, prefecture, faults);
        KindTraits? party = null;
        if (kind is not null && !Kinds.TryRead(kind, out party))
        {
            faults.Add(new("kind", "query.kind", $"kind '{Clip.Of(kind)}' is no kind of duty holder."));
        }

        Rung? wanted = null;
        if (rung is not null)
        {
            if (Words.TryRead(rung, out Rung known))
            {
                wanted = known;
            }
            else
            {
                faults.Add(new(
                    "rung", "query.rung",
                    $"rung '{Clip.Of(rung)}' is not one of {string.Join(", ", Words.Of<Rung>())}."));
            }
        }

        var (begins, ends) = (
            times.Day("from", from, 0, faults, county), times.Day("until", until, 1, faults, county));
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0).Ladder(new(
            party?.Kind, wanted, @class, by, owed == true, begins, ends, size, after, position, of.County,
            of.Counties, @case, operation, subdistrict));
        return found.ToHttp(LadderPageBody.From);
    }

    private static async Task<Results<Ok<LadderBody>, Problem>> View(
        string kind,
        string key,
        string? @class,
        string? classKind,
        string? at,
        string? county,
        HttpResponse response,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        if (!string.IsNullOrEmpty(@class) && !ClassCodes.IsClass(@class))
        {
            faults.Add(new("class", "query.class", $"class is the code of a class: {ClassCodes.Expected}."));
        }

        var asked = ClassKind.Event;
        if (!string.IsNullOrEmpty(classKind) && !Words.TryRead(classKind, out asked))
        {
            faults.Add(new("classKind", "query.kind", "classKind is event (default) or part."));
        }

        var time = CountyTime.At(at, faults);
        var (party, problem) = Read<object>(kind, key, faults, null, null);
        if (problem is not null)
        {
            return problem;
        }

        var shown = await Ladder(grains, party).View(
            asked, string.IsNullOrEmpty(@class) ? null : @class, county, time);
        if (shown.Value is { } view)
        {
            response.Headers.ETag = Tags.Of(view.Version);
        }

        return shown.ToHttp(LadderBody.From);
    }

    private static async Task<Results<Ok<TakenBody>, Problem>> Take(
        string kind,
        string key,
        TakeRungBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        Need(faults, "class", body?.Class, 64);
        var rung = default(Rung);
        if (body?.Rung is { } word && !Words.TryRead(word, out rung))
        {
            faults.Add(new(
                "rung", "ladder.rung", $"rung '{Clip.Of(word)}' is not one of {string.Join(", ", Words.Of<Rung>())}."));
        }

        DocumentFields.Check(faults, body?.Fields);
        var (party, problem) = Read(kind, key, faults, command, body);
        if (problem is not null)
        {
            return problem;
        }

        var taken = await Ladder(grains, party).Take(new(
            body!.By!, body.Rung is null ? null : rung, body.Kind ?? ClassKind.Event, body.Class!, body.Case,
            body.Reason, body.At, body.Due, body.Under, body.NoPointFree, body.County, command, body.Procedure,
            body.Operation, body.Fields));
        return taken.ToHttp(TakenBody.From);
    }

    private static async Task<Results<Ok<LadderBody>, Problem>> Guide(
        string kind,
        string key,
        GuideBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        Need(faults, "class", body?.Class, 64);
        Need(faults, "to", body?.To, 200);
        var (party, problem) = Read(kind, key, faults, command, body);
        return problem is not null
            ? problem
            : (await Ladder(grains, party).Guide(new(
                body!.By!, body.Kind ?? ClassKind.Event, body.Class!, body.To!, body.County, command)))
                .ToHttp(LadderBody.From);
    }

    private static async Task<Results<Ok<LadderBody>, Problem>> Recheck(
        string kind,
        string key,
        RecheckBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        Need(faults, "class", body?.Class, 64);
        if (!Words.TryRead(body?.Result ?? "", out RecheckResult result))
        {
            faults.Add(new(
                "result", "ladder.result", $"result is one of {string.Join(", ", Words.Of<RecheckResult>())}."));
        }

        var (party, problem) = Read(kind, key, faults, command, body);
        return problem is not null
            ? problem
            : (await Ladder(grains, party).Recheck(new(
                body!.By!, body.Kind ?? ClassKind.Event, body.Class!, result, body.At, body.County, command)))
                .ToHttp(LadderBody.From);
    }

    private static async Task<Results<Ok<LadderBody>, Problem>> Contest(
        string kind,
        string key,
        ContestBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        NeedValue(faults, "step", body?.Step);
        Need(faults, "reason", body?.Reason, 2000);
        var (party, problem) = Read(kind, key, faults, command, body);
        return problem is not null
            ? problem
            : (await Ladder(grains, party).Contest(new(body!.By!, body.Step!.Value, body.Reason!, command)))
                .ToHttp(LadderBody.From);
    }

    private static async Task<Results<Ok<LadderBody>, Problem>> Review(
        string kind,
        string key,
        ReviewObjectionBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        NeedValue(faults, "step", body?.Step);
        NeedValue(faults, "upheld", body?.Upheld);
        Need(faults, "reason", body?.Reason, 2000);
        var (party, problem) = Read(kind, key, faults, command, body);
        return problem is not null
            ? problem
            : (await Ladder(grains, party).Review(new(
                body!.By!, body.Step!.Value, body.Upheld!.Value, body.Reason!, command)))
                .ToHttp(LadderBody.From);
    }

    private static async Task<Results<Ok<LadderBody>, Problem>> Succeed(
        string kind,
        string key,
        SucceedBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        var (party, problem) = Read(kind, key, faults, command, body);
        return problem is not null
            ? problem
            : (await Ladder(grains, party).Succeed(new(body!.By!, body.Since, command))).ToHttp(LadderBody.From);
    }

    private static ILadderGrain Ladder(IGrainFactory grains, EntityRef party) =>
        grains.GetGrain<ILadderGrain>(party.ToString());

    private static void Need(List<Fault> faults, string field, string? text, int longest) =>
        Texts.Need(faults, "ladder", field, text, longest, $"{field} is missing.");

    private static void NeedValue<T>(List<Fault> faults, string field, T? value)
        where T : struct
    {
        if (value is null)
        {
            faults.Add(new(field, $"ladder.{field}Missing", $"{field} is missing."));
        }
    }

    /// <summary>The duty holder, where the body has no fault.</summary>
    private static (EntityRef Party, Problem? Problem) Read<T>(
        string kind, string key, List<Fault> faults, string? command, T? body)
        where T : class
    {
        if (body is not null)
        {
            Texts.CheckBounds(faults, "ladder", body);
        }

        Texts.Check(faults, "ladder", "Idempotency-Key", command, Texts.LongestCommand);
        var (party, unknown) = Holder(kind, key);
        return (party, faults.Count > 0 ? Problem.Of(faults) : unknown);
    }

    /// <summary>
    /// The duty holder that a path names: a party of the registers, or a person or vehicle by its hash, because the
    /// ledger forgets no name.
    /// </summary>
    internal static (EntityRef Party, Problem? Problem) Holder(string kind, string key)
    {
        if (!Kinds.TryRead(kind, out var traits)
            || !Texts.IsKey(key)
            || !(traits.Owes || traits.IsKeyAlone))
        {
            return (default, new(
                StatusCodes.Status404NotFound,
                "ladder.holder",
                $"'{Clip.Of(kind)}/{Clip.Of(key)}' names no duty holder. Send a kind of party of the registers and its "
                + "code, such as shop/‹shop›, or person/ or vehicle/ and a hash."));
        }

        return traits.Owes || IsHash(key)
            ? (new(traits.Kind, key), null)
            : (default, new(
                StatusCodes.Status400BadRequest,
                "ladder.person",
                $"A {kind} without a register is known by a hash of {ShortestHash} or more ASCII letters and digits; "
                + "never by a name, a plate or an identity number."));
    }

    private static bool IsHash(string key) =>
        key.Length >= ShortestHash && key.All(char.IsAsciiLetterOrDigit) && !PersonCodes.IsPersonal(key);
}
