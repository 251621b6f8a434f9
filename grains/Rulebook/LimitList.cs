using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>How long each stage may take (各环节时限), by clock; the first row that fits counts. Immutable.</summary>
internal sealed class LimitList
{
    private readonly (LimitRow Row, CaseLimit Limit)[][] byClock;

    public LimitList(IReadOnlyList<LimitRow> rows)
    {
        Rows = rows;
        byClock = [.. Enum.GetValues<ClockKind>().Select(clock => rows
            .Select(static (row, index) => (row, index))
            .Where(entry => entry.row.Clock == clock)
            .Select(static entry =>
                (entry.row, new CaseLimit(
                    entry.row.Limit, entry.row.Unit, $"limits/{entry.index + 1}@{entry.row.From:yyyy-MM-dd}")))
            .ToArray())];
    }

    public static LimitList Empty { get; } = new([]);

    public IReadOnlyList<LimitRow> Rows { get; }

    /// <summary>The limit of a clock that starts on a day; null where it does not run.</summary>
    public CaseLimit? Find(ClockKind clock, ClassKind kind, string code, int condition, string channel, DateOnly day)
    {
        foreach (var (row, limit) in byClock[(int)clock])
        {
            if (Period.Covers(row.From, row.Until, day)
                && (row.Kind is null || row.Kind == kind)
                && (row.Condition is null || row.Condition == condition)
                && (row.Channels.Count == 0 || row.Channels.Contains(channel))
                && ClassPatterns.FitAny(row.Classes, code))
            {
                return limit;
            }
        }

        return null;
    }
}
