using Grid.Cases;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Cases;

/// <summary>当事人: whom a case concerns. Who a person is lies apart from the record and can be erased.</summary>
internal static class ConcernedEndpoints
{
    public static void MapConcerned(this IEndpointRouteBuilder cases)
    {
        cases.MapPost("/{id}/concerned", Name)
            .WithSummary("Name whom it concerns 当事人")
            .WithDescription(
                "An organisation by its name, a person by name or identity document, a vehicle by its plate. What is "
                + "said of a person is kept apart from the record, which has a keyed hash of it, and is erased when "
                + "the county's term is over (concernedDays). The same again is answered and not repeated.")
            .Example("""{ "by": "ZF-3", "kind": "trader", "unit": "鲜果店", "plate": "浙F12345" }""")
            .Refuses(400, "case.byMissing", "concerned.missing")
            .Refuses(404, "case.unknown").Refuses(409, "concerned.full").Refuses(503, "city.away");
        cases.MapGet("/{id}/concerned", List)
            .WithSummary("Whom it concerns 当事人")
            .WithDescription("Of a person most is covered; the number erases it.")
            .Refuses(404, "case.unknown");
        cases.MapDelete("/{id}/concerned/{number:int}", Forget)
            .WithSummary("Erase who a person is whom it concerns 删除当事人身份")
            .WithDescription("The record keeps that somebody was named, and says who had it erased and why.")
            .Refuses(400, "case.byMissing", "case.byTooLong", "case.reasonMissing", "case.reasonTooLong")
            .Refuses(404, "case.unknown", "concerned.unknown").Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<ConcernedBody>, Problem>> Name(
        string id, NameConcernedBody body, IGrainFactory grains)
    {
        if (!Guid.TryParse(id, out var key))
        {
            return CaseEndpoints.Unknown(id);
        }

        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(body.By))
        {
            faults.Add(new(
                "by", "case.byMissing", "Every step says who took it: send \"by\", an officer's or desk's code."));
        }

        if (new[] { body.Unit, body.Name, body.Identity, body.Plate }.All(string.IsNullOrWhiteSpace))
        {
            faults.Add(new(
                "unit",
                "concerned.missing",
                "Nobody is named; send \"unit\", \"name\", \"identity\" or \"plate\"."));
        }

        Texts.CheckBounds(faults, "concerned", body);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var named = await grains.GetGrain<ICaseGrain>(key).NameConcerned(body.ToCommand());
        return named.ToHttp(ConcernedBody.From);
    }

    private static async Task<Results<Ok<ConcernedListBody>, Problem>> List(string id, IGrainFactory grains) =>
        Guid.TryParse(id, out var key) && await grains.GetGrain<ICaseGrain>(key).Concerned() is { } all
            ? TypedResults.Ok(new ConcernedListBody([.. all.Select(ConcernedBody.From)]))
            : CaseEndpoints.Unknown(id);

    private static async Task<Results<Ok<ConcernedBody>, Problem>> Forget(
        string id, int number, string? by, string? reason, IGrainFactory grains)
    {
        if (!Guid.TryParse(id, out var key))
        {
            return CaseEndpoints.Unknown(id);
        }

        if (Erasures.Check(by, reason) is { Count: > 0 } faults)
        {
            return Problem.Of(faults);
        }

        var forgotten = await grains.GetGrain<ICaseGrain>(key).ForgetConcerned(number, by!.Trim(), reason!.Trim());
        return forgotten.ToHttp(ConcernedBody.From);
    }
}
