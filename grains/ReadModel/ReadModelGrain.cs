using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.Parties;
using Grid.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.ReadModel;

/// <summary>Lists, search and totals. It holds nothing between calls, so any number of calls may interleave.</summary>
[GrainType("desk"), StatelessWorker, Reentrant]
internal sealed partial class ReadModelGrain(
    ReadModelStore store,
    ILedgerStore ledger,
    IOptions<LedgerOptions> shape,
    LedgerConsumers consumers,
    RegisterFollower registers,
    CityClock clock,
    StoreDamage storeDamage,
    ILogger<ReadModelGrain> log) : Grain, IReadModelGrain
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private string? First => registers.Current.First.Code;

    public Task<Outcome<CasePage>> Cases(CaseQuery query) => After<CasePage>(query.WaitFor, async readTo =>
    {
        if (query.Zoom is not null)
        {
            var (tiles, wide) = await store.Tiles(query, clock.GetUtcNow(), First);
            return wide is null ? new CasePage([], null, Positions(readTo), tiles.Items) : wide;
        }

        var (lines, refusal) = await store.Cases(query, clock.GetUtcNow(), First);
        return refusal is null ? new CasePage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public Task<Outcome<CaseTotals>> Totals(CaseQuery query) => After<CaseTotals>(query.WaitFor, async readTo =>
    {
        var (totals, refusal) = await store.Totals(query, clock.GetUtcNow(), First);
        return totals is null ? refusal! : totals with { ReadTo = Positions(readTo) };
    });

    public Task<Outcome<ObligationPage>> Obligations(
        EntityRef party,
        ObligationStatus? status,
        int limit,
        string? after,
        LedgerPosition? waitFor) =>
        After<ObligationPage>(
            waitFor,
            async readTo =>
    {
        var (lines, refusal) = await store.Obligations(party, status, limit, after);
        var position =
            waitFor is { Partition: var partition } && IsOurs(partition)
                ? new LedgerPosition(partition, readTo[partition])
                : (LedgerPosition?)null;
        return refusal is null ? new ObligationPage(lines.Items, lines.Next, position) : refusal;
    });

    public Task<Outcome<NoticePage>> Notices(NoticeQuery query) => After<NoticePage>(query.WaitFor, async readTo =>
    {
        var (lines, refusal) = await store.Notices(query);
        return refusal is null ? new NoticePage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public async Task<Outcome<RegisterPage>> Register(
        EntityKind kind,
        string? prefix,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null,
        RegisterWhere? where = null)
    {
        var readTo = await ReadTo(null);
        var (lines, refusal) = await store.Register(
            kind, prefix, limit, after, OfCounty.Of(county, counties, First), where,
            (at, wrong) => LogUnreadable(wrong, at));
        return refusal is null ? new RegisterPage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    }

    public Task<Outcome<ProblemPage>> Problems(ProblemQuery query) => After<ProblemPage>(query.WaitFor, async readTo =>
    {
        var (lines, refusal) = await store.Problems(query, clock.GetUtcNow(), First);
        return refusal is null ? new ProblemPage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public Task<ProblemView?> Problem(Guid id) => store.Problem(id, clock.GetUtcNow());

    public Task<Outcome<MarkPage>> Marks(MarkQuery query) => After<MarkPage>(query.WaitFor, async readTo =>
    {
        var (lines, refusal) = await store.Marks(query, clock.GetUtcNow(), First);
        return refusal is null ? new MarkPage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public Task<Outcome<LadderPage>> Ladder(LadderQuery query) => After<LadderPage>(query.WaitFor, async readTo =>
    {
        var (found, refusal) = await store.Ladder(query, clock.GetUtcNow(), First);
        return refusal is null
            ? new LadderPage(found.Lines.Items, found.Lines.Next, found.Counts, Positions(readTo))
            : refusal;
    });

    public Task<Outcome<CoordinationPage>> Coordinations(
        bool? open,
        int limit,
        string? after,
        LedgerPosition? waitFor,
        string? county = null,
        IReadOnlyList<string>? counties = null) =>
        After<CoordinationPage>(
            waitFor,
            async readTo =>
    {
        var (lines, refusal) = await store.Coordinations(open, limit, after, OfCounty.Of(county, counties, First));
        return refusal is null ? new CoordinationPage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public Task<Outcome<DocumentPage>> Documents(DocumentQuery query) =>
        After<DocumentPage>(query.WaitFor, async readTo =>
    {
        var (lines, refusal) = await store.Documents(query, First);
        return refusal is null ? new DocumentPage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public Task<Outcome<PlatePage>> Plates(PlateQuery query) => After<PlatePage>(query.WaitFor, async readTo =>
    {
        var (found, refusal) = await store.Plates(query, First);
        return refusal is null
            ? new PlatePage(found.Lines.Items, found.Lines.Next, found.Counts, Positions(readTo))
            : refusal;
    });

    public Task<Outcome<CampaignPage>> Campaign(CampaignQuery query) => After<CampaignPage>(null, async readTo =>
        new CampaignPage(await store.Campaign(query, First), Positions(readTo)));

    public Task<Outcome<LetterPage>> Letters(LetterQuery query) => After<LetterPage>(query.WaitFor, async readTo =>
    {
        var (lines, refusal) = await store.Letters(query, First);
        return refusal is null ? new LetterPage(lines.Items, lines.Next, Positions(readTo)) : refusal;
    });

    public Task<Outcome<PenaltyPage>> Penalties(PenaltyQuery query) => After<PenaltyPage>(
        query.WaitFor,
        async readTo =>
    {
        var (found, refusal) = await store.Penalties(query, First);
        return refusal is null
            ? new PenaltyPage(found.Lines.Items, found.Lines.Next, found.Decided, Positions(readTo))
            : refusal;
    });

    public async Task<Outcome<DispatchPage>> Dispatches(
        int limit, string? after, string? county = null, IReadOnlyList<string>? counties = null)
    {
        var readTo = await ReadTo(null);
        var region = registers.Current;
        var asked = county is null ? counties ?? [] : [county];
        var offices = asked.Count == 0
            ? null
            : asked.SelectMany(code => region.Find(code)?.Offices.Codes ?? []).ToList();
        var (found, refusal) = await store.Dispatches(limit, after, offices);
        return refusal is null
            ? new DispatchPage(found.Lines.Items, found.Lines.Next, found.Total, Positions(readTo))
            : refusal;
    }

    public async Task<Progress> Progress()
    {
        try
        {
            var heads = await ledger.Heads();
            var readTo = await store.ReadTo();
            var known = new Dictionary<ConsumerId, long[]>();
            var further = new Dictionary<string, IReadOnlyList<long>>();
            foreach (var consumer in consumers.All)
            {
                var checkpoints = await ledger.Checkpoints(consumer.Name);
                if (consumer.Known is { } number)
                {
                    known[number] = checkpoints;
                }
                else
                {
                    further[consumer.Name] = checkpoints;
                }
            }

            return new(
                heads,
                readTo,
                known.GetValueOrDefault(ConsumerId.Parties, []),
                await ledger.CountDeadLetters() + await store.CountDeadLetters(),
                known.GetValueOrDefault(ConsumerId.Clocks, []),
                storeDamage.Sentence,
                further.Count == 0 ? null : further);
        }
        catch (Exception damage) when (StoreDamage.IsDamage(damage) && storeDamage.Sentence is not null)
        {
            return new([], [], [], 0, [], storeDamage.Sentence);
        }
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit)
    {
        var most = ListPage.Limit(limit);
        var unapplied = (await store.DeadLetters(most)).Select(static row => new DeadLetter(
            StoredParty.Read(row.Source), row.At, row.Reason, row.Happened, ConsumerId.ReadModel));
        var letters = (await ledger.DeadLetters(most))
            .Select(letter => letter with { Consumer = consumers.NameOf(letter.ConsumerId) });
        return [.. letters.Concat(unapplied).OrderByDescending(static letter => letter.At).Take(most)];
    }

    public async Task<Retried> RetryDeadLetters(string by)
    {
        var all = new Retried(0, 0);
        for (var partition = 0; partition < shape.Value.Count; partition++)
        {
            foreach (var consumer in consumers.OfPartition(partition, GrainFactory))
            {
                all += await consumer.Retry();
            }
        }

        LogRetried(by, all.Tried, all.Taken);
        return all;
    }

    /// <summary>
    /// Answers once the read model has read a position. A position that no answered write can have is refused.
    /// </summary>
    private async Task<Outcome<T>> After<T>(LedgerPosition? waitFor, Func<long[], Task<Outcome<T>>> answer)
    {
        if (waitFor is not { } at)
        {
            return await answer(await ReadTo(null));
        }

        if (!IsOurs(at.Partition))
        {
            return Refusal.Invalid(
                "query.waitFor",
                $"There is no partition {at.Partition}; they run from 0 to {shape.Value.Count - 1}. Send the "
                + "ledgerPosition of an answer.");
        }

        if ((await store.ReadTo())[at.Partition] < at.Position
            && (await ledger.Heads())[at.Partition] is var head
            && head < at.Position)
        {
            return Refusal.Invalid(
                "query.waitFor",
                $"The ledger ends at {at.Partition}:{head}, before {at}. Send the ledgerPosition of an answer of "
                + "this city.");
        }

        return await answer(await ReadTo(at));
    }

    /// <summary>
    /// Reads how far the read model has read, before the query itself: what the query finds is then at least as new.
    /// </summary>
    private async Task<long[]> ReadTo(LedgerPosition? waitFor)
    {
        var asked = clock.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(10); ; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            var readTo = await store.ReadTo();
            if (waitFor is not { } at || readTo[at.Partition] >= at.Position || clock.GetElapsedTime(asked) >= Patience)
            {
                return readTo;
            }

            await Task.Delay(pause, clock);
        }
    }

    private bool IsOurs(int partition) => partition >= 0 && partition < shape.Value.Count;

    private static LedgerPosition[] Positions(long[] readTo) =>
        [.. readTo.Select(static (position, partition) => new LedgerPosition(partition, position))];
}
