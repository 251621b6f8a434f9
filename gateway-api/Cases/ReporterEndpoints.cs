using Grid.Cases;
using Grid.Gateway.Foundation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Cases;

/// <summary>The contact of a case's reporter: it can be erased, and no answer shows it.</summary>
internal static class ReporterEndpoints
{
    private const string Unsaid = "erasure";

    public static void MapReporter(this IEndpointRouteBuilder cases) => cases.MapDelete("/{id}/reporter", Forget)
        .WithSummary("Erase how to reach whoever reported it 删除报告人联系方式")
        .WithDescription(
            "The contact is erased for good and the trace notes that it was, without a word of whom; again, it "
            + "changes nothing. by, in the query, says who had it erased.")
        .Refuses(400, "case.byTooLong").Refuses(404, "case.unknown").Refuses(503, "city.away");

    private static async Task<Results<NoContent, Problem>> Forget(string id, string? by, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Check(faults, "case", "by", by, 64);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        if (!Guid.TryParse(id, out var key))
        {
            return CaseEndpoints.Unknown(id);
        }

        var forgotten = await grains
            .GetGrain<ICaseGrain>(key)
            .ForgetReporter(string.IsNullOrWhiteSpace(by) ? Unsaid : by);
        return forgotten.Refusal is { } refusal ? refusal.ToHttp() : TypedResults.NoContent();
    }
}
