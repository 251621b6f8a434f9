using Grid.Ledger;

namespace Grid.Cases;

/// <summary>A case as anyone may see it, from its state.</summary>
internal static class CaseViews
{
    /// <summary>A view names so many joined reports at most; the list of cases has them all.</summary>
    public const int MostJoined = 100;

    public static CaseView Of(Guid id, CaseState state, string number, int version, LedgerPosition last, IReadOnlyList<RunningClock> clocks) => new()
    {
        Id = id,
        Number = number,
        Stage = state.Stage,
        Kind = state.Kind,
        Class = state.Class,
        Place = state.Place,
        Description = state.Description,
        Channel = state.Channel,
        ReportedAt = state.ReportedAt,
        Duties = state.Duties,
        Limit = state.Limit,
        Lead = state.Lead,
        Due = state.Due,
        HandledLate = state.HandledLate,
        Reworked = state.Reworked,
        Reports = state.Reports,
        JoinedTo = state.JoinedTo,
        JoinedReports = state.JoinedReports.Count <= MostJoined ? state.JoinedReports : [.. state.JoinedReports.Take(MostJoined)],
        Reason = state.Reason,
        ClosedAt = state.ClosedAt,
        Suspended = state.Suspended,
        Version = version,
        LedgerPosition = last,
        Next = CaseRules.Next(state),
        Extensions = state.Hold?.Extensions ?? 0,
        ExtensionAskedBy = state.Hold?.AskedBy,
        Notified = state.Hold?.Told ?? [],
        Dispute = state.Dispute?.ToView(),
        Parts = state.Parts,
        Letters = state.Letters,
        Parent = state.Parent,
        Children = state.Children,
        Origin = state.Origin,
        EnteredLate = state.EnteredLate,
        Revisits = state.Revisits,
        Pause = state.Hold is { Paused: { } kind } hold ? new(kind, hold.Since!.Value, hold.Until!.Value, hold.Reason!, hold.Of?.Key) : null,
        Recurrence = state.Recurrence,
        Marks = state.Marks,
        Clocks = clocks,
        Light = clocks.Count == 0 ? Light.Green : clocks.Max(static clock => clock.Light),
    };
}
