using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>
/// 接管: how a case of the system that a county used before goes on here. Its limit is the one it had there, else that
/// of its class, counted from its own dates; whether it was late there is not judged here. Pure.
/// </summary>
internal static class TakeRules
{
    /// <summary>Tells the same row from another under its number.</summary>
    public static string FingerprintOf(TakeCase command) => Fingerprint.Of(
        command with { ChecksOnly = false, Report = command.Report with { By = "" } });

    /// <summary>Why what the other system says of the times of a case cannot be; null when it can.</summary>
    public static Refusal? Untimely(TakeCase command, DateTimeOffset now)
    {
        (string Name, DateTimeOffset? At)[] times =
        [
            ("reportedAt", command.Report.ReportedAt),
            ("filedAt", command.From.FiledAt),
            ("dispatchedAt", command.From.DispatchedAt),
            ("handledAt", command.From.HandledAt),
            ("closedAt", command.From.ClosedAt),
        ];
        var before = times[0];
        foreach (var time in times.Where(static one => one.At is not null))
        {
            if (time.At > now)
            {
                return Refusal.Unprocessable(
                    "case.takenAhead",
                    $"{time.Name} {time.At:O} lies ahead of the city's clock ({now:O}). Send the time at which it "
                    + "happened.");
            }

            if (time.At < before.At)
            {
                return Refusal.Unprocessable(
                    "case.takenOrder",
                    $"{time.Name} {time.At:O} lies before {before.Name} {before.At:O}. Send the times in the order of "
                    + "the loop, or leave out the one that is not known.");
            }

            before = time;
        }

        return Needed(command) is { } needed
            ? Refusal.Unprocessable(
                "case.takenTime",
                $"A case at the stage {StepWords.Word(command.Stage)} has the time of it: send {needed}.")
            : null;
    }

    /// <summary>Takes a case over.</summary>
    /// <param name="facts">Where it lies and who answers, by the rules of today.</param>
    public static Decision<CaseEvent> Decide(CaseState state, TakeCase command, ReportFacts facts, County county)
    {
        if (state.Stage != CaseStage.None)
        {
            return state.Reported.Fingerprint == facts.Fingerprint
                ? Decision<CaseEvent>.Nothing
                : Refusal.Conflict(
                    "case.takenBefore",
                    $"Case {command.From.Number} of {command.From.Source} was taken over with other content, and goes "
                    + "on here since. Change it by its steps.");
        }

        var from = command.From;
        var lead = command.Department is { } department
            ? county.Offices.Named(department)
            : facts.Lead;
        if (lead is not { } leads)
        {
            return Refusal.Unprocessable(
                "case.takenDepartment",
                $"There is no department '{command.Department}'. Send the code or the name of a registered one, or "
                + "leave it out: by the rules of today it is "
                + $"{county.Offices.NameOf(facts.Lead) ?? facts.Lead.Key} ({facts.Lead.Key}).");
        }

        var start = facts.Limit.FromReport() ? facts.ReportedAt : from.DispatchedAt ?? facts.ReportedAt;
        DueTime due = from.Due is { } kept ? new(kept, Provisional: false) : county.Due(start, facts.Limit, leads);
        var reported = new CaseReported(command.Report, facts.Place, Led(facts.Duties, leads).DueAt(due), facts.Limit)
        {
            At = facts.Now,
            By = command.Report.By,
            ReportedAt = facts.ReportedAt,
            Lead = leads,
            Fingerprint = facts.Fingerprint,
            CentreOf = facts.CentreOf,
            Unplaced = facts.Unplaced ? true : null,
            Unclassified = facts.Unclassified ? true : null,
            Number = from.Number,
            SenderNumber = from.Number,
            SourceDue = from.Due,
        };
        return new CaseTaken(reported, command.Stage, from) { At = facts.Now, By = command.Report.By };
    }

    /// <summary>The case after it was taken over.</summary>
    public static CaseState After(CaseState state, CaseTaken e) => state with
    {
        Stage = e.Stage,
        Reported = e.Report,
        Duties = e.Report.Duties,
        Lead = e.Report.Lead,
        TakenOver = e.From,
        Reason = CaseRules.IsOpen(e.Stage) ? null : e.From.Outcome,
        Progress = state.Progress with
        {
            HandledAt = e.Stage >= CaseStage.Handled ? e.From.HandledAt : null,
            ClosedAt = e.Stage is CaseStage.Closed or CaseStage.FedBack ? e.From.ClosedAt : null,
            FedBackAt = e.Stage == CaseStage.FedBack ? e.From.ClosedAt : null,
        },
    };

    /// <summary>When the case came to its stage, as far as the other system says.</summary>
    public static DateTimeOffset Since(CaseTaken e) => e.From.Latest ?? e.Report.ReportedAt;

    /// <summary>The time without which a stage cannot be counted from; null where it is there.</summary>
    private static string? Needed(TakeCase command) => (command.Stage, command.From) switch
    {
        (CaseStage.Dispatched or CaseStage.Accepted, { DispatchedAt: null }) => "dispatchedAt",
        (CaseStage.Handled or CaseStage.Checked, { HandledAt: null }) => "handledAt",
        (>= CaseStage.Closed, { ClosedAt: null }) => "closedAt",
        _ => null,
    };

    /// <summary>The duties with the department that has the case in the lead.</summary>
    private static IReadOnlyList<Assignment> Led(IReadOnlyList<Assignment> duties, EntityRef lead) =>
        duties.Any(duty => duty.Role == AssignmentRole.Lead && duty.Party == lead)
            ? duties
            :
            [
                new Assignment(lead, AssignmentRole.Lead, null, "command"),
                .. duties.Where(duty => duty.Role != AssignmentRole.Lead && duty.Party != lead),
            ];
}
