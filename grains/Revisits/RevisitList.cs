using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>The rows that say how a closed case is followed up. Immutable.</summary>
internal sealed class RevisitList(IReadOnlyList<RevisitRow> rows)
{
    private static readonly RevisitKind[] Kinds = Enum.GetValues<RevisitKind>();

    public static RevisitList Empty { get; } = new([]);

    public bool IsEmpty => rows.Count == 0;

    /// <summary>The rows for a case that was closed on a day: at most one of each kind.</summary>
    public IReadOnlyList<RevisitRow> Of(ClassKind kind, string code, int condition, DateOnly day)
    {
        List<RevisitRow>? found = null;
        foreach (var wanted in Kinds)
        {
            foreach (var row in rows)
            {
                if (row.Kind == wanted
                    && Period.Covers(row.From, row.Until, day)
                    && (row.Condition is null || row.Condition == condition)
                    && ClassPatterns.Fit(row.For, row.Classes, kind, code))
                {
                    (found ??= []).Add(row);
                    break;
                }
            }
        }

        return found ?? (IReadOnlyList<RevisitRow>)[];
    }
}
