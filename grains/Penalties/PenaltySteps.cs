namespace Grid.Penalties;

/// <summary>Which step fits a penalty file at which stage: the order of the procedures (处罚流程).</summary>
internal static class PenaltySteps
{
    private const PenaltyStage Found = PenaltyStage.Found, Filed = PenaltyStage.Filed, Noticed = PenaltyStage.Noticed,
        Decided = PenaltyStage.Decided, Served = PenaltyStage.Served, Paid = PenaltyStage.Paid,
        InCourt = PenaltyStage.InCourt;

    /// <summary>The verbs that fit a stage of a procedure, in the order of the procedure.</summary>
    public static IEnumerable<PenaltyVerb> At(PenaltyProcedure procedure, PenaltyStage stage) =>
        Enum.GetValues<PenaltyVerb>().Where(verb => Fits(verb, procedure, stage));

    public static bool Fits(PenaltyVerb verb, PenaltyProcedure procedure, PenaltyStage stage) =>
        stage != PenaltyStage.Closed
        && (procedure == PenaltyProcedure.Simple ? Simple(verb, stage) : General(verb, stage));

    private static bool Simple(PenaltyVerb verb, PenaltyStage stage) => verb switch
    {
        PenaltyVerb.Order or PenaltyVerb.Recheck or PenaltyVerb.Question or PenaltyVerb.Statement
            or PenaltyVerb.Decide => stage == Found,
        PenaltyVerb.File => stage is Served or Paid,
        PenaltyVerb.Serve => stage == Decided,
        _ => AfterDecision(verb, stage),
    };

    private static bool General(PenaltyVerb verb, PenaltyStage stage) => verb switch
    {
        PenaltyVerb.File => stage == Found,
        PenaltyVerb.Order or PenaltyVerb.Recheck or PenaltyVerb.Question => stage is Found or Filed or Noticed,
        PenaltyVerb.Evidence or PenaltyVerb.Notice or PenaltyVerb.Review or PenaltyVerb.Discuss =>
            stage is Filed or Noticed,
        PenaltyVerb.Statement or PenaltyVerb.AskHearing or PenaltyVerb.TellHearing or PenaltyVerb.Hearing
            or PenaltyVerb.Decide => stage == Noticed,
        PenaltyVerb.Serve => stage == Decided,
        _ => AfterDecision(verb, stage),
    };

    private static bool AfterDecision(PenaltyVerb verb, PenaltyStage stage) => verb switch
    {
        PenaltyVerb.Pay => stage is Served or InCourt,
        PenaltyVerb.Instalments => stage == Served,
        PenaltyVerb.Demand => stage == Served,
        PenaltyVerb.HandIn or PenaltyVerb.Bank => stage is Served or Paid or InCourt,
        PenaltyVerb.Contest => stage is Served or Paid or InCourt,
        // What the law says of them does not depend on the stage.
        PenaltyVerb.Enforce or PenaltyVerb.Release or PenaltyVerb.Close => true,
        _ => false,
    };
}
