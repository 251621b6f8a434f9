using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>The rules by which places remember (重复投诉、反复问题); the first row that fits counts. Immutable.</summary>
internal sealed class RepeatList(IReadOnlyList<RepeatRow> rows)
{
    public static RepeatList Empty { get; } = new([]);

    public bool IsEmpty => rows.Count == 0;

    /// <summary>The longest time that any row looks back.</summary>
    public double LongestDays { get; } =
        rows.Select(static row => Math.Max(Math.Max(row.AgainDays ?? 0, row.WithinDays ?? 0), row.MarkDays ?? 0))
            .DefaultIfEmpty()
            .Max();

    /// <summary>
    /// The row by which a kind of place remembers a class on a day; null when it does not remember the class.
    /// </summary>
    public RepeatRow? Find(EntityKind place, ClassKind kind, string code, DateOnly day)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Place == place
                && Period.Covers(row.From, row.Until, day)
                && ClassPatterns.Fit(row.Kind, row.Classes, kind, code))
            {
                return row;
            }
        }

        return null;
    }
}
