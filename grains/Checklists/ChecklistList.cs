using Grid.Rulebook;

namespace Grid.Checklists;

/// <summary>The standards as checklists, by item. Immutable.</summary>
internal sealed class ChecklistList(IReadOnlyList<ChecklistRow> rows)
{
    private readonly ChecklistRow[][] byItem =
    [
        .. rows.GroupBy(static row => row.Item).Select(static same => same.ToArray()),
    ];

    public static ChecklistList Empty { get; } = new([]);

    /// <summary>The rows that hold on ground of a grade and a zone on a day: at most one row of each item.</summary>
    public IReadOnlyList<ChecklistRow> Of(string? grade, string? zone, DateOnly day, StandardFamily? family = null)
    {
        var found = new List<ChecklistRow>(byItem.Length);
        foreach (var item in byItem)
        {
            if (Array.Find(item, Holds) is { } row && (family is null || row.Family == family))
            {
                found.Add(row);
            }
        }

        return found;

        bool Holds(ChecklistRow row) =>
            Period.Covers(row.From, row.Until, day) && Fits(row.RoadGrades, grade) && Fits(row.Zones, zone);
    }

    private static bool Fits(IReadOnlyList<string> wanted, string? word) =>
        wanted.Count == 0 || (word is not null && wanted.Contains(word));
}
