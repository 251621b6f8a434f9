using Grid.Cells;
using Grid.City;
using Grid.Coordinations;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Evidence;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// A case: it decides by <see cref="CaseRules"/> and remembers through the ledger. Most cases leave memory for hours
/// between two steps; the next step reads them again.
/// </summary>
[GrainType("case"), CollectionAgeLimit(Minutes = 3)]
internal sealed class CaseGrain
    : Grain, ICaseGrain, ICaseStanding, ICaseTime, ICaseKeeping, ICaseRepeats, ILedgerRecipient
{
    /// <summary>
    /// How often a case that is about to join another asks again, and after which pause: a commit takes a few
    /// milliseconds.
    /// </summary>
    private const int Waits = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly CaseMemory memory;
    private readonly LedgerClient ledger;
    private readonly RegisterFollower registers;
    private readonly CityClock clock;
    private readonly Guid id;
    private bool joining;

    public CaseGrain(
        IGrainContext context,
        LedgerClient ledger,
        RegisterFollower registers,
        CityClock clock)
    {
        id = context.GrainId.GetGuidKey();
        this.ledger = ledger;
        this.registers = registers;
        this.clock = clock;
        memory = new(id, ledger, registers, clock);
    }

    public async Task<Outcome<CaseView>> Step(StepCase command)
    {
        await Ready();
        if (string.IsNullOrWhiteSpace(command.By))
        {
            return Refusal.Invalid(
                "case.byMissing", "Every step says who took it: send \"by\", an officer's or desk's code.");
        }

        foreach (var department in CaseVerbs.Of(command.Verb).DepartmentsOf(command))
        {
            if (await Unknown(department) is { } unknown)
            {
                return unknown;
            }
        }

        return command switch
        {
            { Verb: CaseVerb.Join } => await Join(command),
            { Verb: CaseVerb.Transfer, County: { } county } => await Transfer(command, county),
            { Verb: CaseVerb.Undo } => await Undo(command),
            { Verb: CaseVerb.Separate, Reports.Count: > 0 } => await Separate(command),
            { Verb: CaseVerb.File or CaseVerb.Correct or CaseVerb.Divide, FileAs: { } found } =>
                await Find(command, found),
            _ => await Decide(command),
        };
    }

    public async Task<Outcome<CaseView>> OpenJointTask(OpenJointTask command)
    {
        await memory.Load();
        return await Unknown(command.Department) is { } unknown
            ? unknown
            : await Settle((state, now, county) => JointTaskRules.Decide(state, command, Facts(now, county)));
    }

    public Task<Outcome<CaseView>> StepJointTask(StepJointTask command) =>
        Settle((state, now, county) => JointTaskRules.Decide(state, command, Facts(now, county)));

    public Task<Outcome<CaseView>> Acknowledge(int letter, string by, string? note) =>
        Settle((state, now, _) => state.Stage == CaseStage.None
            ? CaseRules.Unknown
            : LetterSteps.Acknowledge(state, letter, by, note, now));

    public Task<Outcome<CaseView>> AnswerFind(AnswerFind command) =>
        Settle((state, now, _) => state.Stage == CaseStage.None
            ? CaseRules.Unknown
            : LetterSteps.Answer(state, command, now));

    /// <summary>
    /// The contact is erased first: when a call breaks off after that, the caller sends it again, and the case notes it
    /// then.
    /// </summary>
    public async Task<Outcome<CaseView>> ForgetReporter(string by)
    {
        await memory.Load();
        if (memory.Version > 0)
        {
            await GrainFactory.GetGrain<IReporterGrain>(id).Forget();
        }

        return await Settle((state, now, _) => ReporterRules.Forget(state, by, now));
    }

    /// <summary>
    /// The person is kept before the case names it, so that what the case names can be read. One that the case refuses
    /// is named by no record, and goes with the others by term.
    /// </summary>
    public async Task<Outcome<CaseConcerned>> NameConcerned(NameConcerned command)
    {
        await memory.Load();
        var digest = memory.Version > 0 && command.Person is { } person
            ? await GrainFactory.GetGrain<IConcernedGrain>(id).Keep(person)
            : null;
        var settled = await Settle((state, now, _) => ConcernedSteps.Name(state, command, digest, now));
        return settled.Refusal is { } refusal ? refusal : ConcernedSteps.Find(memory.State, command, digest)!;
    }

    public async Task<IReadOnlyList<CaseConcerned>?> Concerned()
    {
        await memory.Load();
        if (memory.Version == 0)
        {
            return null;
        }

        var concerned = memory.State.Concerned;
        if (concerned.TrueForAll(static one => one.Digest is null || one.Forgotten is not null))
        {
            return concerned;
        }

        var kept = await GrainFactory.GetGrain<IConcernedGrain>(id).Kept();
        return
        [
            .. concerned.Select(one =>
                one.Digest is { } digest && kept.TryGetValue(digest, out var person)
                    ? one with { Covered = ConcernedSteps.Covered(person) }
                    : one),
        ];
    }

    /// <summary>The person is erased first, as the contact of the reporter is.</summary>
    public async Task<Outcome<CaseConcerned>> ForgetConcerned(int number, string by, string reason)
    {
        await memory.Load();
        if (memory.State.Concerned.Find(one => one.Number == number) is { Digest: { } digest }
            && !memory.State.Concerned.Exists(one => one.Digest == digest && one.Number != number))
        {
            await GrainFactory.GetGrain<IConcernedGrain>(id).Forget(digest);
        }

        var settled = await Settle((state, now, _) => ConcernedSteps.Forget(state, number, by, reason, now));
        return settled.Refusal is { } refusal
            ? refusal
            : memory.State.Concerned.Find(one => one.Number == number)!;
    }

    public async Task LetConcernedGo()
    {
        await memory.Load();
        if (memory.Version == 0 || memory.IsTermOver(PracticeOption.ConcernedDays))
        {
            await GrainFactory.GetGrain<IConcernedGrain>(id).Forget(null);
            if (memory.Version > 0)
            {
                await Note((state, now, _) => ConcernedSteps.ForgetAll(state, ContactKeeperGrain.By, now));
            }
        }
    }

    public async Task<Outcome<CaseEvidence>> AddEvidence(AddEvidence command)
    {
        var settled = await Settle((state, now, _) => EvidenceSteps.Add(state, command, now));
        return settled.Refusal is { } refusal ? refusal : EvidenceSteps.Find(memory.State, command)!;
    }

    public async Task<Outcome<CaseEvidence>> EraseEvidence(EraseEvidence command)
    {
        var settled = await Settle((state, now, _) => EvidenceSteps.Erase(state, command, now));
        return settled.Refusal is { } refusal
            ? refusal
            : memory.State.Evidence.Find(one => one.Facts.Hash == command.Hash)!;
    }

    public async Task<IReadOnlyList<CaseEvidence>?> Evidence()
    {
        await memory.Load();
        return memory.Version == 0 ? null : memory.Evidence();
    }

    public async Task LetReporterGo(bool reportMissing)
    {
        await memory.Load();
        if (memory.Version == 0 ? reportMissing : memory.IsTermOver(PracticeOption.ContactDays))
        {
            await GrainFactory.GetGrain<IReporterGrain>(id).Forget();
            if (memory.Version > 0)
            {
                await Note((state, now, _) => ReporterRules.Forget(state, ContactKeeperGrain.By, now, termOver: true));
            }
        }
    }

    public async Task<Outcome<CaseView>> HandOver(EntityRef from, EntityRef to, string by)
    {
        await memory.Load();
        return await memory.Settle((state, now, _) => CaseRules.HandOver(state, memory.Number, from, to, by, now));
    }

    public async Task<DateTimeOffset?> Pass()
    {
        var woken = memory.Version == 0;
        await Ready();
        var next = await memory.Pass();
        if (woken)
        {
            DeactivateOnIdle(); // a million cases with a deadline at night need not all be in memory
        }

        return next;
    }

    public async Task<CaseView?> View()
    {
        await memory.Load();
        return memory.Version == 0 ? null : await ledger.Store.WithRelatives(memory.View());
    }

    public async Task<IReadOnlyList<CaseTrace>?> History()
    {
        var records = await ledger.Store.ReadSource(CaseRules.CaseRef(id).ToString());
        return records.Count == 0 ? null : CaseTraces.Of(records);
    }

    public async Task<CaseTracePage?> Trace(int after, int limit) => await History() is not { } all
        ? null
        : new([.. all.Skip(after).Take(limit)], after + limit < all.Count ? after + limit : null);

    /// <summary>A case whose record cannot be read answers that it is closed, so that no report joins it.</summary>
    public async Task<CaseStanding> Standing()
    {
        try
        {
            await memory.Load();
        }
        catch (UnreadableRecordException)
        {
            return new(CaseStage.Closed, null); // a step of the case answers why
        }

        var state = memory.State;
        return new(
            state.Stage,
            state.Links.JoinedTo,
            CaseRelatives.Answering(state),
            memory.Version == 0 ? null : CaseRules.Candidate(id, state));
    }

    public async Task<IReadOnlyList<SimilarCase>?> Similar()
    {
        await memory.Load();
        if (memory.Version == 0 || memory.State.Reported.IsVague)
        {
            return memory.Version == 0 ? null : [];
        }

        var candidate = CaseRules.Candidate(id, memory.State);
        var cells = candidate.NearbyCells.Append(memory.State.Reported.Place.Cell).Distinct();
        var found = await Task.WhenAll(cells.Select(cell => GrainFactory.GetCell(cell).Alike(candidate)));
        return
        [
            .. found.SelectMany(static cases => cases)
                .Where(one => one.Case != memory.State.Links.JoinedTo
                    && !memory.State.Links.JoinedReports.Contains(one.Case))
                .DistinctBy(static one => one.Case)
                .OrderBy(static one => one.Metres)
                .ThenBy(static one => one.Case),
        ];
    }

    public async Task<JoinAnswer> CanJoin()
    {
        await memory.Load();
        if (joining)
        {
            return JoinAnswer.Joining;
        }

        return CaseRules.IsOpen(memory.State.Stage) ? JoinAnswer.Open : JoinAnswer.Ended;
    }

    public async Task<CaseLimit?> Limit()
    {
        await memory.Load();
        return memory.Version == 0 ? null : memory.State.Reported.Limit;
    }

    public async Task<int?> Children()
    {
        await memory.Load();
        return memory.Version == 0 ? null : memory.State.Links.Children.Count;
    }

    public async Task<Recurrence?> Recurs(Recurrence again)
    {
        await memory.Load();
        await Note((state, now, _) => RepeatSteps.Recur(state, again, now));
        return memory.State.Recurrence;
    }

    /// <summary>
    /// Records of others that concern this case. A primary counts a report that joined it; a joined report is closed
    /// and fed back with its primary. The place says that it was marked, and a coordination says which department leads
    /// the case.
    /// </summary>
    public async Task Deliver(IReadOnlyList<LedgerRecord> records, long before)
    {
        await memory.Load();
        foreach (var record in records)
        {
            clock.ActAt(record.At);
            switch (EventCodec.Read(record))
            {
                case CaseTransferred { Into: { } into } when into.Case == id:
                    await Open(into.Report, into.County);
                    break;
                case CaseDivided divided when divided.Case == id:
                    await Open(divided.Report);
                    break;
                case CaseReported { Doubts: { } doubted } reported when doubted == id:
                    var report = CaseRules.CaseOf(record.Source)!.Value;
                    await Note(
                        (state, now, county) => DoubtSteps.Hear(state, report, reported, Facts(now, county)),
                        reported.At);
                    break;
                case PlaceMarked marked:
                    await Note((state, now, county) => RepeatSteps.Mark(state, memory.Number, marked, county, now));
                    break;
                case CaseEvent happened when CaseRules.CaseOf(record.Source) is { } other && other != id:
                    await Note(
                        (state, now, county) => JoinSteps.Hear(state, other, happened, Facts(now, county)),
                        happened.At);
                    break;
                case CoordinationDecided decided:
                    await Note(
                        (state, now, county) => DisputeSteps.Hear(state, id, decided, Facts(now, county)), decided.At);
                    break;
                default:
                    break;
            }
        }
    }

    public Task Rebuild()
    {
        DeactivateOnIdle(); // the ledger is its record
        return Task.CompletedTask;
    }

    /// <summary>
    /// Records what another case, the place or a coordination says. When that fails, the sender delivers it again. What
    /// fell due before is recorded first.
    /// </summary>
    /// <param name="at">When the reported event happened; null for now.</param>
    private async Task Note(
        Func<CaseState, DateTimeOffset, County, Decision<CaseEvent>> decide, DateTimeOffset? at = null)
    {
        if ((await memory.Settle(decide, at)).Refusal is { Kind: RefusalKind.Busy } busy)
        {
            throw new TimeoutException(busy.Message);
        }
    }

    private async Task<Outcome<CaseView>> Transfer(StepCase command, string county)
    {
        if ((registers.Current.Find(county) ?? (await registers.CatchUp()).Find(county)) is not { } there)
        {
            return registers.Current.Unknown(county);
        }

        var target = new TransferTarget(there, id);
        return await Answer((state, now, here) =>
            CaseRules.Decide(state, command, Facts(now, here) with { Target = target }));
    }

    /// <summary>
    /// Another county transferred its case, or a report was of two matters: this one begins by the report that its
    /// record holds, and the reporter is heard of here from now on. When that fails, the record is delivered again.
    /// </summary>
    private async Task Open(ReportCase report, string? county = null)
    {
        if (memory.Version > 0 || (county is not null && (await registers.CatchUp()).Find(county) is null))
        {
            return; // a county that came from another city transferred the case there
        }

        var reporter = await GrainFactory.GetGrain<IReporterGrain>(report.Parent!.Value).Kept();
        var opened = await GrainFactory.GetGrain<IIntakeGrain>(0).Report(id, report with { Reporter = reporter });
        if (opened.Refusal is { } refusal)
        {
            throw refusal.Kind == RefusalKind.Busy
                ? new TimeoutException(refusal.Message)
                : new InvalidOperationException(refusal.Message);
        }

        await memory.Load();
    }

    private async Task<Outcome<CaseView>> Join(StepCase command)
    {
        if (!Guid.TryParse(command.To, out var primary) || primary == id)
        {
            return Refusal.Invalid("case.toMissing", "A join names the case to join: send its id as \"to\".");
        }

        joining = true; // set before it asks: of two cases that would join each other, neither takes the other in
        try
        {
            for (var attempt = 0; memory.State.Links.JoinedTo != primary; attempt++)
            {
                switch (await GrainFactory.GetGrain<ICaseStanding>(primary).CanJoin())
                {
                    case JoinAnswer.Open:
                        var limit = await GrainFactory.GetGrain<ICaseStanding>(primary).Limit();
                        return await Answer((state, now, county) => CaseRules.Decide(
                            state, command, Facts(now, county, primary) with { PrimaryLimit = limit }));
                    case JoinAnswer.Ended:
                        return Refusal.Conflict(
                            "case.primaryNotOpen",
                            $"Case {primary} is not open, so nothing can join it. GET /v1/cases/{primary} says where "
                            + "it went.");
                    case JoinAnswer.Joining when id.CompareTo(primary) < 0 && attempt < Waits:
                        // The case with the higher id does not wait, so no two cases wait for each other.
                        await Task.Delay(Pause);
                        break;
                    default:
                        return Refusal.Busy(
                            "case.joining", $"Case {primary} is about to join another case itself. Try again.");
                }
            }

            return await Decide(command, primary);
        }
        finally
        {
            joining = false;
        }
    }

    /// <summary>
    /// Takes the latest step back. The record of the case says what it was and how the case stood before it; when
    /// another step came in between, there is none to take back.
    /// </summary>
    private async Task<Outcome<CaseView>> Undo(StepCase command)
    {
        var records = await ledger.Store.ReadSource(CaseRules.CaseRef(id).ToString());
        var events = records.Select(static record => (CaseEvent)EventCodec.Read(record)).ToList();
        var latest = UndoSteps.Latest(events);
        return await Answer((state, now, county) => CaseRules.Decide(
            state,
            command,
            Facts(now, county) with { Latest = events.Count == memory.Version ? latest : null }));
    }

    /// <summary>
    /// Takes reports out of the case. Each report decides that it stands by itself again, once it is clear that this
    /// case lets it go; a call that breaks off is sent again, and what was split already is answered.
    /// </summary>
    private async Task<Outcome<CaseView>> Separate(StepCase command)
    {
        await Gather([.. command.Reports!.Distinct().Where(report => report != id)], command.By);
        var fits = await memory.Settle((state, now, county) =>
            CaseRules.Decide(state, command, Facts(now, county)).Refusal is { } refusal
                ? refusal
                : Decision<CaseEvent>.Nothing);
        if (fits.Refusal is not null)
        {
            return fits;
        }

        var brought = new Dictionary<Guid, int>();
        foreach (var report in command.Reports!.Distinct())
        {
            var split = await GrainFactory.GetGrain<ICaseGrain>(report).Step(
                new(CaseVerb.Split, command.By, command.Note, Reason: command.Reason, To: id.ToString()));
            if (split.Value is not { } view)
            {
                return split.Refusal!;
            }

            brought[report] = view.Reports;
        }

        return await Answer((state, now, county) =>
            CaseRules.Decide(state, command, Facts(now, county) with { Brought = brought }));
    }

    /// <summary>
    /// Counts the reports that say that they joined this case, and of which it has not heard yet. When it hears of them
    /// later, that changes nothing.
    /// </summary>
    private async Task Gather(IReadOnlyList<Guid> reports, string by)
    {
        foreach (var report in reports.Where(report => !memory.State.Links.JoinedReports.Contains(report)))
        {
            var standing = await GrainFactory.GetGrain<ICaseStanding>(report).Standing();
            if (standing.Stage == CaseStage.Joined && standing.JoinedTo == id)
            {
                await Note((state, now, county) => JoinSteps.Hear(
                    state,
                    report,
                    new CaseJoined(id, standing.As?.Channel, standing.Answering?.Reports ?? 1) { At = now, By = by },
                    Facts(now, county)));
            }
        }
    }

    /// <summary>
    /// Files or corrects the case as what the desk found it to be. What is one matter with an open case by then joins
    /// it, as a new report would.
    /// </summary>
    private async Task<Outcome<CaseView>> Find(StepCase command, FileAs found)
    {
        EntityRef? household = null;
        if (FilingRules.DogOf(memory.State, found) is { } dog)
        {
            var entry = await GrainFactory.GetGrain<IDogGrain>(dog.Key).Entry();
            var known = entry?.Data is DogData data
                && !data.IsOver(dog.Key, registers.Current.Of(memory.State.Reported.Place).DayOf(clock.GetUtcNow()));
            if (!known && found.Dog is not null)
            {
                return Refusal.Unprocessable(
                    "dog.unknown",
                    $"There is no dog with the licence '{dog.Key}'. Send the number on its tag, or leave it out.");
            }

            household = entry?.Data is DogData { Household: var keeper }
                ? new EntityRef(EntityKind.Household, keeper)
                : null;
        }

        var before = memory.Version;
        var settled = await Answer((state, now, county) =>
            CaseRules.Decide(state, command, Facts(now, county) with { Household = household, Id = id }));
        var moved = command.Verb != CaseVerb.Divide && memory.Version > before;
        return moved && settled.Value is { Stage: <= CaseStage.Filed }
            ? await JoinLike(command.By) ?? settled
            : settled;
    }

    /// <summary>Joins the nearest open case of which nothing tells this one apart; null where there is none.</summary>
    private async Task<Outcome<CaseView>?> JoinLike(string by)
    {
        var links = memory.State.Links;
        foreach (var like in await Similar() ?? [])
        {
            if (like.Why == Difference.Separate && !links.NotWith.Contains(like.Case))
            {
                var joined = await Join(new(CaseVerb.Join, by, To: like.Case.ToString()));
                return joined.Refusal is null ? joined : (Outcome<CaseView>?)null;
            }
        }

        return null;
    }

    /// <summary>
    /// Loads the case as the ledger has it. When revisits are about to be set, it also asks the place whether revisits
    /// take longer there.
    /// </summary>
    private async Task Ready()
    {
        await memory.Load();
        if (memory.AwaitsRevisits)
        {
            memory.LookBackDays = await LookBackDays(memory.State);
        }
    }

    private async Task<double> LookBackDays(CaseState state)
    {
        var (reported, place) = (state.Reported, state.Reported.Place);
        var standing = await Task.WhenAll(place.Units()
            .Where(static unit => unit.Remembers())
            .Select(unit => GrainFactory.GetParty(unit).Marks()));
        return standing
            .Select(marks => MarkRules.LookBackDays(
                marks, reported.Kind, reported.Class, place.Point, clock.GetUtcNow()))
            .DefaultIfEmpty()
            .Max();
    }

    private Task<Outcome<CaseView>> Decide(StepCase command, Guid? primary = null) =>
        Answer((state, now, county) => CaseRules.Decide(state, command, Facts(now, county, primary)));

    private async Task<Outcome<CaseView>> Settle(Func<CaseState, DateTimeOffset, County, Decision<CaseEvent>> decide)
    {
        await Ready();
        return await Answer(decide);
    }

    private async Task<Outcome<CaseView>> Answer(Func<CaseState, DateTimeOffset, County, Decision<CaseEvent>> decide)
    {
        var settled = await memory.Settle(decide);
        return settled.Value is { } view ? await ledger.Store.WithRelatives(view) : settled;
    }

    /// <summary>Why a department cannot take part in this case; null when it can.</summary>
    private async Task<Refusal?> Unknown(string department)
    {
        if (await GrainFactory.GetGrain<IDepartmentGrain>(department).Entry() is not { } entry)
        {
            return Refusal.Unprocessable(
                "department.unknown", $"There is no department '{department}'. GET /v1/departments lists them.");
        }

        return memory.Version == 0 || memory.IsOf(entry.Data.County)
            ? null
            : Refusal.Unprocessable(
                "department.otherCounty",
                $"The department '{department}' is of county {entry.Data.County}, and the case of another. Send one of "
                + "its own county, or transfer the case.");
    }

    private StepFacts Facts(DateTimeOffset now, County county, Guid? primary = null) =>
        new(now, memory.Number, county, primary);
}
