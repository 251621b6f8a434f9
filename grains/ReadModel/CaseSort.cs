namespace Grid.ReadModel;

/// <summary>An order of cases. The id decides between equals; cases without the time come last.</summary>
/// <param name="Without">The time that stands in for a missing one.</param>
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
        new("due", "coalesce(due, @without)", false, Last, static line => line.Due),
        new("-due", "coalesce(due, @without)", true, First, static line => line.Due),
    ];

    public static CaseSort? Find(string name) => Array.Find(All, sort => sort.Name == name);

    public string OrderBy => Descending ? $"{Column} desc, id desc" : $"{Column}, id";

    public string Beyond => $"({Column}, id) {(Descending ? '<' : '>')} (@at, @id)";

    public PageCursor CursorOf(CaseLine line) => new(Name, At(line) ?? Without, line.Id.ToString("D"));
}
