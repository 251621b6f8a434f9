using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>What each count of <see cref="CaseTotals"/> counts, as the query that lists exactly that.</summary>
public static class CountedCases
{
    /// <summary>The stages of a report that is a case: it was not refused, voided or joined to another.</summary>
    public static IReadOnlyList<CaseStage> CaseStages { get; } = [.. Enum.GetValues<CaseStage>().Where(IsCase)];

    /// <summary>The stages of a case on which work goes on.</summary>
    public static IReadOnlyList<CaseStage> OpenStages { get; } =
        [.. CaseStages.Where(static stage => stage is >= CaseStage.Reported and <= CaseStage.Checked)];

    public static bool IsCase(CaseStage stage) =>
        stage is not (CaseStage.None or CaseStage.Refused or CaseStage.Voided or CaseStage.Joined);

    /// <summary>
    /// The counts of a query by their names, each with the query that lists what it counts; null where the query itself
    /// leaves nothing of it. A stage goes by its own name.
    /// </summary>
    public static IReadOnlyDictionary<string, CaseQuery?> Of(CaseQuery query) => new Dictionary<string, CaseQuery?>
    {
        ["reports"] = query,
        ["cases"] = Own(query, CaseStages),
        ["open"] = Own(query, OpenStages),
        ["handledInTime"] = Handled(query, late: false),
        ["handledLate"] = Handled(query, late: true),
        ["openOverdue"] = Overdue(query),
        ["recurrences"] = Recurring(query),
        ["takenOver"] = TakenOver(query),
    };

    /// <summary>The query that lists what is counted at a stage; null where the query leaves nothing of it.</summary>
    public static CaseQuery? At(CaseQuery query, CaseStage stage) => (stage, query) switch
    {
        (not CaseStage.Joined, _) => Own(query, [stage]),
        (_, { Joined: false }) => null,
        _ => query with { Joined = true },
    };

    private static CaseQuery? Overdue(CaseQuery query) =>
        query.Overdue is false || Own(query, CaseStages) is not { } own ? null : own with { Overdue = true };

    private static CaseQuery? Recurring(CaseQuery query) =>
        query.Recurring is false || Own(query, CaseStages) is not { } own ? null : own with { Recurring = true };

    private static CaseQuery? TakenOver(CaseQuery query) =>
        query.TakenOver is false || Own(query, CaseStages) is not { } own ? null : own with { TakenOver = true };

    private static CaseQuery? Handled(CaseQuery query, bool late) =>
        query.HandledLate == !late || Own(query, CaseStages) is not { } own ? null : own with { HandledLate = late };

    /// <summary>The same query for reports at these stages that joined no other; null where none is left.</summary>
    private static CaseQuery? Own(CaseQuery query, IReadOnlyList<CaseStage> stages)
    {
        IReadOnlyList<CaseStage> both =
            query.Stages.Count == 0 ? stages : [.. query.Stages.Where(stages.Contains).Distinct()];
        return both.Count == 0 || query.Joined is true || query.JoinedTo is not null
            ? null
            : query with { Stages = both, Joined = false };
    }
}
