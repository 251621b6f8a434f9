using Grid.Gateway.Counties;
using Grid.Gateway.Documents;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Penalties;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Penalties;

/// <summary>行政处罚: penalty files, opened, led by their procedure, listed.</summary>
internal static class PenaltyEndpoints
{
    private const string Noun = "penalty";
    private const int MostOfficers = 10;
    private const decimal MostYuan = 1_000_000_000;

    public static void MapPenalties(this IEndpointRouteBuilder routes)
    {
        var penalties = routes.MapGroup("/penalties").WithTags("Penalties");
        penalties.MapGet("/", List)
            .WithSummary("Penalty files 行政处罚案卷, the latest first")
            .WithDescription(
                "decided counts those that were decided, by procedure 简易、普通、非现场. Fines are no measure of "
                + "anybody: nothing is counted by officer.")
            .Refuses(400, "query.*", "page.cursor", "penalty.word");
        penalties.MapPost("/", Open)
            .WithSummary("Open a penalty file")
            .WithDescription(
                "One act has one file: the same party, behaviour and case, or day where no case is named. Sent again, "
                + "it is answered. What the law forbids is 409 with its clause.")
            .Example("""
                {
                  "party": "shop/‹shop›", "class": "04-05", "procedure": "general",
                  "officers": ["‹county›-P-0356", "‹county›-P-0357"], "certain": true, "by": "‹county›-P-0356"
                }
                """)
            .Refuses(400, "penalty.*", "class.*")
            .Refuses(409, "penalty.*")
            .Refuses(
                422, "penalty.noArticle", "penalty.behaviours", "penalty.noRule", "county.*", "operation.unregistered",
                "operation.notRunning")
            .Refuses(503, "city.away");
        penalties.MapGet("/{id}", View)
            .WithSummary("One penalty file: its article, its steps, what is to be done by which last day")
            .WithVersion()
            .Refuses(404, "penalty.unknown");
        penalties.MapPost("/{id}/{verb}", Step)
            .WithSummary("Take a step of a penalty file")
            .WithDescription(
                $"Verbs: {string.Join(", ", Words.Of<PenaltyVerb>())}. A step that the law forbids is 409 with "
                + "\"clause\" and says which step is missing. order, notice and decide issue their document "
                + "(document), serve serves that of the decision.")
            .Example("""{ "by": "‹county›-P-0356", "limit": "2019-04-02T18:00:00‹offset›" }""")
            .Refuses(400, "penalty.*", "document.field*")
            .Refuses(404, "penalty.unknown", "penalty.verbUnknown")
            .Refuses(
                409, "penalty.*", "command.reused", "document.served", "document.serviceMethod",
                "document.serviceNeeds", "document.withdrawn")
            .Refuses(
                422, "penalty.noArticle", "penalty.noRule", "document.kindUnknown", "document.officeUnknown",
                "document.glyphMissing")
            .Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<PenaltyPageBody>, Problem>> List(
        string? party,
        string? stage,
        string? procedure,
        Guid? @case,
        string? subdistrict,
        string? operation,
        string? decidedFrom,
        string? decidedUntil,
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
        var size = Paging.Limit(limit, faults);
        var position = Paging.WaitFor(waitFor, faults);
        var of = await counties.Narrowing(county, prefecture, faults);
        var known = Party(party);
        if (party is not null && known is null)
        {
            faults.Add(new("party", "query.party", "party is kind/key: party=shop/‹shop›."));
        }

        var (at, by) = (Word<PenaltyStage>("stage", stage, faults), Word<PenaltyProcedure>(
            "procedure", procedure, faults));
        var (begins, ends) = (
            times.Day("decidedFrom", decidedFrom, 0, faults, county),
            times.Day("decidedUntil", decidedUntil, 1, faults, county));
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains.GetGrain<IReadModelGrain>(0)
            .Penalties(new(
                known, at, by, size, after, position, of.County, of.Counties, @case, begins, ends, subdistrict,
                operation));
        return found.ToHttp(PenaltyPageBody.From);
    }

    private static async Task<Results<Ok<PenaltyBody>, Problem>> View(
        string id, HttpResponse response, IGrainFactory grains)
    {
        if (!Guid.TryParse(id, out var key) || await grains.GetGrain<IPenaltyGrain>(key).View() is not { } found)
        {
            return Unknown(id);
        }

        response.Headers.ETag = Tags.Of(found.Version);
        return TypedResults.Ok(PenaltyBody.From(found));
    }

    private static async Task<Results<Ok<PenaltyBody>, Problem>> Open(OpenPenaltyBody? body, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var sent = body ?? new();
        Needed("by", sent.By, 64, faults);
        Needed("procedure", sent.Procedure, 20, faults);
        var party = Party(sent.Party);
        if (party is null)
        {
            faults.Add(new("party", "penalty.party", "party is kind/key, \"party\": \"shop/‹shop›\"; never a name."));
        }

        if (sent is { Class: null, Behaviour: null })
        {
            faults.Add(new(
                "class", "penalty.classMissing", "class is missing; send it, or the \"behaviour\" of the articles."));
        }

        var officers = Officers(sent.Officers, faults) ?? [];
        var procedure = Word<PenaltyProcedure>("procedure", sent.Procedure, faults);
        var sort = Word<PartySort>("sort", sent.Sort, faults);
        var record = Record(sent.Record, faults);
        Texts.CheckBounds(faults, Noun, sent);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var command = new OpenPenalty(
            party!.Value,
            sort ?? Sort(party.Value),
            sent.Class,
            sent.Behaviour,
            procedure!.Value,
            sent.Case,
            officers,
            sent.ActAt,
            sent.Certain ?? true,
            sent.Harm ?? true,
            sent.Life ?? false,
            record,
            sent.By!,
            sent.Note,
            sent.County,
            Operation: sent.Operation);
        return (await grains.GetGrain<IPenaltyDeskGrain>(0).Open(command)).ToHttp(PenaltyBody.From);
    }

    private static async Task<Results<Ok<PenaltyBody>, Problem>> Step(
        string id,
        string verb,
        StepPenaltyBody? body,
        IGrainFactory grains,
        [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        if (!Words.TryRead<PenaltyVerb>(verb, out var known))
        {
            return new Problem(
                StatusCodes.Status404NotFound,
                "penalty.verbUnknown",
                $"'{verb}' is no step of a penalty file; these are: {string.Join(' ', Words.Of<PenaltyVerb>())}.");
        }

        if (!Guid.TryParse(id, out var key))
        {
            return Unknown(id);
        }

        var faults = new List<Fault>();
        var sent = body ?? new();
        Needed("by", sent.By, 64, faults);
        var step = new StepPenalty
        {
            Verb = known,
            By = sent.By ?? "",
            Reason = sent.Reason,
            Officers = Officers(sent.Officers, faults),
            Limit = sent.Limit,
            StillThere = sent.StillThere ?? false,
            Refused = sent.Refused ?? false,
            Things = sent.Things,
            Written = sent.Written ?? false,
            Video = sent.Video ?? false,
            Amount = sent.Amount,
            NewFacts = sent.NewFacts ?? false,
            HearingAt = sent.HearingAt,
            Article = sent.Article,
            WithOrder = sent.WithOrder ?? false,
            Major = sent.Major ?? false,
            Minor = sent.Minor ?? false,
            Corrected = sent.Corrected ?? false,
            First = sent.First ?? false,
            Harm = Word<HarmDone>("harm", sent.Harm, faults),
            Way = Word<ServiceWay>("way", sent.Way, faults),
            Confirmed = sent.Confirmed,
            Witness = sent.Witness,
            Fields = sent.Fields,
            OnSpot = sent.OnSpot ?? false,
            Receipt = sent.Receipt ?? false,
            HardLater = sent.HardLater ?? false,
            Remote = sent.Remote ?? false,
            Until = sent.Until,
            Act = Word<ForcedAct>("act", sent.Act, faults),
            Urgent = sent.Urgent ?? false,
            Spilt = sent.Spilt ?? false,
            Related = sent.Related ?? false,
            Contest = Word<ContestStep>("contest", sent.Contest, faults),
            Ground = Word<CloseGround>("ground", sent.Ground, faults),
            Tier = Word<TierCondition>("tier", sent.Tier, faults),
            Command = command,
        };
        if (sent.Amount is < 0 or > MostYuan)
        {
            faults.Add(new("amount", "penalty.amount", $"amount is yuan from 0 to {MostYuan:0}."));
        }

        DocumentFields.Check(faults, sent.Fields);
        Texts.Check(faults, Noun, "Idempotency-Key", command, Texts.LongestCommand);
        Texts.CheckBounds(faults, Noun, sent);
        return faults.Count > 0
            ? Problem.Of(faults)
            : (await grains.GetGrain<IPenaltyGrain>(key).Step(step)).ToHttp(PenaltyBody.From);
    }

    private static EntityRef? Party(string? text) =>
        EntityRef.TryParse(text, out var party) && Texts.IsKey(party.Key) && !PersonCodes.IsPersonal(party.Key)
            ? RegisterForms.Normal(party)
            : null;

    /// <summary>Persons and what a person answers for are taken as persons, all others as organisations.</summary>
    private static PartySort Sort(EntityRef party) =>
        party.KindName is "person" or "vehicle" or "household" or "dog" ? PartySort.Person : PartySort.Organisation;

    private static T? Word<T>(string field, string? text, List<Fault> faults)
        where T : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        if (Words.TryRead<T>(text, out var value))
        {
            return value;
        }

        faults.Add(new(field, "penalty.word", $"{field} '{text}' is not one of {string.Join(", ", Words.Of<T>())}."));
        return null;
    }

    private static IReadOnlyList<string>? Officers(IReadOnlyList<string>? officers, List<Fault> faults)
    {
        if (officers?.Any(static one => !PersonCodes.IsCode(one ?? "")) == true)
        {
            faults.Add(new("officers", "penalty.officerCode", $"Each of officers is {PersonCodes.Expected}."));
        }

        if (officers?.Count > MostOfficers)
        {
            faults.Add(new("officers", "penalty.officerCode", $"officers are at most {MostOfficers} codes."));
        }

        return officers;
    }

    private static DeviceRecord? Record(DeviceRecordBody? body, List<Fault> faults)
    {
        if (body is null)
        {
            return null;
        }

        if (body.At is not { } at)
        {
            faults.Add(new("record", "penalty.recordAtMissing", "record.at is missing: when it was recorded."));
            return null;
        }

        return new(
            at,
            body.LegalReview,
            body.TechnicalReview,
            body.PlacePublished,
            body.Marked ?? false,
            body.Reviewed ?? false,
            body.Clear ?? false,
            body.ToldAt,
            body.CanDefend ?? false);
    }

    private static void Needed(string field, string? text, int longest, List<Fault> faults) =>
        Texts.Need(faults, Noun, field, text, longest, $"{field} is missing.");

    private static Problem Unknown(string id) => new(
        StatusCodes.Status404NotFound,
        "penalty.unknown",
        $"There is no penalty file '{id}'; a file is found by its id, which is a UUID. GET /v1/penalties lists them.");
}
