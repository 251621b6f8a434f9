using Grid.Cases;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Repeats;
using Grid.Rulebook;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Cells;

/// <summary>
/// 单元网格: knows its open cases and so which report is new. Once re-cut away it hands what it still owes to its successors,
/// and goes on asking until every case has taken note.
/// </summary>
[GrainType("cell")]
internal sealed partial class CellGrain(
    IGrainContext context,
    PartyServices services,
    IOptions<CaseOptions> options,
    TimeProvider time,
    ILogger<CellGrain> log)
    : PlaceGrain(new(PartyKind.Cell, context.GrainId.Key.ToString()!), services), ICellGrain, IRemindable
{
    private const string HandOverReminder = "hand-over";
    private static readonly TimeSpan InFlight = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly Dictionary<Guid, Admission> admitted = [];
    private readonly Dictionary<(ClassKind, string), Dictionary<Guid, Candidate>> open = [];
    private readonly HashSet<Guid> toHandOver = [];
    private IGrainTimer? handingOver;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        foreach (var held in State.Held.Values)
        {
            Index(held.Case, null, held);
        }

        EntryChanged();
        AfterRecords();
    }

    public async Task<Guid?> Admit(Candidate candidate)
    {
        if (Here(candidate) is { } similar)
        {
            admitted.Remove(candidate.Case);
            return similar;
        }

        var decided = new TaskCompletionSource();
        admitted[candidate.Case] = new(candidate, time.GetUtcNow(), decided.Task);
        try
        {
            foreach (var neighbour in candidate.NearbyCells)
            {
                if (await GrainFactory.GetCell(neighbour).Similar(candidate) is { } beyond)
                {
                    admitted.Remove(candidate.Case);
                    return beyond;
                }
            }

            return null;
        }
        finally
        {
            decided.SetResult();
        }
    }

    public Task Withdraw(Guid report)
    {
        admitted.Remove(report);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Two reports may be on their way in at both sides of an edge, each asking beyond it. The one with the lower id waits until
    /// the other is decided, which joins it or has passed it by and is joined; that one never waits, so no two wait for each other.
    /// </summary>
    public async Task<Guid?> Similar(Candidate candidate)
    {
        while (admitted.Values.FirstOrDefault(one => one.IsAwaitedBy(candidate, options.Value)) is { } undecided)
        {
            await undecided.Decided;
        }

        return Here(candidate);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await HandOver();
        if (toHandOver.Count == 0 && await this.GetReminder(HandOverReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    protected override void Applied(Guid id, Held? before, Held? after)
    {
        admitted.Remove(id);
        Index(id, before, after);
        _ = after is { Status: ObligationStatus.Open } && Recut ? toHandOver.Add(id) : toHandOver.Remove(id);
    }

    protected override void EntryChanged()
    {
        if (Recut)
        {
            toHandOver.UnionWith(State.Held.Values.Where(static held => held.Status == ObligationStatus.Open).Select(static held => held.Case));
        }
    }

    protected override void AfterRecords()
    {
        if (toHandOver.Count > 0)
        {
            handingOver ??= this.RegisterGrainTimer(Remind, new GrainTimerCreationOptions(Soon, Again) { Interleave = true, KeepAlive = true });
        }
        else
        {
            handingOver?.Dispose();
            handingOver = null;
        }
    }

    private bool Recut => State.Data is CellData { Successors.Count: > 0 };

    /// <summary>The similar case here, open or on its way in.</summary>
    private Guid? Here(Candidate candidate)
    {
        var known = open.TryGetValue((candidate.Kind, candidate.Class), out var cases) ? cases.Values.AsEnumerable() : [];
        if (admitted.Count > 0)
        {
            var stale = time.GetUtcNow() - InFlight;
            foreach (var lost in admitted.Where(one => one.Value.Since < stale).Select(static one => one.Key).ToList())
            {
                admitted.Remove(lost);
            }

            known = known.Concat(admitted.Values.Select(static one => one.Candidate));
        }

        return SimilarRules.Find(known, candidate, options.Value, Services.City.Atlas);
    }

    private void Index(Guid id, Held? before, Held? after)
    {
        if (before is { Status: ObligationStatus.Open } && open.TryGetValue((before.Kind, before.Class), out var was))
        {
            was.Remove(id);
        }

        if (after is { Status: ObligationStatus.Open })
        {
            if (!open.TryGetValue((after.Kind, after.Class), out var cases))
            {
                open[(after.Kind, after.Class)] = cases = [];
            }

            cases[id] = new(id, after.Kind, after.Class, after.Point, after.ReportedAt, []);
        }
    }

    private async Task Remind(CancellationToken cancel)
    {
        await this.RegisterOrUpdateReminder(HandOverReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), cancel);
        await HandOver();
    }

    private async Task HandOver()
    {
        if (Services.City.Atlas.Version < State.At.Position)
        {
            return;
        }

        foreach (var id in toHandOver.ToList())
        {
            if (!State.Held.TryGetValue(id, out var held) || Services.City.Atlas.SuccessorAt(Self.Key, held.Point) is not { } successor || successor == Self.Key)
            {
                toHandOver.Remove(id);
                continue;
            }

            var handed = await GrainFactory.GetGrain<ICaseGrain>(id).HandOver(Self, new(PartyKind.Cell, successor), $"surveyor/{new CellCode(Self.Key).County}");
            if (handed.Refusal is { } refusal)
            {
                Log.NotHandedOver(log, id, Self.Key, successor, refusal.Code);
            }
        }
    }

    /// <summary>A report on its way in, until the stream brings it.</summary>
    /// <param name="Decided">Done once the neighbours were asked: whether it is new here is known.</param>
    private sealed record Admission(Candidate Candidate, DateTimeOffset Since, Task Decided)
    {
        public bool IsAwaitedBy(Candidate other, CaseOptions options) =>
            !Decided.IsCompleted && Candidate.Case.CompareTo(other.Case) > 0 && SimilarRules.Similar(Candidate, other, options);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Case {Case} was not handed from cell {Cell} to {Successor}: {Code}; trying again")]
        public static partial void NotHandedOver(ILogger log, Guid @case, string cell, string successor, string code);
    }
}
