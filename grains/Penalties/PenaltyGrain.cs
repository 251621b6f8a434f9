using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Documents;
using Grid.Exposures;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>行政处罚案卷: decides by <see cref="PenaltyRules"/> and remembers through the ledger.</summary>
[GrainType("penalty")]
internal sealed class PenaltyGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, IPenaltyGrain
{
    private const string Annulled = "处罚决定已被撤销";

    private readonly EventSourced<PenaltyState> stored = new(
        $"{PenaltyRules.Sources}{context.GrainId.GetGuidKey()}",
        new(),
        PenaltyState.Apply,
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.GetGuidKey().ToString()));

    public async Task<PenaltyView?> View()
    {
        await stored.Load();
        return stored.Version == 0 ? null : Shown(await Ladder());
    }

    public async Task<Outcome<PenaltyView>> Open(OpenPenalty command)
    {
        var rules = registers.Current.Of(command.County).Rules;
        var refusal = await Settle(state =>
            PenaltyRules.Open(state, this.GetPrimaryKey(), command, rules, clock.GetUtcNow()));
        return refusal is null ? Shown(await Ladder()) : refusal;
    }

    public async Task<Outcome<PenaltyView>> Step(StepPenalty command)
    {
        await stored.Load();
        var (ladder, now, county) = (await Ladder(), clock.GetUtcNow(), CountyOf(stored.State));
        var found = stored.State.File is { } file && PenaltyPaper.KindOf(stored.State, command) is not null
            ? file.Opened.Case
            : null;
        var place = found is { } id ? (await GrainFactory.GetGrain<ICaseGrain>(id).View())?.Place : null;
        var (servedAt, undelivered) = await Deliver(command, ladder, county, now);
        command = servedAt is null ? command : command with { ServedAt = servedAt };
        var refusal = undelivered
            ?? await Settle(state => Papered(
                PenaltyRules.Step(state, command, ladder, county.Rules, now), state, county, place))
            ?? await Issue(county);
        if (refusal is null && command.Contest == ContestStep.Annulled)
        {
            await GrainFactory.GetGrain<IExposureBoardGrain>(county.Code ?? ExposureBoard.Unnamed).Annul(
                stored.State.Brief.Party, this.GetPrimaryKey(), null, command.By, command.Reason ?? Annulled);
        }

        return refusal is null ? Shown(ladder) : refusal;
    }

    public async Task<Outcome<PenaltyView>> Served(
        string document, ServiceMethod method, DateTimeOffset at, string by)
    {
        await stored.Load();
        var rules = RulesOf(stored.State);
        var refusal = await Settle(state =>
            PenaltyRules.Served(state, document, method, at, by, rules, clock.GetUtcNow()));
        if (refusal is not null || stored.Version == 0)
        {
            return refusal ?? PenaltyRules.Unknown;
        }

        return Shown(await Ladder());
    }

    /// <summary>The step with what its document says; refused where the document could not be made.</summary>
    private static Decision<PenaltyEvent> Papered(
        Decision<PenaltyEvent> decided, PenaltyState state, County county, Place? place)
    {
        if (decided is not { Refusal: null, Events: [PenaltyStepped taken] }
            || PenaltyPaper.KindOf(state, taken.Step) is not { } kind)
        {
            return decided;
        }

        var (paper, refusal) = StepPapers.Of(
            county,
            (templates, day) => templates.Find(kind, office: null, day),
            state.Brief.Party,
            taken.Step.Fields,
            field => PenaltyPaper.Known(field, taken, state, county, place),
            taken.At);
        return refusal is not null ? refusal : taken with { Paper = paper };
    }

    /// <summary>
    /// Serves the document of the decision with the step that serves it. A method that lacks something is refused, and
    /// so is the step; the document says what, and from when the service counts.
    /// </summary>
    private async Task<(DateTimeOffset? ServedAt, Refusal? Refusal)> Deliver(
        StepPenalty command, StepsBefore? ladder, County county, DateTimeOffset now)
    {
        var state = stored.State;
        if (command is not { Verb: PenaltyVerb.Serve, Way: { } way }
            || state.DocumentOf(PenaltyVerb.Decide) is not { } document
            || PenaltyRules.Step(state, command, ladder, county.Rules, now) is not { Refusal: null, Events: [_, ..] })
        {
            return default;
        }

        var (served, refusal) = await GrainFactory.GetGrain<IDocumentGrain>(document.Id).Serve(new(
            command.By,
            PenaltyPaper.MethodOf(way),
            Received: way == ServiceWay.Post ? now : null,
            Consent: command.Confirmed is { } signed ? $"{signed:yyyy-MM-dd}" : null,
            Witness: command.Witness,
            Reason: command.Reason,
            ByStep: true));
        return (served?.ServedAt, refusal);
    }

    /// <summary>Issues what steps still lack: the document of the latest one, and one that a fault left out.</summary>
    private async Task<Refusal?> Issue(County county)
    {
        foreach (var (number, step) in stored.State.Unissued.ToList())
        {
            var issued = await StepPapers.Issue(
                GrainFactory, county, step.Paper!, step.Brief.Party, stored.State.File!.Opened.Case,
                $"{PenaltyRules.Sources}{this.GetPrimaryKey()}", number, step.By, step.At);
            if ((issued.Value is { } document
                ? await Settle(state => PenaltyRules.Document(state, number, document, clock.GetUtcNow()))
                : issued.Refusal) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private Task<Refusal?> Settle(Func<PenaltyState, Decision<PenaltyEvent>> decide) =>
        stored.Decide(decide, static (_, _, _) => []);

    /// <summary>What the ladder of the party has for the class; null where none is kept or it has no order.</summary>
    private async Task<StepsBefore?> Ladder()
    {
        if (stored.State is not { Decided: null, File: { Opened: { Class: { } code } file } opened })
        {
            return null;
        }

        var (ladder, _) = await GrainFactory.GetGrain<ILadderGrain>(file.Party.ToString())
            .View(ClassKind.Event, code, file.County, at: null);
        return LadderOrder.Of(ladder, file, opened.At);
    }

    private PenaltyView Shown(StepsBefore? ladder) => PenaltyViews.Of(
        stored.State, ladder, stored.Version, stored.Last, RulesOf(stored.State), clock.GetUtcNow());

    private Rules RulesOf(PenaltyState state) => CountyOf(state).Rules;

    private County CountyOf(PenaltyState state) => registers.Current.Of(state.File?.Opened.County);
}
