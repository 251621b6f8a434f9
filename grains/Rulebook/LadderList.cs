using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>The rungs of the ladder by row; of each rung the first row that fits counts. Immutable.</summary>
internal sealed class LadderList(IReadOnlyList<LadderRow> rows)
{
    public static LadderList Empty { get; } = new([]);

    /// <summary>The rungs for a kind of duty holder and a class on a day, from the lowest.</summary>
    public IReadOnlyList<LadderRow> Of(EntityKind party, ClassKind kind, string code, DateOnly day) =>
    [
        .. Fitting(party, kind, code, day).DistinctBy(static row => row.Rung).OrderBy(static row => row.Rung),
    ];

    /// <summary>Every row that fits, in the table's order; the first of each rung counts.</summary>
    public IEnumerable<LadderRow> Fitting(EntityKind party, ClassKind kind, string code, DateOnly day) =>
        rows.Where(row => (row.Parties.Count == 0 || row.Parties.Contains(party))
            && Period.Covers(row.From, row.Until, day)
            && ClassPatterns.Fit(row.Kind, row.Classes, kind, code));
}
