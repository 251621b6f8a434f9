using System.Diagnostics;
using Grid.Clocks;
using Grid.Foundation;
using Grid.Parties;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// The life of a case. Pure: state, command and facts in; events or a refusal out.
/// The loop is 信息收集 → (核实) → 立案 → 派遣 → 处置 → 核查 → 结案 → 反馈 (S21); <see cref="Steps"/> is the whole of it.
/// </summary>
internal static class CaseRules
{
    private const string SourcePrefix = "case/";

    /// <summary>From which stages each step can be taken, and the code of the refusal from any other.</summary>
    internal static readonly IReadOnlyDictionary<CaseVerb, (CaseStage[] From, string Otherwise)> Steps = new Dictionary<CaseVerb, (CaseStage[], string)>
    {
        [CaseVerb.Verify] = ([CaseStage.Reported], "case.pastVerifying"),
        [CaseVerb.File] = ([CaseStage.Reported, CaseStage.Verified], "case.alreadyFiled"),
        [CaseVerb.Refuse] = ([CaseStage.Reported, CaseStage.Verified], "case.alreadyFiled"),
        [CaseVerb.Dispatch] = ([CaseStage.Filed], "case.unfiled"),
        [CaseVerb.Accept] = ([CaseStage.Dispatched], "case.undispatched"),
        [CaseVerb.Return] = ([CaseStage.Dispatched, CaseStage.Accepted], "case.undispatched"),
        [CaseVerb.Handle] = ([CaseStage.Dispatched, CaseStage.Accepted], "case.undispatched"),
        [CaseVerb.Check] = ([CaseStage.Handled], "case.unhandled"),
        [CaseVerb.Close] = ([CaseStage.Checked], "case.unchecked"),
        [CaseVerb.Feedback] = ([CaseStage.Closed], "case.unclosed"),
        [CaseVerb.Reopen] = ([CaseStage.Closed, CaseStage.FedBack], "case.unclosed"),
        [CaseVerb.Transfer] = ([CaseStage.Reported, CaseStage.Verified, CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted], "case.pastHandling"),
        [CaseVerb.Join] = ([CaseStage.Reported, CaseStage.Verified, CaseStage.Filed], "case.pastJoining"),
        [CaseVerb.Split] = ([CaseStage.Joined, CaseStage.Closed, CaseStage.FedBack], "case.notJoined"),
        [CaseVerb.Suspend] = ([CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted], "case.pastSuspending"),
        [CaseVerb.Resume] = ([CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted], "case.notSuspended"),
        [CaseVerb.Extend] = ([CaseStage.Dispatched, CaseStage.Accepted], "case.undispatched"),
        [CaseVerb.Consult] = ([CaseStage.Dispatched, CaseStage.Accepted], "case.undispatched"),
        [CaseVerb.Answer] = ([CaseStage.Dispatched, CaseStage.Accepted], "case.notConsulted"),
        [CaseVerb.Supervise] = ([CaseStage.Reported, CaseStage.Verified, CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted, CaseStage.Handled, CaseStage.Checked], "case.pastSupervising"),
        [CaseVerb.Progress] = ([CaseStage.Dispatched, CaseStage.Accepted], "case.undispatched"),
        [CaseVerb.Coordinate] = ([CaseStage.Filed], "case.unfiled"),
        [CaseVerb.Notify] = ([CaseStage.Reported, CaseStage.Verified, CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted, CaseStage.Handled, CaseStage.Checked, CaseStage.Closed, CaseStage.FedBack], "case.pastNotifying"),
        [CaseVerb.LookBack] = ([CaseStage.Closed, CaseStage.FedBack], "case.unclosed"),
        [CaseVerb.Rebound] = ([CaseStage.Closed, CaseStage.FedBack], "case.unclosed"),
        [CaseVerb.Void] = ([CaseStage.Reported, CaseStage.Verified, CaseStage.Filed, CaseStage.Dispatched, CaseStage.Accepted, CaseStage.Handled, CaseStage.Checked], "case.pastVoiding"),
    };

    /// <summary>The steps that fit a stage while the clocks run.</summary>
    public static IReadOnlyList<CaseVerb> Next(CaseStage stage) => NextByStage[(int)stage];

