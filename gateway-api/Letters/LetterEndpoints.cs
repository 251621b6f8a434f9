using Grid.Cases;
using Grid.Foundation;
using Grid.Gateway.Cases;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Letters;

/// <summary>
/// 案件移送抄告 (S191): letters to other departments and authorities. The caller who passes a letter on reads it here and
/// acknowledges its arrival.
/// </summary>
internal static class LetterEndpoints
{
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        var letters = routes.MapGroup("/letters").WithTags("Disputes");
        letters.MapGet("/", List)
            .WithSummary("What was sent to whom, when and why 移送、抄告")
            .WithDescription(
                "The oldest first, with the essentials of the case and nothing of a person. acknowledged=false: what "
                + "did not come yet. kind= transfer, copy or handOver; to= the authority as it was sent; "
                + "department= one of the county's own.")
            .Refuses(400, "query.*", "page.cursor");
        letters.MapPut("/{id}/{number:int}/acknowledgement", Acknowledge)
            .WithSummary("It came 签收、接收或退回")
            .WithDescription(
                "The same again changes nothing; another is refused. Of a find (handOver) accepted says that the "
                + "receiving body takes it on with its evidence, or returns it with its reason.")
            .Example("""{ "by": "JT-1" }""")
            .Refuses(400, "case.byMissing", "letter.reasonMissing", "letter.acceptedMissing")
            .Refuses(404, "case.unknown", "letter.unknown")
            .Refuses(409, "letter.acknowledged", "letter.answered", "letter.noFind")
            .Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<LetterPageBody>, Problem>> List(
        string? to,
        string? department,
        string? kind,
        bool? acknowledged,
        string? county,
        string? prefecture,
        int? limit,
        string? after,
        string? waitFor,
        KnownCounties counties,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var (size, position) = (Paging.Limit(limit, faults), Paging.WaitFor(waitFor, faults));
        var of = await counties.Narrowing(county, prefecture, faults);
        LetterKind? wanted = null;
        if (kind is not null)
        {
            if (Words.TryRead<LetterKind>(kind, out var known))
            {
                wanted = known;
            }
            else
            {
                faults.Add(new("kind", "query.kind",
                    $"kind '{kind}' is not known; send {string.Join(" or ", Words.Of<LetterKind>())}."));
            }
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await grains
            .GetGrain<IReadModelGrain>(0)
            .Letters(new(to, department, wanted, acknowledged, size, after, position, of.County, of.Counties));
        return found.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.Ok(LetterPageBody.From(found.Value!));
    }

    private static async Task<Results<Ok<LetterBody>, Problem>> Acknowledge(
        string id,
        int number,
        AcknowledgeBody? body,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Need(
            faults,
            "case",
            "by",
            body?.By,
            64,
            "by is missing; whoever says that it came says who he is: \"by\": \"JT-1\".");
        Texts.Check(faults, "case", "note", body?.Note, Reports.LongestDescription);
        Texts.Check(faults, "case", "reason", body?.Reason, Reports.LongestDescription);
        if (body is { Accepted: false } && string.IsNullOrWhiteSpace(body.Reason))
        {
            faults.Add(new("reason", "letter.reasonMissing",
                "reason is missing; who returns a find says why: \"reason\": \"…\"."));
        }

        if (body is { Accepted: null, Reason: not null })
        {
            faults.Add(new("accepted", "letter.acceptedMissing",
                "accepted is missing; a reason belongs to a find that is returned: \"accepted\": false."));
        }

        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        return Guid.TryParse(id, out var key)
            ? (await Say(grains.GetGrain<ICaseGrain>(key), number, body!)).ToHttp(view =>
                LetterBody.From(view.Letters.First(letter => letter.Number == number)))
            : new Problem(
                StatusCodes.Status404NotFound,
                "case.unknown",
                $"There is no case '{id}'; a case is found by its id, which is a UUID.");
    }

    private static Task<Outcome<CaseView>> Say(ICaseGrain about, int number, AcknowledgeBody body) =>
        body.Accepted is { } accepted
            ? about.AnswerFind(new(number, body.By!, accepted, body.Reason))
            : about.Acknowledge(number, body.By!, body.Note);
}
