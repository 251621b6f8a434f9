using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>A finding against a party, or a mark of a place, that was contested and lifted.</summary>
/// <param name="Mark">The number of the mark; 0 for the finding of the case.</param>
/// <param name="Case">The case in which it was contested.</param>
internal sealed record LiftedRow(EntityRef Party, int Mark, Guid Case, DateTimeOffset At)
{
    /// <summary>What the reviews of a case lifted.</summary>
    public static IEnumerable<LiftedRow> Of(CaseRow row)
    {
        foreach (var appeal in row.State.Appeals)
        {
            if (appeal is { Of: { } party, Upheld: true, Reviews: [.., var last] })
            {
                yield return new(party, appeal.Mark ?? 0, row.Id, last.At);
            }
        }
    }
}
