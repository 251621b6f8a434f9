using Grid.Cases;
using Grid.City;
using Grid.Counties;
using Grid.Documents;
using Grid.Exposures;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Operations;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Shops;

namespace Grid.Ladders;

/// <summary>执法阶梯: decides by <see cref="LadderRules"/>, and remembers through the ledger.</summary>
[GrainType("ladder")]
internal sealed class LadderGrain(
    IGrainContext context, LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, ILadderGrain
{
    private readonly string key = context.GrainId.Key.ToString()!;
    private readonly EventSourced<LadderState> stored = new(
        LadderRules.SourceOf(context.GrainId.Key.ToString()!),
        new(),
        LadderRules.Apply,
        ledger,
        _ => ledger.Options.PartitionOf(context.GrainId.Key.ToString()!));

    // Since when the present holder answers, as the register said last; null where it does not.
    private DateTimeOffset? registered;

    private EntityRef Party => EntityRef.Parse(key);

    /// <summary>
    /// Since when the present holder answers, by the register or the ladder; null where neither says.
    /// </summary>
    private DateTimeOffset? HolderSince =>
        registered > stored.State.HolderSince ? registered : stored.State.HolderSince ?? registered;

    public async Task<Outcome<LadderView>> View(ClassKind kind, string? code, string? county, DateTimeOffset? at)
    {
        var (found, wrong) = await CountyOf(county);
        if (wrong is not null)
        {
            return wrong;
        }

        var now = at ?? clock.GetUtcNow();
        var asked = code is null
            ? stored.State.ByMatter.Keys
            : (IEnumerable<LadderMatter>)[new(kind, code)];
        return code is not null && found!.Rules.Class(kind, code, found.DayOf(now)) is null
            ? found.Rules.UnknownClass(kind, code, found.DayOf(now))
            : Shown(found!, asked, now);
    }

    public async Task<Outcome<LadderStanding>> Standing(
        ClassKind kind, string code, string? county, DateTimeOffset? at)
    {
        var (shown, refusal) = await View(kind, code, county, at);
        return shown is null ? refusal! : shown.Matters[0];
    }

    public async Task<Outcome<TakenView>> Take(TakeRung command)
    {
        var (found, wrong) = await CountyOf(command.County);
        var (now, at) = (clock.GetUtcNow(), command.At ?? clock.GetUtcNow());
        if (wrong is not null)
        {
            return wrong;
        }

        var (code, unknown) = found!.Rules.CodeOf(command.Kind, command.Class, found.DayOf(at));
        if (code is null)
        {
            return unknown!;
        }

        var seenIn = command.Case is { } id ? await GrainFactory.GetGrain<ICaseGrain>(id).View() : null;
        if (command.Case is not null && seenIn is null)
        {
            return Refusal.NotFound("case.unknown", "There is no such case.");
        }

        if (await registers.Refuses(found, command.Operation, at) is { } notRunning)
        {
            return notRunning;
        }

        command = command with { Class = code };
        var facts = Facts(found, command.Kind, code, at, command.By, command.Under) with
        {
            Subdistrict = seenIn?.Place.Subdistrict ?? found.SubdistrictOf(Party),
        };
        var refused = await Settle(state => Papered(
            LadderRules.Take(state, command, facts, now), command.Fields, found, seenIn?.Place)) ?? await Issue(found);
        if (refused is not null)
        {
            return refused;
        }

        var matter = new LadderMatter(command.Kind, code);
        var step = stored.State.Find(
            command.Command is { } sent && stored.State.ByCommand.TryGetValue(sent, out var known)
                ? known
                : stored.State.Steps.Count)!;
        return new TakenView(Party, step, Standing(found, matter, now), stored.Version, stored.Last);
    }

    public async Task<Outcome<LadderView>> Served(string document, DateTimeOffset at, string by)
    {
        await stored.Load();
        var (found, wrong) = await CountyOf(stored.State.County);
        if (wrong is not null)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        return await Settle(state => LadderRules.Serve(
            state, document, at, by, RowOf(state, document, found!), found!.Calendar, now)) is { } refused
            ? refused
            : Shown(found!, stored.State.ByMatter.Keys, now);
    }

    public Task<Outcome<LadderView>> Guide(GuideHolder command) => Change(
        command.County, command.Kind, command.Class, (state, county, code, now) =>
            LadderRules.Guide(state, command with { Class = code }, now, county.Code));

    public Task<Outcome<LadderView>> Recheck(RecheckOrder command) => Change(
        command.County, command.Kind, command.Class, (state, county, code, now) => LadderRules.Recheck(
            state,
            command with { Class = code },
            Facts(county, command.Kind, code, command.At ?? now, command.By, under: null),
            now));

    public Task<Outcome<LadderView>> Contest(ContestRung command) =>
        Change((state, now) => LadderRules.Contest(state, command, now));

    public async Task<Outcome<LadderView>> Review(ReviewRung command)
    {
        var reviewed = await Change((state, now) => LadderRules.Review(state, command, now));
        if (reviewed.Value is not null && command.Upheld)
        {
            await GrainFactory.GetGrain<IExposureBoardGrain>(stored.State.County ?? ExposureBoard.Unnamed)
                .Annul(Party, null, command.Step, command.By, command.Reason);
        }

        return reviewed;
    }

    public Task<Outcome<LadderView>> Succeed(SucceedHolder command) =>
        Change((state, now) => LadderRules.Succeed(state, command, now));

    private async Task<Outcome<LadderView>> Change(
        Func<LadderState, DateTimeOffset, Decision<LadderEvent>> decide)
    {
        await stored.Load();
        var (found, wrong) = await CountyOf(stored.State.County);
        if (wrong is not null)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        return await Settle(state => decide(state, now)) is { } refused
            ? refused
            : Shown(found!, stored.State.ByMatter.Keys, now);
    }

    private async Task<Outcome<LadderView>> Change(
        string? county,
        ClassKind kind,
        string said,
        Func<LadderState, County, string, DateTimeOffset, Decision<LadderEvent>> decide)
    {
        var (found, wrong) = await CountyOf(county);
        if (wrong is not null)
        {
            return wrong;
        }

        var now = clock.GetUtcNow();
        var (code, unknown) = found!.Rules.CodeOf(kind, said, found.DayOf(now));
        if (code is null)
        {
            return unknown!;
        }

        return await Settle(state => decide(state, found, code, now)) is { } refused
            ? refused
            : Shown(found, [new(kind, code)], now);
    }

    /// <summary>The rung with what its document says; refused where the document could not be made.</summary>
    private Decision<LadderEvent> Papered(
        Decision<LadderEvent> decided, IReadOnlyDictionary<string, string>? given, County county, Place? place)
    {
        if (decided is not { Refusal: null, Events: [RungTaken { Document: { } title } taken] })
        {
            return decided;
        }

        var (paper, refusal) = StepPapers.Of(
            county,
            (templates, day) => templates.Titled(title, day),
            Party,
            given,
            field => LadderPaper.Known(field, taken, Party, county, place),
            taken.At);
        return refusal is not null ? refusal : taken with { Paper = paper };
    }

    /// <summary>Issues what steps still lack: the document of the latest one, and one that a fault left out.</summary>
    private async Task<Refusal?> Issue(County county)
    {
        foreach (var taken in stored.State.Unissued)
        {
            var issued = await StepPapers.Issue(
                GrainFactory, county, taken.Paper!, Party, taken.Case, LadderRules.SourceOf(key), taken.Number,
                taken.By, taken.At);
            if ((issued.Value is { } document
                ? await Settle(state => LadderRules.Document(state, taken, document, clock.GetUtcNow()))
                : issued.Refusal) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    /// <summary>The row by which the step of a document was taken.</summary>
    private LadderRow? RowOf(LadderState state, string document, County county) =>
        state.Steps.FirstOrDefault(step => step.Issued?.Id == document) is { } step
            ? county.Rules.Ladder.Fitting(Party.Kind, step.Kind, step.Class, county.DayOf(step.At))
                .FirstOrDefault(row => row.Rule == step.Rule)
            : null;

    private Task<Refusal?> Settle(Func<LadderState, Decision<LadderEvent>> decide) =>
        stored.Decide(decide, static (_, _, _) => []);

    /// <summary>
    /// The county whose rows decide: that of the register of the duty holder; of one without a register, the county
    /// that the caller names, or that of its latest step.
    /// </summary>
    private async Task<(County? County, Refusal? Refusal)> CountyOf(string? named)
    {
        await stored.Load();
        var region = await registers.CatchUp();
        if (Party.Kind.Traits.IsKeyAlone)
        {
            var (county, refusal) = region.Asked(named ?? stored.State.County);
            return (county, refusal);
        }

        if (await GrainFactory.GetRegister(Party).Entry() is not { Data: var data })
        {
            return (null, Refusal.NotFound(
                "ladder.holder",
                $"There is no {Party.KindName} '{Party.Key}' in the registers, so no ladder is kept for it. Register "
                + "it first."));
        }

        var own = region.Of(Party);
        registered = data is ShopData { HolderSince: { } day } ? own.Calendar.At(day, TimeOnly.MinValue) : null;
        return (own, null);
    }

    private LadderFacts Facts(
        County county, ClassKind kind, string code, DateTimeOffset at, string by, string? under)
    {
        var day = county.DayOf(at);
        IReadOnlyList<Post> posts = under is not null
            ? [Post.Assistant]
            : [.. county.Posts.Of(by, day).Select(static term => term.Data.Duty).Distinct()];
        return new(
            [.. county.Rules.Ladder.Fitting(Party.Kind, kind, code, day)],
            county.Calendar,
            posts,
            registered,
            county.Code);
    }

    private LadderStanding Standing(County county, LadderMatter matter, DateTimeOffset at) => LadderStandings.Of(
        stored.State,
        matter,
        [.. county.Rules.Ladder.Fitting(Party.Kind, matter.Kind, matter.Class, county.DayOf(at))],
        at,
        registered);

    private LadderView Shown(County county, IEnumerable<LadderMatter> matters, DateTimeOffset at) => new(
        Party,
        HolderSince,
        [
            .. matters.Select(matter => Standing(county, matter, at))
                .OrderByDescending(static standing => standing.Steps is [.., var last] ? last.Number : 0),
        ],
        [
            .. Enumerable.Reverse(stored.State.Steps)
                .Select(step => step with { Former = step.At < HolderSince }),
        ],
        stored.State.Counts,
        stored.Version,
        stored.Last);
}
