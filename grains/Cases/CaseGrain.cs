using Grid.Cells;
using Grid.City;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Microsoft.Extensions.Options;

namespace Grid.Cases;

/// <summary>
/// A case: decides by <see cref="CaseRules"/>, remembers through the ledger. Most rest for hours between two steps and are read
/// again by the next, so that under a flood of reports memory holds the latest alone.
/// </summary>
[GrainType("case"), CollectionAgeLimit(Minutes = 3)]
internal sealed class CaseGrain : Grain, ICaseGrain, ICaseStanding, IPartyDelivery
{
    private const int Tries = 4;

    private readonly Sourced<CaseState> stored;
    private readonly LedgerClient ledger;
    private readonly CityMap city;
    private readonly CityClock clock;
    private readonly CaseOptions options;
    private readonly Guid id;
    private bool joining;

    public CaseGrain(IGrainContext context, LedgerClient ledger, CityMap city, CityClock clock, IOptions<CaseOptions> options)
    {
        id = context.GrainId.GetGuidKey();
        this.ledger = ledger;
        this.city = city;
        this.clock = clock;
        this.options = options.Value;
        stored = new(CaseRules.CaseRef(id).ToString(), new CaseState(), CaseRules.Apply, ledger);
    }

    public async Task<Outcome<CaseView>> Report(ReportCase command)
    {
        if (command.Fresh)
        {
            stored.AssumeFresh();
        }

        await stored.Load();
        var now = clock.GetUtcNow();
        var reportedAt = command.ReportedAt ?? now;
        var fingerprint = Fingerprint.Of(command);
        if (stored.Version > 0)
        {
            return CaseRules.Decide(stored.State, command, ReportFacts.Of(fingerprint)).Refusal is { } reused ? reused : View(stored.State);
        }

        if (CaseRules.Timely(reportedAt, now, options) is { } untimely)
        {
            return untimely;
        }

        var located = await city.Find(command.Point);
        if (located.Value is not { } place)
        {
            return located.Refusal!;
        }

        PartyRef? household = null;
        if (command.Dog is { } dog)
        {
            if (await GrainFactory.GetGrain<IDogGrain>(dog.Key).Entry() is not { Data: DogData { Household: var keeper } })
            {
                return Refusal.Unprocessable("dog.unknown", $"There is no dog with the licence '{dog.Key}'. Send the number on its tag, or leave it out.");
            }

            household = new(PartyKind.Household, keeper);
        }

        var routed = city.Route(command, household, place, reportedAt);
        if (routed.Value is not { } routing)
        {
            return routed.Refusal!;
        }

        if (command.Reporter is { } reporter)
        {
            await GrainFactory.GetGrain<IReporterGrain>(id).Keep(reporter);
        }

        var primary = await Primary(new(id, command.Kind, command.Class, command.Point, reportedAt, place.NearbyCells), place.Cell);
        var facts = new ReportFacts(now, reportedAt, place, routing.Lead, routing.Duties, routing.Limit, primary, fingerprint);
        return await Settle(() => CaseRules.Decide(stored.State, command, facts));
    }

    public async Task<Outcome<CaseView>> Step(StepCase command)
    {
        await stored.Load();
        if (string.IsNullOrWhiteSpace(command.By))
        {
            return Refusal.Invalid("case.byMissing", "Every step says who took it: send \"by\", an officer's or desk's code.");
        }

        if (command is { Verb: CaseVerb.Dispatch, Department: { } department }
            && await GrainFactory.GetGrain<IDepartmentGrain>(department).Entry() is null)
        {
            return Refusal.Unprocessable("department.unknown", $"There is no department '{department}'. GET /v1/departments lists them.");
        }

        return command.Verb == CaseVerb.Join ? await Join(command) : await Decide(command);
    }

    public async Task<Outcome<CaseView>> HandOver(PartyRef from, PartyRef to, string by)
    {
        await stored.Load();
        return await Settle(() => CaseRules.HandOver(stored.State, Number, from, to, by, clock.GetUtcNow()));
    }

