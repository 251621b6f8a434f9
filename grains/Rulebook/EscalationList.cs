using Grid.Cases;

namespace Grid.Rulebook;

/// <summary>The steps of each clock (提醒、亮灯、升级), in the table's order. Immutable.</summary>
internal sealed class EscalationList
{
    private readonly EscalationRow[][] byClock;

    public EscalationList(IReadOnlyList<EscalationRow> rows)
    {
        Rows = rows;
        byClock = [.. Enum.GetValues<ClockKind>().Select(clock => rows.Where(row => row.Clock == clock).ToArray())];
    }

    public static EscalationList Empty { get; } = new([]);

    public IReadOnlyList<EscalationRow> Rows { get; }

    public bool IsEmpty => Rows.Count == 0;

    /// <summary>The steps of a clock, lowest first, also those out of force.</summary>
    public ReadOnlySpan<EscalationRow> Of(ClockKind clock) => byClock[(int)clock];

    /// <summary>Whether a step is for a class whose own limit is in a unit.</summary>
    public static bool Fits(EscalationRow row, ClassKind kind, string code, LimitUnit unit) =>
        (row.Kind is null || row.Kind == kind)
        && (row.Of is not { Count: > 0 } units || units.Contains(unit))
        && (row.Classes is not { Count: > 0 } classes || ClassPatterns.FitAny(classes, code));
}
