namespace Grid.Rulebook;

/// <summary>
/// When reports are of one matter (相似案件), by class; the first row that fits counts. Immutable.
/// </summary>
internal sealed class SimilarList(IReadOnlyList<SimilarRow> rows)
{
    /// <summary>What holds for a class of which no row speaks; the check of the rulebook lists it.</summary>
    public static readonly SimilarRow Usual = new(
        null,
        [ClassPatterns.Everything],
        Metres: 50,
        Hours: 24,
        SameChannel: false,
        Off: false,
        DateOnly.MinValue,
        null,
        "practice of the 12319 centres: one class, 50 m, 24 h (domain 2.6)",
        "M");

    /// <summary>
    /// The same for a part (部件): a lamp or a cover is one thing at one point, and its neighbour is another.
    /// </summary>
    public static readonly SimilarRow UsualPart = Usual with
    {
        Kind = ClassKind.Part,
        Metres = 10,
        Source = "parts are things of their own (S20); as far as a telephone errs",
        Grade = "L",
    };

    public static SimilarList Empty { get; } = new([]);

    /// <summary>The greatest distance of any row.</summary>
    public double FurthestMetres => rows.Max(static row => row.Metres) ?? 0;

    /// <summary>The terms for a class on a day.</summary>
    /// <param name="zone">The trading zone of the place; null for none.</param>
    public SimilarRow Find(ClassKind kind, string code, DateOnly day, string? zone = null)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (Period.Covers(rows[i].From, rows[i].Until, day)
                && (rows[i].Zones is null or { Count: 0 } || (zone is not null && rows[i].Zones!.Contains(zone)))
                && ClassPatterns.Fit(rows[i].Kind, rows[i].Classes, kind, code))
            {
                return rows[i];
            }
        }

        return kind == ClassKind.Part ? UsualPart : Usual;
    }
}
