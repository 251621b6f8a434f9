using Grid.Ledger;
using Grid.Revisits;

namespace Grid.Cases;

/// <summary>The trace of a case (痕迹化), made from its records.</summary>
internal static class CaseTraces
{
    public static IReadOnlyList<CaseTrace> Of(IReadOnlyList<LedgerRecord> records)
    {
        var state = new CaseState();
        var traces = new List<CaseTrace>(records.Count);
        foreach (var record in records)
        {
            var happened = (CaseEvent)EventCodec.Read(record);
            state = CaseRules.Apply(state, happened);
            traces.Add(new(
                record.Type, record.At, record.By, state.Stage, record.Position, happened.Note, record.Parties,
                ReasonOf(happened),
                DeadlineOf(happened, state),
                FoundBy(happened),
                (happened as CaseUndone)?.Verb));
        }

        return traces;
    }

    /// <summary>Where and what the desk found the matter to be; null for an event that does not say it.</summary>
    private static FoundTrace? FoundBy(CaseEvent happened) => happened switch
    {
        CaseFiled { Found: { } found } => Shown(found),
        CaseCorrected { Found: var found } => Shown(found),
        _ => null,
    };

    private static FoundTrace Shown(FoundMatter found) =>
        new(found.Kind, found.Class, found.Place.Cell, found.Place.Part, found.Place.Address);

    /// <summary>The reason of an event, as the trace shows it; null for an event without one.</summary>
    internal static string? ReasonOf(CaseEvent happened) => happened switch
    {
        CaseTaken e => $"{e.From.Source}: {e.From.Outcome ?? e.From.Number}",
        CaseRefused e => e.Reason,
        CaseReturned e => e.Reason,
        CaseDispatched e => e.Insisted,
        CaseNotified e => $"{e.To}: {e.Reason}",
        CaseFindHandedOver e => $"{e.To}: {e.Reason} ({e.Find.Clause})",
        CaseFindAnswered e => e.Reason,
        JointTaskOpened e => e.Task,
        JointTaskWithdrawn e => e.Reason,
        CaseReferred e => $"{e.Coordination}: {e.Reason}",
        CaseReopened e => e.Reason,
        CaseCorrected e => e.Reason,
        CaseSeparated e => e.Reason,
        CaseDivided e => e.Reason,
        CaseUndone e => e.Reason,
        CaseSplit e => e.Reason,
        CaseDoubted e => e.Report.ToString("D"),
        CaseTransferred e => $"{e.To}: {e.Reason}",
        CaseVoided e => e.Reason,
        CaseAppealed e => e.Reason,
        CaseAppealReviewed e => e.Reason,
        CasePaused e => e.Reason,
        CaseExtensionAsked e => e.Reason,
        CaseExtensionDenied e => e.Reason,
        CaseSupervised e => e.Reason,
        CaseEvidenceAdded e => $"{e.Kind.ToString().ToLowerInvariant()}: {e.Facts.Hash}",
        CaseConcernedForgotten e => $"{e.Number}: {e.Reason}",
        CaseEvidenceErased e => $"{e.Hash}: {e.Reason}",
        CaseDeadlineRevised e => string.Join("; ", e.Notices),
        CaseRevisitsSet { Notices: { } notices } => string.Join("; ", notices),
        _ => null,
    };

    private static MissedDeadline? DeadlineOf(CaseEvent happened, CaseState state) => happened switch
    {
        CaseDeadlineMissed e => new(e.Clock, e.Step, e.Due, e.Rule, e.Run, e.To, e.Party, e.Holder, e.Until),
        CaseDeadlineRevised e => new(
            e.Clock ?? ClockKind.Handle,
            DeadlineStep.Revised,
            e.From,
            "calendar",
            state.Times.Run,
            null,
            e.Party ?? state.Lead,
            null,
            e.To),
        _ => null,
    };
}