    /// <summary>The steps that fit a stage, whatever was done to the clocks and whoever disputes it, and the visits owed.</summary>
    public static IReadOnlyList<CaseVerb> Next(CaseState state) => state is { Hold: null, Dispute: null, Parts.Count: 0, Revisits.Count: 0, JoinedTo: null }
        ? Next(state.Stage)
        : [.. Steps.Keys.Where(verb => Steps[verb].From.Contains(state.Stage) && !RevisitRules.IsRevisit(verb) && Hindered(state, verb) is null), .. RevisitRules.Next(state)];

    private static readonly CaseVerb[][] NextByStage =
        [.. Enum.GetValues<CaseStage>().Select(static stage => Steps.Where(step => step.Value.From.Contains(stage) && step.Key is not (CaseVerb.Resume or CaseVerb.Answer or CaseVerb.Split) && !RevisitRules.IsRevisit(step.Key)).Select(static step => step.Key).ToArray())];

    /// <summary>Whether the parties still owe something for a case at this stage.</summary>
    public static bool IsOpen(CaseStage stage) => stage is >= CaseStage.Reported and <= CaseStage.Checked;

    /// <summary>A report is taken in; a matter that is known already joins its case.</summary>
    public static Decision<CaseEvent> Decide(CaseState state, ReportCase command, ReportFacts facts)
    {
        if (state.Stage != CaseStage.None)
        {
            return state.Fingerprint == facts.Fingerprint && state.HasReporter == command.Reporter is not null
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict(
                    "report.idReused", $"Another report was taken under this id: of class {state.Class}, seen at {state.ReportedAt:O}. Send a new id, or the same content again.");
        }

        var reported = new CaseReported
        {
            At = facts.Now,
            By = command.By,
            Kind = command.Kind,
            Class = command.Class,
            Place = facts.Place,
            Description = command.Description,
            Channel = command.Channel,
            ReportedAt = facts.ReportedAt,
            Duties = facts.Primary is null ? facts.Duties : [],
            Routed = facts.Primary is null ? null : facts.Duties,
            Limit = facts.Limit,
            Lead = facts.Lead,
            HasReporter = command.Reporter is not null,
            Fingerprint = facts.Fingerprint,
            Parent = command.Parent,
            Origin = command.Origin,
            EnteredLate = facts.EnteredLate ? true : null,
        };

        return facts.Primary is { } primary
            ? new CaseEvent[] { reported, new CaseJoined(primary, command.Channel) { At = facts.Now, By = command.By } }
            : reported;
    }

    /// <summary>Tells a retry of a report from another under its id. The reporter is left out: a fingerprint of a telephone number is one.</summary>
    public static string FingerprintOf(ReportCase command) => Fingerprint.Of(command with
    {
        Fresh = false,
        Reporter = null,
        Channel = command.Channel.Length == 0 ? ChannelList.Unnamed : command.Channel, // as it was when the door filled it in
    });

    /// <summary>When something was seen must be a time that can be: not ahead of the city's clock, not before anyone looked.</summary>
    public static Refusal? Timely(DateTimeOffset reportedAt, DateTimeOffset now, CaseOptions options) =>
        reportedAt > now + options.ClockSkew
            ? Refusal.Unprocessable("report.future", $"reportedAt {reportedAt:O} lies ahead of the city's clock ({now:O}). Send the time it was seen, or leave it out for now.")
            : reportedAt < options.EarliestReport
                ? Refusal.Unprocessable("report.ancient", $"reportedAt {reportedAt:O} is before {options.EarliestReport:yyyy-MM-dd}. Send the time it was seen, or leave it out for now.")
                : null;

