using System.Globalization;
using Grid.Cells;
using Grid.City;
using Grid.Counties;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Operations;
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

        var (answer, placed) = await Place(id, command, memory);
        if (placed is null)
        {
            return answer;
        }

        var numbers = await Number([placed]);
        return numbers.Refusal is { } later
            ? later
            : await Store(await Admit(placed.Numbered(numbers.Value![0])));
    }

    public async Task<IReadOnlyList<Outcome<CaseView>>> ReportAll(IReadOnlyList<SentReport> reports)
    {
        var memories = await Memories(reports);
        var answers = new Task<Outcome<CaseView>>?[reports.Count];
        var storing = new Dictionary<Guid, Task<Outcome<CaseView>>>(reports.Count);
        var placed = new List<(int At, Placed Report)>(reports.Count);
        for (var i = 0; i < reports.Count; i++)
        {
            if (memories[i] is { } memory)
            {
                var (answer, report) = await Place(reports[i].Id, reports[i].Report, memory);
                answers[i] = Task.FromResult(answer);
                if (report is not null)
                {
                    placed.Add((i, report));
                }
            }
        }

        var numbers = await Number([.. placed.Select(static one => one.Report)]);
        for (var i = 0; i < placed.Count; i++)
        {
            var (at, report) = placed[i];
            storing[report.Id] = answers[at] = numbers.Refusal is { } later
                ? Task.FromResult<Outcome<CaseView>>(later)
                : Store(await Admit(report.Numbered(numbers.Value![i]), storing));
        }

        for (var i = 0; i < reports.Count; i++)
        {
            answers[i] ??= Again(reports[i], storing.GetValueOrDefault(reports[i].Id));
        }

        return await Task.WhenAll(answers!);
    }

    /// <summary>What is known of each of many reports, read at once; null for one whose id came before.</summary>
    private async Task<CaseMemory?[]> Memories(IReadOnlyList<SentReport> reports)
    {
        var sent = reports.Where(static one => !one.Report.Fresh).Select(static one => SourceOf(one.Id)).ToHashSet();
        var records = (sent.Count == 0 ? [] : await ledger.Store.ReadSources(sent))
            .ToLookup(static record => record.Source);
        var met = new HashSet<Guid>(reports.Count);
        var memories = new CaseMemory?[reports.Count];
        for (var i = 0; i < memories.Length; i++)
        {
            if (!met.Add(reports[i].Id))
            {
                continue;
            }

            var memory = memories[i] = new(reports[i].Id, ledger, registers, clock);
            if (records[SourceOf(reports[i].Id)].ToList() is { Count: > 0 } known)
            {
                await memory.Recall(known);
            }
            else
            {
                memory.Begin();
            }
        }

        return memories;

        static string SourceOf(Guid id) => CaseRules.CaseRef(id).ToString();
    }

    /// <summary>A report whose id came before among those that were sent together.</summary>
    private async Task<Outcome<CaseView>> Again(SentReport report, Task? before)
    {
        await (before ?? Task.CompletedTask);
        return await Report(report.Id, report.Report with { Fresh = false });
    }

    /// <summary>
    /// Finds where a report lies, of what class it is and who answers for it; or its answer, where it was taken before
    /// or is refused.
    /// </summary>
    private async Task<(Outcome<CaseView> Answer, Placed? Report)> Place(
        Guid id, ReportCase command, CaseMemory memory)
    {
        var now = clock.GetUtcNow();
        var reportedAt = command.ReportedAt ?? now;
        var fingerprint = ReportRules.FingerprintOf(command);
        if (memory.Version > 0)
        {
            if (ReportRules.Decide(memory.State, command, ReportFacts.Of(fingerprint)).Refusal is { } reused)
            {
                return (reused, null);
            }

            await Keep(id, memory.State, command);
            return (await ledger.Store.WithRelatives(memory.View() with { TakenBefore = true }), null);
        }

        var (county, found) = await Find(command);
        if (CountyRules.Moved(county) is { } moved)
        {
            return (moved, null);
        }

        if (ReportRules.Timely(reportedAt, now, county) is { } untimely)
        {
            return (untimely, null);
        }

        reportedAt = county.Local(reportedAt);
        var (channels, day) = (county.Rules.Channels, county.DayOf(reportedAt));
        var came = channels.Read(command.Channel, day, county.Data.Channel);
        if (came.Value is not { } channel)
        {
            return (came.Refusal!, null);
        }

        channel = channel == ChannelList.Patrol
            ? county.Rules.Words.Channel(Vocabulary.Patrol, day) ?? channel
            : channel;
        command = command with { Channel = channel };
        var late = now - reportedAt
            > (channels.EnteredWithin(channel, day) ?? county.Length(PracticeOption.EnteredWithinDays, now));
        if (found.Value is not { } spot)
        {
            return (found.Refusal!, null);
        }

        if (command.Class.Length == 0 && county.PartOf(spot.Place) is { } named)
        {
            command = command with { Kind = ClassKind.Part, Class = named.Class };
        }

        var unclassified = command.Class.Length == 0;
        var code = unclassified ? county.CatchAll(day) : ClassOf(county, command, day);
        if (code.Value is not { } @class)
        {
            return (code.Refusal!, null);
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
            return (childless, null);
        }

        if (await registers.Refuses(county, command.Operation, reportedAt) is { } notRunning)
        {
            return (notRunning, null);
        }

        EntityRef? household = null;
        if (command.Dog is { } dog)
        {
            if (await GrainFactory.GetGrain<IDogGrain>(dog.Key).Entry()
                is not { Data: DogData { Household: var keeper } data } || data.IsOver(dog.Key, county.DayOf(now)))
            {
                return (
                    Refusal.Unprocessable(
                        "dog.unknown",
                        $"There is no dog with the licence '{dog.Key}'. Send the number on its tag, or leave it out."),
                    null);
            }

            household = new(EntityKind.Household, keeper);
        }

        var routed = county.Route(command, household, place, reportedAt);
        if (routed.Value is not { } routing)
        {
            return (routed.Refusal!, null);
        }

        return (default, new(
            id,
            memory,
            command,
            county,
            new(
                now, reportedAt, place, routing.Lead, routing.Duties, routing.Limit, null, fingerprint, late,
                spot.CentreOf, spot.Unplaced, unclassified, MayBe: spot.MayBe),
            IsVague: unclassified || spot.IsVague));
    }

    /// <summary>The running numbers of reports, in their order; null where the county numbers none.</summary>
    private async Task<Outcome<string?[]>> Number(IReadOnlyList<Placed> reports)
    {
        var numbers = new string?[reports.Count];
        foreach (var day in Enumerable.Range(0, reports.Count)
            .Where(i => reports[i].County.Code is not null)
            .GroupBy(i => string.Create(
                Invariant, $"{reports[i].County.Code}/{reports[i].Facts.ReportedAt:yyyyMMdd}")))
        {
            var asked = day.ToList();
            var taken = await GrainFactory.GetGrain<ICaseNumbersGrain>(day.Key).TakeSome(asked.Count);
            if (taken.Value is not { } given)
            {
                return taken.Refusal!;
            }

            foreach (var (i, number) in asked.Zip(given))
            {
                var (command, at) = (reports[i].Command, reports[i].Facts.ReportedAt);
                numbers[i] = CaseNumber.Of(command.Kind, command.Class, at, number);
            }
        }

        return numbers;
    }

    /// <summary>Asks the cell of a report whether the report is of a known matter.</summary>
    /// <param name="beside">The reports that are being stored, which this one may join.</param>
    private async Task<Placed> Admit(
        Placed report, IReadOnlyDictionary<Guid, Task<Outcome<CaseView>>>? beside = null)
    {
        if (report.IsVague)
        {
            return report;
        }

        var (command, place, facts) = (report.Command, report.Facts.Place, report.Facts);
        var met = await Meets(
            GrainFactory.GetCell(place.Cell),
            report.County,
            new(report.Id, command.Kind, command.Class, command.Point, facts.ReportedAt, place.NearbyCells, place.Shop,
                command.Channel,
                command.Parent is { } opener ? [opener] : null,
                new(facts.Lead, command.Condition, place.Shop, command.Dog, command.Attachment, place.Part),
                place.TradingZone),
            beside);
        return report with
        {
            Answering = met.Primary?.Answering,
            Facts = facts with { Primary = met.Primary?.Case, Doubts = met.Doubts },
        };
    }

    /// <summary>Stores an admitted report as its case, and tells its cell where that fails.</summary>
    private async Task<Outcome<CaseView>> Store(Placed report)
    {
        var (command, facts) = (report.Command, report.Facts);
        var settled = await report.Memory.Settle((state, _, _) => ReportRules.Decide(state, command, facts));
        if (settled.Value is not { } view)
        {
            if (facts.Primary is null && !report.IsVague)
            {
                await GrainFactory.GetCell(facts.Place.Cell).Withdraw(report.Id);
            }

            return settled;
        }

        await Keep(report.Id, report.Memory.State, command);
        return facts.Primary is { } primary && primary == view.JoinedTo
            ? view with { Primary = report.Answering }
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
    private async Task<Met> Meets(
        ICellGrain cell,
        County county,
        Candidate candidate,
        IReadOnlyDictionary<Guid, Task<Outcome<CaseView>>>? beside)
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

            if (beside?.GetValueOrDefault(similar) is { } storing)
            {
                await storing;
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

    /// <summary>A report of which it is known where it lies, of what class it is and who answers for it.</summary>
    /// <param name="IsVague">Whether it says so little of place or class that it is compared with no other.</param>
    /// <param name="Answering">How the case stands that it joins; null for one that joins none.</param>
    private sealed record Placed(
        Guid Id,
        CaseMemory Memory,
        ReportCase Command,
        County County,
        ReportFacts Facts,
        bool IsVague,
        PrimaryView? Answering = null)
    {
        public Placed Numbered(string? number) => this with { Facts = Facts with { Number = number } };
    }

    /// <summary>What a report meets: the case it joins, or the one whose handling it doubts.</summary>
    private readonly record struct Met((Guid Case, PrimaryView? Answering)? Primary, Guid? Doubts);
}
