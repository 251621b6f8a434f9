namespace Grid.ReadModel;

/// <summary>An order of cases. The id decides between equals; cases without the time come last.</summary>
/// <param name="Column">The column of cases that it goes by.</param>
/// <param name="Without">The time that stands in a cursor for a missing one.</param>
internal sealed record CaseSort(
    string Name,
    string Column,
    bool Descending,
    DateTimeOffset Without,
    Func<CaseLine, DateTimeOffset?> At)
{
    private static readonly DateTimeOffset First = new(1000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly CaseSort[] All =
    [
        new("reportedAt", "reported_at", false, Last, static line => line.ReportedAt),
        new("-reportedAt", "reported_at", true, First, static line => line.ReportedAt),
        new("due", "due", false, Last, static line => line.Due),
        new("-due", "due", true, First, static line => line.Due),
    ];

    public static CaseSort? Find(string name) => Array.Find(All, sort => sort.Name == name);

    public bool IsDue => Column == "due";

    public PageCursor CursorOf(CaseLine line) => new(Name, At(line) ?? Without, line.Id.ToString("D"));

    /// <summary>
    /// The stretches that make up the order, one after the other: the cases that have the time, then those without it.
    /// An index has each as it stands.
    /// </summary>
    /// <param name="after">The cursor that the page continues; null for the first page.</param>
    public IEnumerable<CaseStretch> Stretches(PageCursor? after)
    {
        var direction = Descending ? " desc" : "";
        var beyond = Descending ? '<' : '>';
        if (after?.At != Without)
        {
            yield return new(
                IsDue ? "due is not null" : null,
                after is null ? null : (time, id) => $"({time}, {id}) {beyond} (@at, @id)",
                (time, id) => $"{time}{direction}, {id}{direction}");
        }

        if (IsDue)
        {
            yield return new(
                "due is null",
                after?.At == Without ? (_, id) => $"{id} {beyond} @id" : null,
                (_, id) => $"{id}{direction}");
        }
    }
}

/// <summary>A stretch of an order: its cases, where a page begins in it, and how it is sorted.</summary>
/// <param name="Beyond">Of the columns of time and id, the condition that a case follows the cursor.</param>
/// <param name="OrderBy">Of the same columns, the order.</param>
internal sealed record CaseStretch(
    string? Of, Func<string, string, string>? Beyond, Func<string, string, string> OrderBy);