    /// <summary>One step of the loop.</summary>
    public static Decision<CaseEvent> Decide(CaseState state, StepCase command, StepFacts facts)
    {
        if (state.Stage == CaseStage.None)
        {
            return Refusal.NotFound("case.unknown", "There is no such case.");
        }

        var content = StepWords.ContentOf(command);
        if (state.Before(command.Command) is { } before)
        {
            return before.Says(content) && (before.Content is not null || before.What == StepWords.Doing(command.Verb))
                ? Decision<CaseEvent>.Nothing
                : before.Reused();
        }

        if (IsAlreadySo(state, command.Verb))
        {
            if (state.LatestTaken?.Content is { } said ? said == content : SaidLikewise(state, command))
            {
                return Decision<CaseEvent>.Nothing;
            }

            if (command.Verb != CaseVerb.Extend) // what was asked for is decided under the same verb
            {
                return Refusal.Conflict("case.doneOtherwise", $"{StepWords.Standing(state)} What was sent says something else. GET /v1/cases/{{id}}/history has what was said.");
            }
        }

        var (from, otherwise) = Steps[command.Verb];
        if (!from.Contains(state.Stage))
        {
            return Refusal.Conflict(OtherwiseAt(state, otherwise), Unfit(state, command.Verb));
        }

        if (Hindered(state, command.Verb) is { } unfit)
        {
            return unfit;
        }

        if (Missing(command) is { } missing)
        {
            return missing;
        }

        if ((ClockSteps.Refuse(state, command, facts) ?? DisputeSteps.Refuse(state, command)) is { } refusal)
        {
            return refusal;
        }

        if (RevisitRules.IsRevisit(command.Verb))
        {
            return RevisitRules.Decide(state, command, facts);
        }

        CaseEvent happened = command.Verb switch
        {
            CaseVerb.Verify when command.Passed == false => new CaseRefused(command.Reason ?? "核实不实", Unverified: true),
            CaseVerb.Verify => new CaseVerified(),
            CaseVerb.File => new CaseFiled(),
            CaseVerb.Refuse => new CaseRefused(command.Reason!),
            CaseVerb.Dispatch => DisputeSteps.Dispatched(state, command, facts),
            CaseVerb.Accept => new CaseAccepted(),
            CaseVerb.Return => DisputeSteps.Returned(state, command),
            CaseVerb.Coordinate => DisputeSteps.Asked(state, command, facts),
            CaseVerb.Notify => LetterSteps.Copied(command),
            CaseVerb.Handle => new CaseHandled(facts.Now > state.Due),
            CaseVerb.Check => command.Passed!.Value ? new CaseChecked(true) : new CaseChecked(false, Waited(state, facts)),
            CaseVerb.Close => new CaseClosed(),
            CaseVerb.Feedback => new CaseFedBack(),
            CaseVerb.Reopen => new CaseReopened(command.Reason!, state.Duties.DueAt(facts.Due(facts.Now, state.Limit, state.Lead)), Brief(state, facts.Number)),
            CaseVerb.Transfer => new CaseTransferred(command.To!, command.Reason!),
            CaseVerb.Join => new CaseJoined(facts.Primary!.Value, state.Channel, state.Reports),
            CaseVerb.Split => JoinSteps.Split(state, command.Reason!, automatic: false, facts),
            CaseVerb.Void => new CaseVoided(command.Reason!),
            CaseVerb.Supervise => new CaseSupervised(command.Reason!, state.Dispute is { Waiting: true, Convener: { } convener } ? convener : state.Lead, command.Until, Brief(state, facts.Number)),
            CaseVerb.Progress => new CaseProgressed(),
            CaseVerb.Suspend or CaseVerb.Resume or CaseVerb.Extend or CaseVerb.Consult or CaseVerb.Answer => ClockSteps.Step(state, command, facts),
            _ => throw new UnreachableException($"No rule to {command.Verb}."),
        };

        if (happened is CaseReopened && facts.Now > state.ClosedAt + facts.ReopenWithin)
        {
            return Refusal.Conflict("case.reopenTooLate", $"The case was closed at {state.ClosedAt:O}; it can be reopened for {facts.ReopenWithin.TotalDays:0} days. Report it again instead.");
        }

        happened = happened with { At = facts.Now, By = command.By, Note = command.Note, Command = command.Command, Content = content };
        return happened switch
        {
            CaseReturned returned when DisputeSteps.After(state, returned, facts) is { } referred => new CaseEvent[] { returned, referred },
            CaseDispatched dispatched when command.Departments is { Count: > 0 } joint => Jointly(state, dispatched, joint, facts),
            _ => happened,
        };
    }

