namespace Grid.Rulebook;

/// <summary>The numbers of the law of penalties, by day. Immutable.</summary>
internal sealed class ProcedureList(IReadOnlyList<ProcedureRow> rows)
{
    private readonly ILookup<ProcedureRule, ProcedureRow> byRule = rows.ToLookup(static row => row.Rule);

    public static ProcedureList Empty { get; } = new([]);

    /// <summary>The row of a rule on a day; null when the rule is not in force on it.</summary>
    public ProcedureRow? Find(ProcedureRule rule, DateOnly day) =>
        byRule[rule].FirstOrDefault(row => Period.Covers(row.From, row.Until, day));
}
