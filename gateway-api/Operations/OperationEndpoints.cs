using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Reference;
using Grid.Gateway.Registers;
using Grid.Operations;
using Grid.Parties;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Operations;

/// <summary>Ends special operations (专项整治), and counts what named them and what the plan asks for.</summary>
internal static class OperationEndpoints
{
    private static RegisterForm Form => RegisterForms.Of(EntityKind.Operation);

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/campaign", Campaign).WithTags("Patrols")
            .WithSummary("What the plan of a year asks for, and how far it has come 专项整治目标")
            .WithDescription(
                "Persuasions of ladders, penalties decided by each procedure and not annulled, operations that began, "
                + "by month and sub-district, each with the list behind it; and officers beside daily managers today. "
                + "The targets are rows of the table practice. Nobody is counted by name.")
            .Refuses(400, "query.*", "county.missing").Refuses(422, "county.unknown");
        var operations = routes.MapGroup("/operations/{code}").WithTags("Patrols");
        operations.MapPost("/end", End)
            .WithSummary("End an operation with its result 专项整治结束")
            .WithDescription(
                "What happens on later days names it no more. With the same result again nothing changes.")
            .Example("""{ "by": "‹county›-P-0113", "result": "劝导32起，立案2起" }""")
            .Answering(200, "application/json", RegisterSchemas.Shown(Form))
            .Refuses(400, "operation.byMissing", "operation.resultMissing")
            .Refuses(404, "operation.unknown")
            .Refuses(409, "operation.ended")
            .Refuses(503, "city.away");
        operations.MapGet("/counts", Counts)
            .WithSummary("What named an operation, counted 专项整治统计")
            .WithDescription("opens has the list behind each count.")
            .Refuses(404, "operation.unknown");
    }

    private static async Task<Results<Ok<CampaignBody>, Problem>> Campaign(
        int? year, string? county, IGrainFactory grains)
    {
        if (year is < 2000 or > 2999)
        {
            return Problem.Of([new("year", "query.year", "year is a year of the county: 2019.")]);
        }

        return (await grains.GetGrain<ICampaignGrain>(0).Year(county, year)).ToHttp(CampaignBody.From);
    }

    private static async Task<IResult> End(string code, EndOperationBody? body, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Need(faults, "operation", "by", body?.By, 64, "by is missing.");
        Texts.Need(faults, "operation", "result", body?.Result, 1000, "result is missing: say what came of it.");
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Texts.IsKey(code))
        {
            return PartyEndpoints.Unknown(Form, code);
        }

        var ended = await grains.GetGrain<IOperationGrain>(code).End(new(body!.By!, body.Result!));
        return ended.Value is { } entry
            ? TypedResults.Ok(EntryBody.From(Form, entry.Ref, entry))
            : ended.Refusal!.ToHttp();
    }

    private static async Task<Results<Ok<OperationCountsBody>, Problem>> Counts(string code, IGrainFactory grains) =>
        Texts.IsKey(code) && await grains.GetGrain<IOperationGrain>(code).Counts() is { } counts
            ? TypedResults.Ok(OperationCountsBody.From(code, counts))
            : PartyEndpoints.Unknown(Form, code);
}
