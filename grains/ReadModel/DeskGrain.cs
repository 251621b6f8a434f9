using Dapper;
using Grid.Cases;
using Grid.City;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.ReadModel;

/// <summary>The desk: lists, search and totals. Holds nothing between calls, so any number may interleave.</summary>
[GrainType("desk"), StatelessWorker, Reentrant]
internal sealed class DeskGrain(ReadModelStore store, ILedgerStore ledger, IOptions<LedgerOptions> shape, CityClock clock) : Grain, IDeskGrain
{
    private const int MostLines = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<Outcome<CasePage>> Cases(CaseQuery query)
    {
        if (CaseSort.Find(query.Sort) is not { } sort)
        {
            return Refusal.Invalid("query.sort", $"Cases are not sorted by '{query.Sort}': send reportedAt, -reportedAt, due or -due.");
        }

        var (search, refusal) = CaseSearch.Of(query, store, clock.GetUtcNow());
        if (refusal is not null)
        {
            return refusal;
        }

        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, sort.Name, out var cursor) || cursor.At is not { } at || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            search!.Add(sort.Beyond, ("at", store.Time(at)), ("id", store.Id(id)));
        }

        search!.Parameters.Add("without", store.Time(sort.Without));
        var readTo = await ReadTo(query.WaitFor);
        var limit = Math.Clamp(query.Limit, 1, MostLines);
        var rows = await store.Ask(database => database.Cases($"where {search.Where} order by {sort.OrderBy} limit {limit + 1}", search.Parameters));
        return new CasePage(
            [.. rows.Take(limit).Select(CaseLines.Of)],
            rows.Count > limit ? sort.CursorOf(rows[limit - 1]).ToString() : null,
            Positions(readTo));
    }

    public async Task<Outcome<CaseTotals>> Totals(CaseQuery query)
    {
        var (search, refusal) = CaseSearch.Of(query, store, clock.GetUtcNow());
        if (refusal is not null)
        {
            return refusal;
        }

        var readTo = await ReadTo(query.WaitFor);
        var stages = (await store.Ask(database => database.QueryAsync<(int Stage, long Cases, long InTime, long Late, long Overdue)>(
            $"""
             select stage, count(*), sum(case when not handled_late then 1 else 0 end), sum(case when handled_late then 1 else 0 end),
                    sum(case when is_open and due < @now then 1 else 0 end)
             from cases where {search!.Where} group by stage order by stage
             """,
            search.Parameters))).AsList();
        return new CaseTotals(
            stages.Sum(static stage => stage.Cases),
            stages.ToDictionary(static stage => (CaseStage)stage.Stage, static stage => stage.Cases),
            stages.Sum(static stage => stage.InTime),
            stages.Sum(static stage => stage.Late),
            stages.Sum(static stage => stage.Overdue),
            Positions(readTo));
    }

    public async Task<Outcome<ObligationPage>> Obligations(PartyRef party, ObligationStatus? status, int limit, string? after, LedgerPosition? waitFor)
    {
        var list = $"obligations/{status}";
        var parameters = new DynamicParameters(new { party = party.ToString() });
        var where = "party = @party";
        if (status is { } wanted)
        {
            where += $" and status = {(int)wanted}"; // in words, for the index of the open ones
        }

        if (after is not null)
        {
            if (!PageCursor.TryParse(after, list, out var cursor) || cursor.At is not { } at || !Guid.TryParse(cursor.Key, out var id))
            {
                return PageCursor.Refusal;
            }

            where += " and (since, case_id) < (@at, @id)";
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
        }

        var readTo = await ReadTo(waitFor);
        limit = Math.Clamp(limit, 1, MostLines);
        var held = (await store.Ask(database => database.QueryAsync<string>(
            $"select held from obligations where {where} order by since desc, case_id desc limit {limit + 1}", parameters))).Select(Tables.Read<Held>).ToList();
        return new ObligationPage(
            [.. held.Take(limit).Select(static one => one.ToObligation())],
            held.Count > limit ? new PageCursor(list, held[limit - 1].Since, held[limit - 1].Case.ToString("D")).ToString() : null,
            waitFor is { Partition: var partition } && partition >= 0 && partition < readTo.Length ? new(partition, readTo[partition]) : null);
    }

    public async Task<Outcome<RegisterPage>> Register(PartyKind kind, string? prefix, int limit, string? after)
    {
        var beginning = new PartyRef(kind, prefix ?? "").ToString();
        var cursor = default(PageCursor);
        if (after is not null && !PageCursor.TryParse(after, beginning, out cursor))
        {
            return PageCursor.Refusal;
        }

        var readTo = await ReadTo(null);
        limit = Math.Clamp(limit, 1, MostLines);
        var rows = (await store.Ask(database => database.QueryAsync<(string Entry, int Version, int Partition, long Position, string Data)>(
            $"""
             select entry, version, partition, position, data from registers
             where entry >= @beginning and entry < @beyond and entry > @after order by entry limit {limit + 1}
             """,
            new { beginning, beyond = beginning + "\U0010FFFF", after = cursor.Key ?? "" }))).AsList();
        return new RegisterPage(
            [.. rows.Take(limit).Select(static row => new RegisterView(PartyRef.Parse(row.Entry), Tables.Read<RegisterData>(row.Data), row.Version, RegisterChange.Read, new(row.Partition, row.Position)))],
            rows.Count > limit ? new PageCursor(beginning, null, rows[limit - 1].Entry).ToString() : null,
            Positions(readTo));
    }

    public async Task<Progress> Progress() => new(
        await ledger.Heads(),
        await store.ReadTo(),
        await ledger.Cursors(LedgerStreams.Parties),
        await ledger.CountDeadLetters());

    public Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit) => ledger.DeadLetters(Math.Clamp(limit, 1, MostLines));

    /// <summary>How far the read model has read, before anything else is asked of it: what is found later is at least so new.</summary>
    private async Task<long[]> ReadTo(LedgerPosition? waitFor)
    {
        var asked = clock.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(10); ; pause *= 1.5)
        {
            var readTo = await store.ReadTo();
            if (waitFor is not { } at
                || at.Partition < 0 || at.Partition >= shape.Value.Count
                || readTo[at.Partition] >= at.Position
                || clock.GetElapsedTime(asked) >= Patience)
            {
                return readTo;
            }

            await Task.Delay(pause, clock);
        }
    }

    private static LedgerPosition[] Positions(long[] readTo) => [.. readTo.Select(static (position, partition) => new LedgerPosition(partition, position))];
}
