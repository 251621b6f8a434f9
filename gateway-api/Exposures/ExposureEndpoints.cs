using Grid.Exposures;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Ladders;
using Grid.Parties;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Exposures;

/// <summary>曝光台 (S85): what a county shows of violations to the public, by whose decision and until when.</summary>
internal static class ExposureEndpoints
{
    private const string Noun = "exposure";
    private const int LongestName = 20, LongestHash = 80, MostPersons = 20, MostPhotographs = 9;

    public static void MapExposures(this IEndpointRouteBuilder routes)
    {
        var exposures = routes.MapGroup("/exposures").WithTags("Penalties");
        exposures.MapGet("/", List)
            .WithSummary("What is exposed today, the latest first 曝光台")
            .WithDescription(
                "For everybody to read. An exposure leaves the list after its last day, when it is withdrawn, and when "
                + "another holder takes over.")
            .Refuses(400, "query.*", "page.cursor");
        exposures.MapPost("/", Expose)
            .WithSummary("Expose a matter for a term 曝光")
            .WithDescription(
                "On a penalty whose decision is final, or on an order of the ladder that was not followed. Names in "
                + "persons are covered in the words; a number, a plate or a home in them is refused. What must never "
                + "be shown is 409 with its clause.")
            .Example("""
                {
                  "party": "shop/‹shop›", "order": 3, "words": "张三的水果店多次占道经营,责令改正后仍未改正",
                  "persons": ["张三"], "reason": "责令改正逾期未改正", "until": "2019-04-20",
                  "minors": false, "private": false, "by": "‹county›-P-0356"
                }
                """)
            .Refuses(400, "exposure.*", "county.missing")
            .Refuses(
                409, "exposure.minors", "exposure.private", "exposure.home", "exposure.unblurred", "exposure.assistant",
                "exposure.undecided", "exposure.notFinal", "exposure.annulled", "exposure.orderOpen",
                "exposure.corrected", "exposure.filed", "exposure.contested", "exposure.former", "exposure.exists",
                "command.reused")
            .Refuses(
                422, "exposure.groundUnknown", "exposure.photographUnknown", "exposure.until", "penalty.noRule",
                "county.unknown")
            .Refuses(503, "city.away");
        exposures.MapGet("/{id}", View)
            .WithSummary("One exposure: who decided it and why, and what became of it")
            .WithDescription("Its words and photographs are there only while it is shown.")
            .WithVersion()
            .Refuses(404, "exposure.unknown");
        exposures.MapPost("/{id}/withdraw", Withdraw)
            .WithSummary("Take an exposure off the board 撤回曝光")
            .WithDescription(
                "Again, it changes nothing. Where a penalty is annulled, or an objection takes an order back, the city "
                + "withdraws at once what rests on it.")
            .Example("""{ "by": "‹county›-P-0356", "reason": "已改正" }""")
            .Refuses(400, "exposure.*")
            .Refuses(404, "exposure.unknown")
            .Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<ExposurePageBody>, Problem>> List(
        string? county, string? prefecture, int? limit, string? after, KnownCounties counties, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit, faults);
        var of = await counties.Narrowing(county, prefecture, faults);
        return faults.Count > 0
            ? Problem.Of(faults)
            : (await grains.GetGrain<IExposureDeskGrain>(0).Shown(of.County, of.Counties, size, after))
                .ToHttp(ExposurePageBody.From);
    }

    private static async Task<Results<Ok<ExposureBody>, Problem>> View(
        string id, HttpResponse response, IGrainFactory grains)
    {
        if (await grains.GetGrain<IExposureDeskGrain>(0).View(id) is not { } found)
        {
            return Unknown();
        }

        response.Headers.ETag = Tags.Of(found.Version);
        return TypedResults.Ok(ExposureBody.From(found));
    }

