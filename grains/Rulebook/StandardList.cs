using System.Collections.Frozen;
using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>立案、结案条件 and time limits, by class and condition. Immutable.</summary>
internal sealed class StandardList(IReadOnlyList<StandardRow> rows)
{
    private readonly FrozenDictionary<(ClassKind, string), (StandardRow Row, CaseLimit Limit)[]> byClass = rows
        .GroupBy(static row => (row.Kind, row.Class))
        .ToFrozenDictionary(
            static same => same.Key,
            static same => same.OrderBy(static row => row.Condition).ThenByDescending(static row => row.From)
                .Select(static row => (row, new CaseLimit(row.Limit, row.Unit, row.Id, row.Starts))).ToArray());

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

    /// <summary>Whether a class has conditions of its own on a day.</summary>
    public bool Speaks(ClassKind kind, string code, DateOnly day)
    {
        foreach (var (row, _) in byClass.GetValueOrDefault((kind, code), []))
        {
            if (Period.Covers(row.From, row.Until, day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The limit of a condition; null when the class does not have it.</summary>
    public CaseLimit? Limit(ClassKind kind, string code, int condition, DateOnly day)
    {
        foreach (var (row, limit) in byClass.GetValueOrDefault((kind, code), []))
        {
            if (row.Condition == condition && Period.Covers(row.From, row.Until, day))
            {
                return limit;
            }
        }

        return null;
    }
}
