using System.Collections.Frozen;
using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>立案、结案条件 and time limits, by class and condition. Immutable.</summary>
internal sealed class StandardList(IReadOnlyList<StandardRow> rows)
{
    /// <summary>
    /// The limit of a class without a standard: the longest of the common ones (domain 2.6, "most parts … 2–5 days"). A
    /// gap in the table is the county's to fill and no reason to turn a citizen away.
    /// </summary>
    public static readonly CaseLimit Unset = new(5, LimitUnit.WorkDay, "default");

    private readonly FrozenDictionary<(ClassKind, string), (StandardRow Row, CaseLimit Limit)[]> byClass = rows
        .GroupBy(static row => (row.Kind, row.Class))
        .ToFrozenDictionary(
            static same => same.Key,
            static same => same.OrderBy(static row => row.Condition).ThenByDescending(static row => row.From)
                .Select(static row => (row, new CaseLimit(row.Limit, row.Unit, row.Id))).ToArray());

    public IReadOnlyList<StandardRow> Rows { get; } = rows;

    public static StandardList Empty { get; } = new([]);

    /// <summary>The conditions of a class in force on a day, in order.</summary>
    public IReadOnlyList<StandardRow> Of(ClassKind kind, string code, DateOnly day) =>
        byClass.TryGetValue((kind, code), out var found)
            ?
            [
                .. found
                    .Where(entry => Period.Covers(entry.Row.From, entry.Row.Until, day))
                    .Select(static entry => entry.Row),
            ]
            : [];

    /// <summary>The limit of a condition; null when the class has conditions, and not this one.</summary>
    public CaseLimit? Limit(ClassKind kind, string code, int condition, DateOnly day)
    {
        var spoken = false;
        foreach (var (row, limit) in byClass.GetValueOrDefault((kind, code), []))
        {
            if (Period.Covers(row.From, row.Until, day))
            {
                if (row.Condition == condition)
                {
                    return limit;
                }

                spoken = true;
            }
        }

        return condition == 1 && !spoken ? Unset : null;
    }
}
