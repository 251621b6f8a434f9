using System.Globalization;
using Grid.Cells;
using Grid.City;
using Grid.Counties;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>
/// 信息收集: places, routes and admits a report, and stores it as the first event of its case. It keeps nothing: the case
/// is activated by its next step, so that a flood of reports leaves no flood of cases in memory. When two reports have
/// one id, the ledger takes one of them.
/// </summary>
[GrainType("intake"), StatelessWorker, Reentrant]
internal sealed class IntakeGrain(
    LedgerClient ledger, RegisterFollower registers, CityClock clock)
    : Grain, IIntakeGrain
{
    /// <summary>
    /// How many cases that turn out not to be of its matter a report tries before it becomes a case of its own.
    /// </summary>
    private const int MostOthers = 8;

    private const int MostChildren = 100;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2),
        LongestPause = TimeSpan.FromMilliseconds(200);

    public async Task<Outcome<CaseView>> Report(Guid id, ReportCase command)
    {
        var memory = new CaseMemory(id, ledger, registers, clock);
        if (command.Fresh)
        {
            memory.Begin();
        }
        else
        {
            await memory.Load();
        }

        var now = clock.GetUtcNow();
        var reportedAt = command.ReportedAt ?? now;
        var fingerprint = ReportRules.FingerprintOf(command);
        if (memory.Version > 0)
        {
            if (ReportRules.Decide(memory.State, command, ReportFacts.Of(fingerprint)).Refusal is { } reused)
            {
                return reused;
            }

            await Keep(id, memory.State, command);
            return await ledger.Store.WithRelatives(memory.View() with { TakenBefore = true });
        }

        var (county, found) = await Find(command);
        if (CountyRules.Moved(county) is { } moved)
        {
            return moved;
        }

        if (ReportRules.Timely(reportedAt, now, county) is { } untimely)
        {
            return untimely;
        }

        reportedAt = county.Local(reportedAt);
        var (channels, day) = (county.Rules.Channels, county.DayOf(reportedAt));
        var came = channels.Read(command.Channel, day, county.Data.Channel);
        if (came.Value is not { } channel)
        {
            return came.Refusal!;
        }

        channel = channel == ChannelList.Patrol
            ? county.Rules.Words.Channel(Vocabulary.Patrol, day) ?? channel
            : channel;
        command = command with { Channel = channel };
        var late = now - reportedAt
            > (channels.EnteredWithin(channel, day) ?? county.Length(PracticeOption.EnteredWithinDays, now));
        if (found.Value is not { } spot)
        {
            return found.Refusal!;
        }

        if (command.Class.Length == 0 && county.PartOf(command) is { } named)
        {
            command = command with { Kind = ClassKind.Part, Class = named.Class };
        }

        var unclassified = command.Class.Length == 0;
        var code = unclassified ? county.CatchAll(day) : ClassOf(county, command, day);
        if (code.Value is not { } @class)
        {
            return code.Refusal!;
        }

        command = command with
        {
            Point = spot.Place.Point,
            Kind = unclassified ? ClassKind.Event : command.Kind,
            Class = @class,
        };
        var place = spot.IsVague
            ? spot.Place
            : county.Described(county.AtPart(spot.Place, command.Kind, command.Class));

        if (command.Parent is { } parent && await Childless(parent) is { } childless)
        {
            return childless;
        }

        EntityRef? household = null;
        if (command.Dog is { } dog)
        {
            if (await GrainFactory.GetGrain<IDogGrain>(dog.Key).Entry()
                is not { Data: DogData { Household: var keeper } data } || data.IsOver(dog.Key, county.DayOf(now)))
            {
                return Refusal.Unprocessable(
                    "dog.unknown",
                    $"There is no dog with the licence '{dog.Key}'. Send the number on its tag, or leave it out.");
            }

            household = new(EntityKind.Household, keeper);
        }

        var routed = county.Route(command, household, place, reportedAt);
        if (routed.Value is not { } routing)
        {
            return routed.Refusal!;
        }

        string? number = null;
        if (county.Code is { } of)
        {
            var taken = await GrainFactory
                .GetGrain<ICaseNumbersGrain>(string.Create(Invariant, $"{of}/{reportedAt:yyyyMMdd}"))
                .Take();
            if (taken.Refusal is { } later)
            {
                return later;
            }

            number = CaseNumber.Of(command.Kind, command.Class, reportedAt, taken.Value);
        }

        var cell = GrainFactory.GetCell(place.Cell);
        var vague = unclassified || spot.IsVague;
        var met = vague ? default : await Meets(
            cell,
            county,
            new(id, command.Kind, command.Class, command.Point, reportedAt, place.NearbyCells, place.Shop, channel,
                command.Parent is { } opener ? [opener] : null,
                new(routing.Lead, command.Condition, place.Shop, command.Dog, command.Attachment, place.Part),
                place.TradingZone));
        var primary = met.Primary;
        var facts = new ReportFacts(
            now, reportedAt, place, routing.Lead, routing.Duties, routing.Limit, primary?.Case, fingerprint, late,
            spot.CentreOf, spot.Unplaced, unclassified, met.Doubts, spot.MayBe, number);
        var settled = await memory.Settle((state, _, _) => ReportRules.Decide(state, command, facts));
        if (settled.Value is not { } view)
        {
            if (primary is null && !vague)
            {
                await cell.Withdraw(id);
            }

            return settled;
        }

        await Keep(id, memory.State, command);
        return primary is { } joined && joined.Case == view.JoinedTo
            ? view with { Primary = joined.Answering }
            : await ledger.Store.WithRelatives(view);
    }

    public async Task<Outcome<CaseView>> Take(Guid id, TakeCase command)
    {
        var memory = new CaseMemory(id, ledger, registers, clock);
        await memory.Load();
        var fingerprint = TakeRules.FingerprintOf(command);
        if (memory.Version > 0)
        {
            var again = TakeRules.Decide(
                memory.State, command, ReportFacts.Of(fingerprint), registers.Current.Of(command.County));
            return again.Refusal is { } other ? other : memory.View() with { TakenBefore = true };
        }

        var now = clock.GetUtcNow();
        var (taken, facts) = TakeAt(command, fingerprint, now);
        if (facts.Refusal is not null)
        {
            // What it names may have been registered just before it, in the same folder.
            await registers.CatchUp();
            (taken, facts) = TakeAt(command, fingerprint, now);
        }

        if (facts.Value is not { } known)
        {
            return facts.Refusal!;
        }

        if (!command.ChecksOnly)
        {
            return await memory.Settle((state, _, _) => TakeRules.Decide(
                state, taken, known, registers.Current.Of(command.County)));
        }

        var decision = TakeRules.Decide(memory.State, taken, known, registers.Current.Of(command.County));
        return decision.Refusal is { } refusal
            ? refusal
            : CaseViews.Of(
                id, CaseRules.Apply(memory.State, decision.Events[0]), taken.From.Number, 0, default, []);
    }

    /// <summary>
    /// Where a case that is taken over lies and who answers for it: by the map and the rules of today, because the
    /// county may have had other ones, or none, on its own day.
    /// </summary>
    private (TakeCase Command, Outcome<ReportFacts> Facts) TakeAt(
        TakeCase command, string fingerprint, DateTimeOffset now)
    {
        var county = registers.Current.Of(command.County);
        if (county.Code != command.County)
        {
            return (command, Refusal.Unprocessable(
                "county.unknown",
                $"There is no county '{command.County}' here; send one of {registers.Current.Codes}."));
        }

        var (report, day) = (command.Report, county.DayOf(now));
        var reportedAt = county.Local(report.ReportedAt ?? now);
        if ((CountyRules.Moved(county)
            ?? ReportRules.Timely(reportedAt, now, county)
            ?? TakeRules.Untimely(command, now)) is { } refused)
        {
            return (command, refused);
        }

        var spot = FindTaken(county, report);
        var came = county.Rules.Channels.Read(report.Channel, day, county.Data.Channel);
        var unclassified = report.Class.Length == 0;
        var code = unclassified ? county.CatchAll(day) : ClassOf(county, report, day);
        if ((spot.Refusal ?? came.Refusal ?? code.Refusal) is { } unknown)
        {
            return (command, unknown);
        }

        var place = spot.Value!.Place;
        report = report with
        {
            Point = place.Point,
            Kind = unclassified ? ClassKind.Event : report.Kind,
            Class = code.Value!,
            Channel = came.Value!,
        };
        var routed = county.Route(report, null, place, county.Local(now));
        return routed.Value is not { } routing
            ? (command, routed.Refusal!)
            : (command with { Report = report }, new ReportFacts(
                now, reportedAt, place, routing.Lead, routing.Duties, routing.Limit, null, fingerprint, false,
                spot.Value.CentreOf, spot.Value.Unplaced, unclassified));
    }

    /// <summary>The place of a case in the county that takes it over; another county's is refused.</summary>
    private static Outcome<Spot> FindTaken(County county, ReportCase report)
    {
        if (report.Where is { } where)
        {
            return county.Find(where, report.Address, report.Description);
        }

        var located = county.Locate(report.Point);
        return located.Place is { } place ? new Spot(place) : county.Outside(report.Point, located);
    }

    /// <summary>
    /// The place of a report, by its point or by what it names. The registers are read to their end before a thing
    /// counts as unknown.
    /// </summary>
    private async Task<(County County, Outcome<Spot> Spot)> Find(ReportCase command)
    {
        if (command.HandedTo is { } handed)
        {
            return FindIn((registers.Current.Find(handed) is null ? await registers.CatchUp() : registers.Current)
                .Of(handed), command);
        }

        if (command.Where is not { } where)
        {
            var (there, located) = await registers.Locate(command.Point);
            return (there, located.Place is { } place ? new Spot(place) : there.Outside(command.Point, located));
        }

        var known = registers.Current.Find(where, command.Address, command.Description);
        return known.Spot.Refusal is null
            ? known
            : (await registers.CatchUp()).Find(where, command.Address, command.Description);
    }

    /// <summary>
    /// The place in a county that another handed the matter to. A point on its border is taken as it is; one further
    /// away says no more than that it lies there, and the county's desk places it.
    /// </summary>
    private static (County County, Outcome<Spot> Spot) FindIn(County county, ReportCase command) => (
        county,
        county.PlaceAt(command.Point) is { } place
            ? new Spot(place)
            : county.Somewhere(command.Address, command.Description));

    /// <summary>The code of the class that a report names. What no class bears is refused where it is routed.</summary>
    private static Outcome<string> ClassOf(County county, ReportCase command, DateOnly day) =>
        county.Rules.Classes.IsEmpty ? command.Class : county.Rules.CodeOf(command.Kind, command.Class, day);

    /// <summary>
    /// Keeps the contact after the report is taken, so that no contact of a refused report is kept, and before the
    /// answer, so that a caller without an answer sends the report again and the contact is kept then. The state of the
    /// case says whether it has a contact: one that was erased since is not kept again.
    /// </summary>
    private Task Keep(Guid id, CaseState state, ReportCase command) =>
        command.Reporter is { } reporter && state.KeepsReporter
            ? GrainFactory.GetGrain<IReporterGrain>(id).Keep(reporter)
            : Task.CompletedTask;

    /// <summary>Why no more cases can be opened from a case; null when they can.</summary>
    private async Task<Refusal?> Childless(Guid parent) =>
        await GrainFactory.GetGrain<ICaseStanding>(parent).Children() switch
    {
        null => Refusal.Unprocessable(
            "report.parentUnknown",
            $"There is no case {parent} to open another from. Send its id, or leave \"parent\" out."),
        >= MostChildren => Refusal.Conflict(
            "report.childrenFull",
            $"{MostChildren} cases were opened from {parent}, which is all there can be. Open it from one of those."),
        _ => null,
    };

    /// <summary>
    /// The open case that this report joins, or the handled case whose handling it doubts. The cell names them, and the
    /// case itself says how it stands and what it is. When that case is still on its way in, the report waits for as
    /// long as a commit may take: then it is stored, or its cell hears that it is not.
    /// </summary>
    private async Task<Met> Meets(ICellGrain cell, County county, Candidate candidate)
    {
        // This waits by the time of the machine: the city's clock may stand still.
        var (asked, pause) = (TimeProvider.System.GetTimestamp(), FirstPause);
        Guid? doubts = null;
        for (var others = 0; others < MostOthers;)
        {
            if (await cell.Admit(candidate) is not { } similar)
            {
                return new(null, doubts);
            }

            var standing = await GrainFactory.GetGrain<ICaseStanding>(similar).Standing();
            if (standing.Stage == CaseStage.None && TimeProvider.System.GetElapsedTime(asked) < ledger.Options.RetryFor)
            {
                await Task.Delay(pause);
                pause = pause < LongestPause ? pause * 2 : LongestPause;
                continue;
            }

            if (CaseRules.IsOpen(standing.Stage) && standing.As is { } known)
            {
                switch (SimilarRules.Difference(
                    known, candidate, SimilarRules.Terms(county, candidate), county.Atlas))
                {
                    case null:
                        return new((similar, standing.Answering), null);
                    case Difference.Handled:
                        doubts ??= similar;
                        break;
                }
            }

            candidate = candidate with { NotWith = [.. candidate.NotWith ?? [], similar] };
            others++;
        }

        return new(null, doubts);
    }

    /// <summary>What a report meets: the case it joins, or the one whose handling it doubts.</summary>
    private readonly record struct Met((Guid Case, PrimaryView? Answering)? Primary, Guid? Doubts);
}
