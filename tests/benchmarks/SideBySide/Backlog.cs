using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>How far whoever follows the ledger is behind it: parties by their stream's cursor, the read model by what it has read.</summary>
internal static class Backlog
{
    private const string Query = """
        select coalesce(max(behind), 0)::bigint from (
            select sum(h.position - coalesce(c.position, 0)) behind
            from (select distinct follower from ledger_cursor) f cross join ledger_head h
            left join ledger_cursor c on c.follower = f.follower and c.partition = h.partition group by f.follower
            union all
            select sum(h.position - coalesce(r.position, 0)) from ledger_head h left join readmodel.read_to r on r.partition = h.partition) followers
        """;

    public static Task<long> Of(Contender ours) => ours.Ask<long>(Query);

    /// <summary>Waits until nobody is behind, so that the city does not work on in another's turn.</summary>
    /// <returns>How long it took; null when it had not by the end of patience.</returns>
    public static async Task<TimeSpan?> Settle(Contender ours, TimeSpan patience, TimeProvider time)
    {
        var began = time.GetTimestamp();
        try
        {
            await Patience.Until(async () => await Of(ours) == 0, patience, static () => "");
            return time.GetElapsedTime(began);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
