namespace Grid.Rulebook;

/// <summary>The numbers of a county's practice, by option. Immutable.</summary>
internal sealed class PracticeList(IReadOnlyList<PracticeRow> rows)
{
    public static PracticeList Empty { get; } = new([]);

    /// <summary>The row that says an option on a day; null where the usual value holds.</summary>
    public PracticeRow? Find(PracticeOption option, DateOnly day)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Option == option.Name && Period.Covers(rows[i].From, rows[i].Until, day))
            {
                return rows[i];
            }
        }

        return null;
    }

    /// <summary>The greatest value of an option on any day that a row speaks of, and else the usual one.</summary>
    public double Most(PracticeOption option) =>
        rows.Where(row => row.Option == option.Name).Select(static row => row.Value).DefaultIfEmpty(option.Usual).Max();

    /// <summary>The value of the row that begins last; the usual one without any.</summary>
    public double Latest(PracticeOption option) =>
        rows.Where(row => row.Option == option.Name).MaxBy(static row => row.From)?.Value ?? option.Usual;

    public double Of(PracticeOption option, DateOnly day) => Find(option, day)?.Value ?? option.Usual;
}
