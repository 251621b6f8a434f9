using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Standing;

/// <summary>The rows of standing obligations, in their order. Immutable.</summary>
internal sealed class StandingList(IReadOnlyList<StandingRow> rows)
{
    public static StandingList Empty { get; } = new([]);

    public IReadOnlyList<StandingRow> Rows { get; } = rows;

    /// <summary>The rows of a kind of party, of any day.</summary>
    public IEnumerable<StandingRow> Of(EntityKind kind) => Rows.Where(row => row.Party == kind);

    /// <summary>The first row of a kind that begins in a way, on a day; null where there is none.</summary>
    public StandingRow? Beginning(EntityKind kind, StandingStart begins, DateOnly day) => Rows.FirstOrDefault(row =>
        row.Party == kind && row.Begins == begins && Period.Covers(row.From, row.Until, day));
}
