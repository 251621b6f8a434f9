using Grid.Ledger;

namespace Grid.Cases;

/// <summary>A case as every caller may see it, from its state.</summary>
internal static class CaseViews
{
    /// <summary>How many joined reports a view names at most; the list of cases has them all.</summary>
    public const int MostJoined = 100;

    public static CaseView Of(
        Guid id, CaseState state, string number, int version, LedgerPosition last, IReadOnlyList<RunningClock> clocks)
    {
        var links = state.Links;
        return new(id, number, state.Reported, state.Duties)
        {
            Stage = state.Stage,
            Lead = state.Lead,
            Due = state.Due,
            HandledLate = state.Progress.HandledLate,
            Reworked = state.Progress.Reworked,
            Reports = links.Reports,
            JoinedTo = links.JoinedTo,
            JoinedReports = links.JoinedReports.Count <= MostJoined
                ? links.JoinedReports
                : [.. links.JoinedReports.Take(MostJoined)],
            Reason = state.Reason,
            ClosedAt = state.Progress.ClosedAt,
            FedBackAt = state.Progress.FedBackAt,
            Appeals = state.Appeals,
            LateExcused = state.Progress.LateExcused,
            Suspended = state.Suspended,
            Version = version,
            LedgerPosition = last,
            Next = CaseRules.Next(state),
            Extensions = state.Hold?.Extensions ?? 0,
            ExtensionAskedBy = state.Hold?.AskedBy,
            Notified = state.Hold?.Notified ?? [],
            Dispute = state.Dispute?.ToView(),
            Parts = state.Parts,
            Letters = state.Letters,
            Children = links.Children,
            TransferredTo = links.Into,
            Revisits = state.Revisits,
            Pause = state.Hold is { Paused: { } kind } hold
                ? new(kind, hold.Since!.Value, hold.Until!.Value, hold.Reason!, hold.Of?.Key)
                : null,
            Recurrence = state.Recurrence,
            Marks = state.Marks,
            TakenOver = state.TakenOver,
            DoubtedBy = state.DoubtedBy.Count <= MostJoined ? state.DoubtedBy : [.. state.DoubtedBy.Take(MostJoined)],
            Clocks = clocks,
            Light = clocks.Count == 0 ? Light.Green : clocks.Max(static clock => clock.Light),
        };
    }
}
