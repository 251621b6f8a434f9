using Grid.Foundation;

namespace Grid.Cases;

/// <summary>How long the contact of whoever reported a case is kept. An aspect of <see cref="CaseRules"/>.</summary>
internal sealed class ReporterRules : ICaseAspect
{
    /// <summary>Notes that the contact was erased; once.</summary>
    public static Decision<CaseEvent> Forget(CaseState state, string by, DateTimeOffset now, bool termOver = false) =>
        state switch
    {
        { Stage: CaseStage.None } => Refusal.NotFound("case.unknown", "There is no such case."),
        { KeepsReporter: false } => Decision<CaseEvent>.Nothing,
        _ => new CaseReporterForgotten(termOver) { At = now, By = by },
    };

    /// <summary>Whether it has been kept as long as it may be: counted from when the loop ended.</summary>
    public static bool IsTermOver(CaseState state, TimeSpan keep, DateTimeOffset now) =>
        state.Progress.EndedAt is { } ended && now - ended >= keep;

    /// <summary>Stages at which nobody owes the reporter anything more.</summary>
    public static bool IsEnd(CaseStage stage) =>
        stage is CaseStage.FedBack or CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred;

    /// <summary>Notes that the contact was erased, when the loop ended, and that it goes on again.</summary>
    public CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => happened switch
    {
        CaseReporterForgotten => state with { ReporterForgotten = true },
        _ when IsEnd(state.Stage) == IsEnd(before.Stage) => null,
        _ => state with { Progress = state.Progress with { EndedAt = IsEnd(state.Stage) ? happened.At : null } },
    };
}