    /// <summary>The time from handling to the check that fails is the checker's: the handler goes on with what was left.</summary>
    private static IReadOnlyList<Duty> Waited(CaseState state, StepFacts facts) => state is { Due: { } due, HandledAt: { } handled }
        ? state.Duties.DueAt(DueTimes.GoesOn(due, handled, facts.Now, state.Limit, state.Lead, facts.Due, facts.Elapsed))
        : state.Duties;

    /// <summary>联合执法: dispatched to its lead, and to others each for a part of its own.</summary>
    private static Decision<CaseEvent> Jointly(CaseState state, CaseDispatched dispatched, IReadOnlyList<string> departments, StepFacts facts)
    {
        List<CaseEvent> events = [dispatched];
        state = Apply(state, dispatched);
        foreach (var department in departments)
        {
            if (PartRules.Has(state, new(PartyKind.Department, department)))
            {
                continue; // from a dispatch before a return
            }

            var opened = PartRules.Decide(state, new OpenPart(dispatched.By, department), facts);
            if (opened.Refusal is not null)
            {
                return opened;
            }

            state = opened.Events.Aggregate(state, Apply);
            events.AddRange(opened.Events);
        }

        return new(events);
    }

    /// <summary>A retired cell's duty goes to its successor; what has ended is owed by nobody, until it is reopened.</summary>
    public static Decision<CaseEvent> HandOver(CaseState state, string number, PartyRef from, PartyRef to, string by, DateTimeOffset now) =>
        IsOpen(state.Stage) && state.Duties.FirstOrDefault(duty => duty.Party == from) is { } duty && from != to
            ? new CaseHandedOver(from, duty with { Party = to }, Brief(state, number), state.HandledAt) { At = now, By = by }
            : state.Revisits.FirstOrDefault(revisit => revisit.Party == from && revisit.Next is not null) is { } owed && from != to
            ? new CaseHandedOver(from, new(to, DutyRole.LookBack, RevisitRules.FirstDue(state.Revisits, from), owed.Rule), Brief(state, number)) { At = now, By = by }
            : Decision<CaseEvent>.Nothing;

    public static CaseState Apply(CaseState state, GridEvent happened) =>
        ReporterRules.End(state, Remember(state, Told(state, happened), happened), happened) with { Times = CaseTimes.Apply(state.Times, happened), At = Later(happened.At, state.At) };

