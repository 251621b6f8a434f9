using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// How many records each consumer is behind the ledger: the parties by the checkpoint of their stream, the read model
/// by the positions it has read to.
/// </summary>
internal sealed record Backlog(long Parties, long ReadModel)
{
    private const string OfParties = """
        select coalesce(sum(h.position - coalesce(c.position, 0)), 0)::bigint from ledger_head h
        left join ledger_cursor c on c.follower = 'grid.parties' and c.partition = h.partition
        """;

    private const string OfReadModel = """
        select coalesce(sum(h.position - coalesce(r.position, 0)), 0)::bigint from ledger_head h
        left join readmodel.read_to r on r.partition = h.partition
        """;

    public static async Task<Backlog> Of(Contender ours)
    {
        if (ours.Database.Length > 0)
        {
            return new(await ours.Ask<long>(OfParties), await ours.Ask<long>(OfReadModel));
        }

        var progress = (await ours.Server.Get("/v1/progress")).Json;
        return new(Sum("heads") - Sum("parties"), Sum("heads") - Sum("readModel"));

        long Sum(string of) => progress.GetProperty(of).EnumerateArray().Sum(static position => position.GetInt64());
    }

    /// <summary>Waits until no consumer is behind, so that the city does no work in another's turn.</summary>
    /// <returns>How long it took; null when it had not by the end of patience.</returns>
    public static async Task<TimeSpan?> Settle(Contender ours, TimeSpan patience, TimeProvider time)
    {
        var began = time.GetTimestamp();
        try
        {
            await Wait.Until(async () => await Of(ours) is (0, 0), patience, static () => "");
            return time.GetElapsedTime(began);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
