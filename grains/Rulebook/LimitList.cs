using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>How long each stage may take (各环节时限), by clock; the first row that fits counts. Immutable.</summary>
internal sealed class LimitList
{
    /// <summary>
    /// The limit of handling where neither a standard nor a row of limits gives one: the longest of the common ones. A
    /// gap in the tables is the county's to fill and no reason to turn a citizen away.
    /// </summary>
    public static readonly LimitRow Usual = new(
        ClockKind.Handle,
        null,
        [ClassPatterns.Everything],
        null,
        [],
        5,
        LimitUnit.WorkDay,
        DateOnly.MinValue,
        null,
        "domain 2.6: most parts take 2 to 5 days; the longest of them",
        "L");

    /// <summary>The same as a case runs under it.</summary>
    public static readonly CaseLimit UsualLimit = new(Usual.Limit, Usual.Unit, "default");

    private readonly (LimitRow Row, CaseLimit Limit)[][] byClock;

    public LimitList(IReadOnlyList<LimitRow> rows)
    {
        Rows = rows;
        byClock = [.. Enum.GetValues<ClockKind>().Select(clock => rows
            .Select(static (row, index) => (row, index))
            .Where(entry => entry.row.Clock == clock)
            .Select(static entry =>
                (entry.row, new CaseLimit(
                    entry.row.Limit, entry.row.Unit, Name(entry.row, entry.index), entry.row.Starts)))
            .ToArray())];
    }

    public static LimitList Empty { get; } = new([]);

    public IReadOnlyList<LimitRow> Rows { get; }

    /// <summary>The limit of handling of a class of which the standards do not speak.</summary>
    public CaseLimit Handling(ClassKind kind, string code, DateOnly day) =>
        Find(ClockKind.Handle, kind, code, 1, "", day) ?? UsualLimit;

    /// <summary>Whether a row gives the limit of handling of such a class; else the usual one holds.</summary>
    public bool Handles(ClassKind kind, string code, DateOnly day) => Handling(kind, code, day) != UsualLimit;

    /// <summary>The limit of a clock that starts on a day; null where it does not run.</summary>
    /// <param name="channels">The channels of the county: a row may speak of a kind of them.</param>
    /// <param name="own">The limit of handling that the case has; null while it is looked for.</param>
    public CaseLimit? Find(
        ClockKind clock,
        ClassKind kind,
        string code,
        int condition,
        string channel,
        DateOnly day,
        ChannelList? channels = null,
        CaseLimit? own = null)
    {
        foreach (var (row, limit) in byClock[(int)clock])
        {
            if (Period.Covers(row.From, row.Until, day)
                && (row.Kind is null || row.Kind == kind)
                && (row.Condition is null || row.Condition == condition)
                && (channels ?? ChannelList.Empty).Fits(row.Channels, channel, day)
                && (row.Of is not { Count: > 0 } units || (own is not null && units.Contains(own.Unit)))
                && ClassPatterns.FitAny(row.Classes, code))
            {
                if (!row.Share)
                {
                    return limit;
                }

                if (own is { Amount: > 0 })
                {
                    return limit with { Amount = own.Amount * row.Limit / 100, Unit = own.Unit };
                }
            }
        }

        return null;
    }

    /// <summary>How cases name the row; a limit of handling names its condition last, as a standard does.</summary>
    private static string Name(LimitRow row, int index) =>
        $"limits/{index + 1}{(row.Clock == ClockKind.Handle ? "/1" : "")}@{row.From:yyyy-MM-dd}";
}
