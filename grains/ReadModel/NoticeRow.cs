using Grid.Cases;
using Grid.Ledger;
using Grid.Repeats;
using Grid.Revisits;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>A notice as it was sent.</summary>
internal sealed record NoticeRow(NoticeLine Line)
{
    /// <summary>The notice that a record contains; null for a record without one, as nearly all are.</summary>
    public static NoticeRow? Of(Guid id, LedgerRecord record) => record.Type switch
    {
        "case.deadlinePassed" when EventCodec.Read(record) is CaseDeadlineMissed { Party: { } recipient } e =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Brief.Number, e.Brief.Kind, e.Brief.Class, recipient, e.To, e.Holder,
                e.Clock, e.Step, e.Due, e.Rule, e.Until, null)),
        "case.supervised" when EventCodec.Read(record) is CaseSupervised e =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Brief.Number, e.Brief.Kind, e.Brief.Class, e.Party, null, null,
                ClockKind.Handle, DeadlineStep.Supervise, e.At, "command", e.Until, e.Reason)),
        "case.corrected" when EventCodec.Read(record) is CaseCorrected { Released: { } released } e =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Found.Brief.Number, e.Found.Kind, e.Found.Class, released, null, null,
                ClockKind.Handle, DeadlineStep.Corrected, e.At, "correct", null, e.Reason)),
        "case.doubted" when EventCodec.Read(record) is CaseDoubted { Party: { } checking } e =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Brief.Number, e.Brief.Kind, e.Brief.Class, checking, null, null,
                ClockKind.Check, DeadlineStep.Doubt, e.At, "doubt", null, e.Report.ToString("D"))),
        "case.appealReviewed" when EventCodec.Read(record)
            is CaseAppealReviewed { Of: { } contested, Brief: { } brief } e =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, brief.Number, brief.Kind, brief.Class, contested, null, null,
                ClockKind.Review, e.Passed ? DeadlineStep.Upheld : DeadlineStep.Rejected, e.At,
                AppealSteps.RuleOf(e.Mark), null, e.Reason)),
        "case.placeMarked" when EventCodec.Read(record) is CasePlaceMarked { Party: { } recipient } e =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Brief.Number, e.Brief.Kind, e.Brief.Class, recipient, e.To, e.Holder,
                ClockKind.Handle, DeadlineStep.Repeat, e.At, e.Rule, e.Until, e.Place.ToString())),
        "case.deadlineRevised" when EventCodec.Read(record) is CaseDeadlineRevised e && e.From != e.To
            && e.Duties.FirstOrDefault(static duty => duty.Role == AssignmentRole.Lead) is { } lead =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Brief.Number, e.Brief.Kind, e.Brief.Class, e.Party ?? lead.Party, null,
                null, e.Clock ?? ClockKind.Handle, DeadlineStep.Revised, e.From, "calendar", e.To,
                string.Join("; ", e.Notices))),
        "case.revisitsSet" when EventCodec.Read(record) is CaseRevisitsSet { Party: { } visitor, From: { } from } e
            && e.Revisits.Any(revisit => revisit.Party == visitor) =>
            new NoticeRow(new NoticeLine(
                record.Position, e.At, id, e.Brief.Number, e.Brief.Kind, e.Brief.Class, visitor, null, null,
                ClockKind.Revisit, DeadlineStep.Revised, from, "calendar", e.To,
                string.Join("; ", e.Notices ?? []))),
        _ => null,
    };
}