    private static async Task<Results<Ok<ExposureBody>, Problem>> Expose(
        ExposeBody? body, IGrainFactory grains, [FromHeader(Name = "Idempotency-Key")] string? command = null)
    {
        var (faults, sent) = (new List<Fault>(), body ?? new());
        Need(faults, "by", sent.By, 64);
        Need(faults, "words", sent.Words, 1000);
        Need(faults, "reason", sent.Reason, 500);
        var party = Party(sent.Party);
        if (party is null)
        {
            faults.Add(new(
                "party", "exposure.party", "party is kind/key, \"party\": \"shop/‹shop›\", or person/ and a hash."));
        }

        if (sent.Penalty is null == sent.Order is null)
        {
            faults.Add(new(
                "penalty", "exposure.ground",
                "Send the ground: the \"penalty\" whose decision is final, or the \"order\" that was not followed."));
        }

        NeedValue(faults, "until", sent.Until);
        NeedValue(faults, "minors", sent.Minors);
        NeedValue(faults, "private", sent.Private);
        if (sent.Photographs?.Count > MostPhotographs
            || sent.Photographs?.Any(static hash => !IsHash(hash)) == true
            || (sent.Photographs?.Count > 0 && sent.Case is null))
        {
            faults.Add(new(
                "photographs", "exposure.photographs",
                $"photographs are at most {MostPhotographs} hashes of evidence of the \"case\" that is named beside."));
        }

        var (words, reason) = (Cover(sent, "words", sent.Words, faults), Cover(sent, "reason", sent.Reason, faults));
        Texts.Check(faults, Noun, "Idempotency-Key", command, Texts.LongestCommand);
        Texts.CheckBounds(faults, Noun, sent);
        return faults.Count > 0
            ? Problem.Of(faults)
            : (await grains.GetGrain<IExposureDeskGrain>(0).Expose(new(
                party!.Value,
                sent.Penalty,
                sent.Order,
                words,
                reason,
                sent.Until!.Value,
                sent.By!,
                sent.Minors!.Value,
                sent.Private!.Value,
                sent.Case,
                sent.Photographs,
                sent.Blurred ?? false,
                sent.County,
                command))).ToHttp(ExposureBody.From);
    }

    private static async Task<Results<Ok<ExposureBody>, Problem>> Withdraw(
        string id, WithdrawExposureBody? body, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Need(faults, "by", body?.By, 64);
        Need(faults, "reason", body?.Reason, 500);
        Led(faults, "reason", body?.Reason);
        return faults.Count > 0
            ? Problem.Of(faults)
            : (await grains.GetGrain<IExposureDeskGrain>(0).Withdraw(id, body!.By!, body.Reason!))
                .ToHttp(ExposureBody.From);
    }

    /// <summary>A text with its persons covered.</summary>
    private static string Cover(ExposeBody sent, string field, string? text, List<Fault> faults)
    {
        if (field == "words"
            && (sent.Persons?.Count > MostPersons || sent.Persons?.Any(name => !IsName(sent, name)) == true))
        {
            faults.Add(new(
                "persons", "exposure.persons",
                $"persons are at most {MostPersons} names of 2 to {LongestName} characters that stand in the words or "
                + "the reason."));
            return text ?? "";
        }

        Led(faults, field, text);
        return CoveredWords.Of(text ?? "", sent.Persons ?? []);
    }

    private static bool IsHash(string? hash) => hash is { Length: <= LongestHash } && Texts.IsLine(hash);

    private static bool IsName(ExposeBody sent, string? name) =>
        name is { Length: >= 2 and <= LongestName }
        && (sent.Words?.Contains(name, StringComparison.Ordinal) == true
            || sent.Reason?.Contains(name, StringComparison.Ordinal) == true);

    private static void Led(List<Fault> faults, string field, string? text)
    {
        if (text is not null && CoveredWords.Leads(text) is { } leads)
        {
            faults.Add(new(
                field, "exposure.personal", $"{field} holds {leads}, which leads to a person. Leave it out."));
        }
    }

    private static EntityRef? Party(string? text)
    {
        if (!EntityRef.TryParse(text, out var named))
        {
            return null;
        }

        var (party, unknown) = LadderEndpoints.Holder(named.KindName, named.Key);
        return unknown is null ? party : null;
    }

    private static void Need(List<Fault> faults, string field, string? text, int longest) =>
        Texts.Need(faults, Noun, field, text, longest, $"{field} is missing.");

    private static void NeedValue<T>(List<Fault> faults, string field, T? value)
        where T : struct
    {
        if (value is null)
        {
            faults.Add(new(field, $"{Noun}.{field}Missing", $"{field} is missing."));
        }
    }

    private static Problem Unknown() => new(
        StatusCodes.Status404NotFound,
        "exposure.unknown",
        "There is no such exposure. GET /v1/exposures lists what is shown.");
}
