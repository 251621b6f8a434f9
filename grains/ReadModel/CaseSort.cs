namespace Grid.ReadModel;

/// <summary>An order of cases. The id decides between equals; cases without the time come last.</summary>
/// <param name="Without">The time that stands in for a missing one.</param>
internal sealed record CaseSort(string Name, string Column, bool Descending, DateTimeOffset Without, Func<CaseRow, DateTimeOffset?> At)
{
    private static readonly DateTimeOffset First = new(1000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly CaseSort[] All =
    [
        new("reportedAt", "reported_at", false, Last, static row => row.State.ReportedAt),
        new("-reportedAt", "reported_at", true, First, static row => row.State.ReportedAt),
        new("due", "coalesce(due, @without)", false, Last, static row => row.State.Due),
        new("-due", "coalesce(due, @without)", true, First, static row => row.State.Due),
    ];

    public static CaseSort? Find(string name) => Array.Find(All, sort => sort.Name == name);

    public string OrderBy => Descending ? $"{Column} desc, id desc" : $"{Column}, id";

    public string Beyond => $"({Column}, id) {(Descending ? '<' : '>')} (@at, @id)";

    public PageCursor CursorOf(CaseRow row) => new(Name, At(row) ?? Without, row.Id.ToString("D"));
}
