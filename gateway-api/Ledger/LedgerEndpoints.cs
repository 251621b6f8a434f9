using Grid.Gateway.Foundation;
using Grid.Ledger;
using Grid.ReadModel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grid.Gateway.Ledger;

/// <summary>Shows the ledger (台账), how far its consumers have read, and its dead letters.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/").WithTags("Ledger");
        ledger.MapGet("/ledger/{partition:int}", Read)
            .WithSummary("Records of a partition, in order 台账")
            .WithDescription("hash is SHA-256 over the hash before it and the record, in hex.")
            .Refuses(400, "query.limit").Refuses(404, "ledger.partitionUnknown");
        ledger
            .MapGet("/progress", Progress)
            .WithSummary(
                "Heads of the ledger, and how far the read model, the parties and the clocks have read, by partition");
        ledger
            .MapGet("/dead-letters", DeadLetters)
            .WithSummary("Records somebody could not take, set aside with their reason")
            .Refuses(400, "query.limit");
        ledger.MapPost("/dead-letters/retry", Retry)
            .WithSummary("Everyone who set records aside tries them again")
            .WithDescription(
                "Worth it once a later version runs, or whatever their reason names is mended. What still cannot be "
                + "taken stays.")
            .Example("""{ "by": "ops-1" }""")
            .Refuses(400, "ledger.byMissing", "ledger.byTooLong").Refuses(503, "city.away");
    }

    private static async Task<Results<Ok<LedgerPageBody>, Problem>> Read(
        int partition,
        long? after,
        int? limit,
        IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var reader = grains.GetGrain<ILedgerReaderGrain>(0);
        var partitions = await reader.Partitions();
        return partition >= 0 && partition < partitions
            ? TypedResults.Ok(LedgerPageBody.From(await reader.Read(partition, Math.Max(after ?? 0, 0), size)))
            : new Problem(
                StatusCodes.Status404NotFound,
                "ledger.partitionUnknown",
                $"There is no partition {partition}; they run from 0 to {partitions - 1}, the last one holding the "
                + "registers.");
    }

    private static async Task<Ok<ProgressBody>> Progress(IGrainFactory grains) =>
        TypedResults.Ok(ProgressBody.From(await grains.GetGrain<IReadModelGrain>(0).Progress()));

    private static async Task<Results<Ok<DeadLettersBody>, Problem>> DeadLetters(int? limit, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        var size = Paging.Limit(limit, faults);
        return faults.Count > 0
            ? Problem.Of(faults)
            : TypedResults.Ok(DeadLettersBody.From(await grains.GetGrain<IReadModelGrain>(0).DeadLetters(size)));
    }

    private static async Task<Results<Ok<RetriedBody>, Problem>> Retry(RetryBody body, IGrainFactory grains)
    {
        var faults = new List<Fault>();
        Texts.Need(faults, "ledger", "by", body.By, 64, "by is missing: the code of whoever has them tried again.");
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var retried = await grains.GetGrain<IReadModelGrain>(0).RetryDeadLetters(body.By!);
        return TypedResults.Ok(new RetriedBody(retried.Tried, retried.Taken));
    }
}
