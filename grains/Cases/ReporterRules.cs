using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// How long the contact of the person who reported a case is kept. An aspect of <see cref="CaseRules"/>.
/// </summary>
internal sealed class ReporterRules : ICaseAspect
{
    /// <summary>Records once that the contact was erased.</summary>
    public static Decision<CaseEvent> Forget(CaseState state, string by, DateTimeOffset now, bool termOver = false) =>
        state switch
    {
        { Stage: CaseStage.None } => CaseRules.Unknown,
        { KeepsReporter: false } => Decision<CaseEvent>.Nothing,
        _ => new CaseReporterForgotten(termOver) { At = now, By = by },
    };

    /// <summary>
    /// Whether the contact has been kept for as long as is allowed, counted from the end of the loop.
    /// </summary>
    public static bool IsTermOver(CaseState state, TimeSpan keep, DateTimeOffset now) =>
        state.Progress.EndedAt is { } ended && now - ended >= keep;

    /// <summary>Stages at which no party owes the reporter anything more.</summary>
    public static bool IsEnd(CaseStage stage) =>
        stage is CaseStage.FedBack or CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred;

    /// <summary>Notes that the contact was erased, when the loop ended, and that the loop goes on again.</summary>
    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseReporterForgotten => state with { ReporterForgotten = true },
        _ when IsEnd(state.Stage) == IsEnd(before.Stage) => null,
        _ => state with { Progress = state.Progress with { EndedAt = IsEnd(state.Stage) ? happened.At : null } },
    };
}