    /// <summary>
    /// The trace of a case never goes back in time: what a slow clock, a late delivery or a caller of a driven city puts before the latest
    /// step happened with it.
    /// </summary>
    public static IReadOnlyList<CaseEvent> InOrder(IReadOnlyList<CaseEvent> events, DateTimeOffset latest)
    {
        CaseEvent[]? ordered = null;
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].At < latest)
            {
                (ordered ??= [.. events])[i] = events[i] with { At = latest };
            }

            latest = Later(events[i].At, latest);
        }

        return ordered ?? events;
    }

    public static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>Everyone an event is told to: whoever answers before or after it, and the cases joined together.</summary>
    public static IReadOnlyList<PartyRef> Named(CaseState before, CaseState after, CaseEvent happened)
    {
        var named = new List<PartyRef>(after.Duties.Count + 2);
        foreach (var duty in after.Duties)
        {
            Add(duty.Party);
        }

        foreach (var duty in before.Duties)
        {
            Add(duty.Party);
        }

        foreach (var revisit in happened is CaseRevisitsSet or CaseRevisited or CaseReopened or CaseHandedOver ? before.Revisits.Concat(after.Revisits) : [])
        {
            Add(revisit.Party);
        }

        foreach (var party in after.Hold?.Told ?? [])
        {
            Add(party);
        }

        foreach (var party in before.Hold?.Told ?? [])
        {
            Add(party);
        }

        foreach (var judged in (happened as CaseDispatched)?.Returns ?? [])
        {
            Add(judged.Party);
        }

        if (LetterSteps.Concerned(after, happened) is { } concerned)
        {
            Add(concerned);
        }

        if (happened is CaseReported { Parent: { } parent })
        {
            Add(CaseRef(parent));
        }

        if (happened is CaseReferred || (before.Dispute is { Waiting: true } && after.Dispute is { Waiting: false }))
        {
            Add(DisputeSteps.CoordinationRef(after.Dispute!.Coordination!));
        }

        if (happened is CaseJoined joined)
        {
            Add(CaseRef(joined.Primary));
        }
        else if (happened is CaseSplit split)
        {
            Add(CaseRef(split.Primary));
        }
        else if (happened is CaseSentOn sent)
        {
            Add(CaseRef(sent.Report));
        }
        else if (happened is CasePlaceMarked { Party: { } told })
        {
            Add(told);
        }
        else if (happened is CaseGathered gathered)
        {
            if (!IsOpen(gathered.Stage))
            {
                Add(CaseRef(gathered.Report));
            }
        }
        else if (happened is CaseClosed or CaseFedBack or CaseRefused or CaseVoided or CaseTransferred or CaseReopened or CaseFollowed)
        {
            named.AddRange(after.JoinedReports.Select(CaseRef)); // thousands at times, each once
        }

        return named;

        void Add(PartyRef party)
        {
            if (!named.Contains(party))
            {
                named.Add(party);
            }
        }
    }

    private static Refusal? Hindered(CaseState state, CaseVerb verb) => ClockSteps.Unfit(state, verb) ?? DisputeSteps.Unfit(state, verb) ?? PartRules.Unfit(state, verb) ?? JoinSteps.Unfit(state, verb);

    public static PartyRef CaseRef(Guid id) => new(PartyKind.Case, id.ToString("D"));

    /// <summary>Whether a source of the ledger is a case.</summary>
    public static bool IsCase(string source) => source.StartsWith(SourcePrefix, StringComparison.Ordinal);

    /// <summary>The case a source of the ledger is; null when it is none.</summary>
    public static Guid? CaseOf(string source) =>
        IsCase(source) ? Guid.Parse(source.AsSpan(SourcePrefix.Length)) : null;

    private static CaseState Told(CaseState state, GridEvent happened) => happened switch
    {
        CaseReported e => state with
        {
            Stage = CaseStage.Reported,
            Kind = e.Kind,
            Class = e.Class,
            Place = e.Place,
            Description = e.Description,
            Channel = e.Channel,
            ReportedAt = e.ReportedAt,
            Duties = e.Duties,
            Limit = e.Limit,
            Lead = e.Lead,
            Fingerprint = e.Fingerprint,
            HasReporter = e.HasReporter,
            Routed = e.Routed,
            EnteredLate = e.EnteredLate == true,
            Parent = e.Parent,
            Origin = e.Origin,
        },
        CaseReporterForgotten => state with { ReporterForgotten = true },
        CaseVerified => state with { Stage = CaseStage.Verified, Latest = CaseVerb.Verify, LatestPassed = true },
        CaseFiled => state with { Stage = CaseStage.Filed, Latest = CaseVerb.File },
        CaseRefused e => state with { Stage = CaseStage.Refused, Reason = e.Reason, Latest = e.Unverified ? CaseVerb.Verify : CaseVerb.Refuse, LatestPassed = false },
        CaseDispatched e => PartRules.Apply(DisputeSteps.Apply(state with { Stage = CaseStage.Dispatched, Lead = e.Department, Duties = e.Duties, Latest = CaseVerb.Dispatch, Hold = ClockSteps.Anew(state.Hold) }, e), e),
        CaseAccepted => state with { Stage = CaseStage.Accepted, Latest = CaseVerb.Accept },
        CaseReturned e => DisputeSteps.Timed(
            DisputeSteps.Apply(
                state with
                {
                    Stage = CaseStage.Filed,
                    Reason = e.Reason,
                    Duties = [.. state.Duties.Where(duty => duty.Party != e.Department)],
                    Latest = CaseVerb.Return,
                },
                e),
            e,
            state.Due),
        CaseReferred => DisputeSteps.Apply(state, happened),
        CaseNotified or CaseLetterAcknowledged => LetterSteps.Apply(state, happened),
        CasePartOpened or CasePartAccepted or CasePartHandled or CasePartChecked or CasePartWithdrawn => PartRules.Apply(state, happened),
        CaseChildOpened e => state with { Children = [.. state.Children, e.Child] },
        CaseHandled e => state with { Stage = CaseStage.Handled, HandledAt = e.At, HandledLate = e.Late, Latest = CaseVerb.Handle },
        CaseChecked { Passed: true } => state with { Stage = CaseStage.Checked, Latest = CaseVerb.Check, LatestPassed = true },
        CaseChecked e => state with
        {
            Stage = CaseStage.Accepted,
            Duties = e.Duties ?? state.Duties,
            Reworked = state.Reworked + 1,
            HandledAt = null,
            HandledLate = null,
            Latest = CaseVerb.Check,
            LatestPassed = false,
        },
        CaseClosed e => state with { Stage = CaseStage.Closed, ClosedAt = e.At, Revisits = [], Latest = CaseVerb.Close },
        CaseFedBack => state with { Stage = CaseStage.FedBack, Latest = CaseVerb.Feedback },
        CaseReopened e => state with
        {
            Stage = CaseStage.Filed,
            Revisits = [],
            Hold = ClockSteps.Anew(state.Hold),
            Dispute = state.Dispute is { } dispute ? dispute with { Times = [] } : null,
            Duties = e.Duties,
            ClosedAt = null,
            HandledAt = null,
            HandledLate = null,
            Reason = e.Reason,

            // Where a visit that failed reopens it, the visit stays the step that was taken.
            Latest = state is { Latest: CaseVerb.LookBack or CaseVerb.Rebound, LatestPassed: false } ? state.Latest : CaseVerb.Reopen,
        },
        CaseTransferred e => LetterSteps.Apply(DisputeSteps.Apply(state with { Stage = CaseStage.Transferred, Suspended = false, Hold = state.Hold?.Run(), Reason = e.Reason, Latest = CaseVerb.Transfer }, e), e),
        CaseJoined or CaseGathered or CaseUngathered or CaseSentOn or CaseFollowed or CaseSplit => JoinSteps.Apply(state, happened),
        CaseVoided e => DisputeSteps.Apply(state with { Stage = CaseStage.Voided, Suspended = false, Hold = state.Hold?.Run(), Reason = e.Reason, Latest = CaseVerb.Void }, e),
        CaseHandedOver { To.Role: DutyRole.LookBack } => state with { Revisits = RevisitRules.After(state.Revisits, happened) },
        CaseHandedOver e => state with { Duties = [.. state.Duties.Select(duty => duty.Party == e.From ? e.To : duty)] },
        CaseRevisitsSet or CaseRevisited => RevisitRules.Apply(state, happened),
        CasePaused or CaseResumed or CaseExtensionAsked or CaseExtended or CaseExtensionDenied or CaseSupervised or CaseProgressed or CaseDeadlinePassed
            => ClockSteps.Apply(state, happened),
        CaseRecurred or CasePlaceMarked => RepeatSteps.Apply(state, happened),
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    /// <summary>Who did what with what words, so that the same again is told from something else.</summary>
    private static CaseState Remember(CaseState before, CaseState state, GridEvent happened)
    {
        if (StepWords.Dealing(happened) is var (about, what))
        {
            var done = new Taken(what, happened.By, happened.At, happened.Content);
            state = state with { Dealings = state.Dealings.SetItem(about, done) };
            return happened.Command is { } id ? state with { Commands = state.Commands.SetItem(id, done) } : state;
        }

        if (state.Latest is not { } verb)
        {
            return state.LatestTaken is null ? state : state with { LatestTaken = null };
        }

        if (happened.Content is null && happened.Command is null && before.Latest == verb)
        {
            return state; // no step: it says nothing of the latest one
        }

        var taken = new Taken(StepWords.Doing(verb), happened.By, happened.At, happened.Content);
        state = state with { LatestTaken = taken };
        return happened.Command is { } command ? state with { Commands = state.Commands.SetItem(command, taken) } : state;
    }

    internal static CaseBrief Brief(CaseState state, string number) =>
        new(number, state.Kind, state.Class, state.Place.Cell, state.Place.Point, state.ReportedAt);

    /// <summary>Whether the case stands where the step would bring it, by the same step.</summary>
    private static bool IsAlreadySo(CaseState state, CaseVerb verb) => state.Latest == verb && verb switch
    {
        CaseVerb.Progress or CaseVerb.Supervise or CaseVerb.Notify => false, // each is a fact of its own
        CaseVerb.Rebound => !state.LatestPassed, // one that found nothing may be followed by another
        _ => true,
    };

    /// <summary>As far as a record from before fingerprints tells, the same was said.</summary>
    private static bool SaidLikewise(CaseState state, StepCase command) => command.Verb switch
    {
        CaseVerb.LookBack or CaseVerb.Check => state.LatestPassed == command.Passed,
        CaseVerb.Extend => command.Passed is null == state.Hold?.AskedBy is not null,
        CaseVerb.Verify => state.LatestPassed == (command.Passed ?? true),
        CaseVerb.Dispatch => command.Department is null || state.Lead.Key == command.Department,
        CaseVerb.Join => state.JoinedTo?.ToString() == command.To,
        _ => true,
    };

    private static Refusal? Missing(StepCase command) => command.Verb switch
    {
        CaseVerb.Check when command.Passed is null =>
            Refusal.Invalid("case.passedMissing", "A check says whether the disposal passed: send \"passed\": true or false."),
        CaseVerb.Refuse or CaseVerb.Return or CaseVerb.Reopen or CaseVerb.Void or CaseVerb.Transfer
            or CaseVerb.Suspend or CaseVerb.Consult or CaseVerb.Supervise or CaseVerb.Coordinate or CaseVerb.Notify or CaseVerb.Split when string.IsNullOrWhiteSpace(command.Reason) =>
            Refusal.Invalid("case.reasonMissing", $"To {Word(command.Verb)} a case needs a reason: send \"reason\"."),
        CaseVerb.Extend when command.Passed is null && string.IsNullOrWhiteSpace(command.Reason) =>
            Refusal.Invalid("case.reasonMissing", "To extend a case needs a reason: send \"reason\"; or, to decide what was asked, \"passed\"."),
        CaseVerb.Consult when string.IsNullOrWhiteSpace(command.To) =>
            Refusal.Invalid("case.toMissing", "Whose opinion is asked must be said: send the code of the department as \"to\"."),
        CaseVerb.Notify when string.IsNullOrWhiteSpace(command.To) && command.Department is null =>
            Refusal.Invalid("case.toMissing", "A letter names whom it goes to: send \"department\", one of the county's own, or \"to\", an authority outside."),
        CaseVerb.Transfer when string.IsNullOrWhiteSpace(command.To) =>
            Refusal.Invalid("case.toMissing", "A transfer names the authority it goes to: send \"to\"."),
        _ => null,
    };

    private static string OtherwiseAt(CaseState state, string otherwise) => state.Stage switch
    {
        CaseStage.Joined => "case.joined",
        CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred => "case.ended",
        >= CaseStage.Dispatched when otherwise == "case.unfiled" => "case.alreadyDispatched",
        >= CaseStage.Handled when otherwise == "case.undispatched" => "case.alreadyHandled",
        >= CaseStage.Checked when otherwise == "case.unhandled" => "case.alreadyChecked",
        >= CaseStage.Closed when otherwise == "case.unchecked" => "case.alreadyClosed",
        CaseStage.FedBack when otherwise == "case.unclosed" => "case.alreadyFedBack",
        _ => otherwise,
    };

    private static string Unfit(CaseState state, CaseVerb verb)
    {
        var next = Next(state);
        var fits = next.Count == 0 ? "Nothing can be done to it any more" : $"What fits now: {string.Join(", ", next.Select(Word))}";
        var joined = state.JoinedTo is { } primary ? $" It goes where case {primary} goes." : "";
        return $"'{Word(verb)}' does not fit a case that is {Word(state.Stage)}.{(state.LatestTaken is null ? "" : $" {StepWords.Standing(state)}")}{joined} {fits}.";
    }

    internal static string Word(CaseVerb verb) => verb.ToString().ToLowerInvariant();

    private static string Word(CaseStage stage) => stage == CaseStage.FedBack ? "fedBack" : stage.ToString().ToLowerInvariant();
}
