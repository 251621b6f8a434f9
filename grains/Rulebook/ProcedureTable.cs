namespace Grid.Rulebook;

/// <summary>Checks of the numbers of the law of penalties (处罚程序).</summary>
internal static class ProcedureTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<ProcedureRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"Rule {row.Rule}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, ProcedureRow row)
    {
        if (!Units(row.Rule).Contains(row.Unit))
        {
            yield return Finding.Error(
                number, "procedure.unit", $"{row.Rule} is counted in {string.Join(" or ", Units(row.Rule))}.");
        }

        var isWhole = row.Unit is not (ProcedureUnit.Yuan or ProcedureUnit.Percent or ProcedureUnit.Metre
            or ProcedureUnit.SquareMetre);
        if (row.Value < 0
            || (isWhole && row.Value != decimal.Truncate(row.Value))
            || (row.Unit == ProcedureUnit.Holds && row.Value != 1)
            || (row.Unit == ProcedureUnit.ClockHour && row.Value > 24))
        {
            yield return Finding.Error(
                number,
                "procedure.value",
                $"{row.Rule} is {row.Value}. Write a number from 0, whole for days, hours and counts, and 1 for a rule "
                + "that holds.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    /// <summary>The units in which a rule can be counted.</summary>
    private static ProcedureUnit[] Units(ProcedureRule rule) => rule switch
    {
        ProcedureRule.SimplePerson or ProcedureRule.SimpleOrganisation or ProcedureRule.OnSpot
            or ProcedureRule.HearingPerson or ProcedureRule.HearingOrganisation => [ProcedureUnit.Yuan],
        ProcedureRule.LateCharge or ProcedureRule.LateMost => [ProcedureUnit.Percent],
        ProcedureRule.Officers => [ProcedureUnit.Count],
        ProcedureRule.NightFrom or ProcedureRule.NightUntil => [ProcedureUnit.ClockHour],
        ProcedureRule.LargeSide => [ProcedureUnit.Metre],
        ProcedureRule.LargeFace => [ProcedureUnit.SquareMetre],
        ProcedureRule.HandIn or ProcedureRule.Banked or ProcedureRule.Registered or ProcedureRule.Decision
            or ProcedureRule.HearingAsked or ProcedureRule.HearingTold or ProcedureRule.Service
            or ProcedureRule.Payment or ProcedureRule.Limitation or ProcedureRule.LimitationLife
            or ProcedureRule.Review or ProcedureRule.Lawsuit or ProcedureRule.LawsuitAfterReview
            or ProcedureRule.CourtEnforcement or ProcedureRule.Demand or ProcedureRule.Substitute
            or ProcedureRule.Seizure or ProcedureRule.SeizureLonger or ProcedureRule.SeizureReport
            or ProcedureRule.CreditShown or ProcedureRule.ExposureTerm or ProcedureRule.ExposureWithdrawn =>
            [ProcedureUnit.WorkDay, ProcedureUnit.Day, ProcedureUnit.Hour, ProcedureUnit.Month, ProcedureUnit.Year],
        _ => [ProcedureUnit.Holds],
    };
}