    public async Task<CaseView?> View()
    {
        await stored.Load();
        return stored.Version == 0 ? null : View(stored.State);
    }

    public async Task<IReadOnlyList<CaseTrace>?> History()
    {
        var records = await ledger.Store.ReadSource(CaseRules.CaseRef(id).ToString());
        return records.Count == 0 ? null : CaseTraces.Of(records);
    }

    public async Task<CaseStanding> Standing()
    {
        await stored.Load();
        return new(stored.State.Stage, stored.State.JoinedTo);
    }

    public async Task<bool> Gathers()
    {
        await stored.Load();
        return !joining && CaseRules.IsOpen(stored.State.Stage);
    }

    /// <summary>Other cases say where they went: what was joined is counted, closed and told together.</summary>
    public async Task Deliver(IReadOnlyList<LedgerRecord> records)
    {
        await stored.Load();
        foreach (var record in records)
        {
            var source = PartyRef.Parse(record.Source);
            if (source.Kind != PartyKind.Case || Guid.Parse(source.Key) == id || EventCodec.Read(record) is not CaseEvent happened)
            {
                continue;
            }

            var settled = await Settle(() => CaseRules.Hear(stored.State, Guid.Parse(source.Key), happened));
            if (settled.Refusal is { Kind: RefusalKind.Busy } busy)
            {
                throw new TimeoutException(busy.Message);
            }
        }
    }

    private string Number => CaseNumber.Of(stored.State.Kind, stored.State.Class, stored.State.ReportedAt, stored.First);

    private async Task<Outcome<CaseView>> Join(StepCase command)
    {
        if (!Guid.TryParse(command.To, out var primary) || primary == id)
        {
            return Refusal.Invalid("case.toMissing", "A join names the case to join: send its id as \"to\".");
        }

        joining = true; // before it asks: of cases that would join each other, none takes the other in
        try
        {
            return stored.State.JoinedTo == primary || await GrainFactory.GetGrain<ICaseStanding>(primary).Gathers()
                ? await Decide(command, primary)
                : Refusal.Conflict("case.primaryNotOpen", $"Case {primary} is not open, so nothing can join it.");
        }
        finally
        {
            joining = false;
        }
    }

    private Task<Outcome<CaseView>> Decide(StepCase command, Guid? primary = null) => Settle(() => CaseRules.Decide(
        stored.State,
        command,
        new StepFacts(clock.GetUtcNow(), Number, options.ReopenWithin, city.Due, primary)));

    /// <summary>The open case this report joins: the cell knows; that the case stands is asked of itself.</summary>
    private async Task<Guid?> Primary(Candidate candidate, string home)
    {
        var cell = GrainFactory.GetGrain<ICellGrain>(home);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await cell.Admit(candidate) is not { } similar)
            {
                return null;
            }

            var standing = await GrainFactory.GetGrain<ICaseStanding>(similar).Standing();
            if (CaseRules.IsOpen(standing.Stage))
            {
                return similar;
            }

            candidate = candidate with { NotWith = similar };
        }

        return null;
    }

    private async Task<Outcome<CaseView>> Settle(Func<Decision<CaseEvent>> decide)
    {
        Appended? failed = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var decision = decide();
            if (decision.Refusal is { } refusal)
            {
                return refusal;
            }

            if (decision.Events.Count == 0)
            {
                return View(stored.State);
            }

            var home = stored.Version == 0 ? ((CaseReported)decision.Events[0]).Place.Cell : stored.State.Place.Cell;
            failed = await stored.Commit(decision.Events, PartitionOf(home), CaseRules.Named);
            if (failed is null)
            {
                return View(stored.State);
            }

            if (failed.Value.Result != AppendResult.VersionTaken)
            {
                break;
            }
        }

        return failed!.Value.ToRefusal();
    }

    /// <summary>A case stays in the partition of its first event, whatever is re-cut later.</summary>
    private int PartitionOf(string home) => stored.Version == 0 ? ledger.Options.PartitionOf(home) : stored.First.Partition;

    private CaseView View(CaseState state) => CaseViews.Of(id, state, Number, stored.Version, stored.Last);
}
