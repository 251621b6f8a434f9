using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Standing;

/// <summary>The colours of plates. Immutable.</summary>
internal sealed class PlateList(IReadOnlyList<PlateRow> rows)
{
    public static PlateList Empty { get; } = new([]);

    /// <summary>The row that gives a score its colour on a day; null where none fits.</summary>
    public PlateRow? Of(EntityKind kind, double score, DateOnly day) => rows
        .Where(row => row.Party == kind && row.Least <= score && Period.Covers(row.From, row.Until, day))
        .MaxBy(static row => row.Least);

    /// <summary>Whether parties of a kind have plates.</summary>
    public bool HasAny(EntityKind kind) => rows.Any(row => row.Party == kind);
}
