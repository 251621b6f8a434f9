using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>The templates of a county. Immutable.</summary>
internal sealed class DocumentTemplates(IReadOnlyList<DocumentRow> rows)
{
    public static DocumentTemplates Empty { get; } = new([]);

    /// <summary>Whether the county keeps no templates: its steps serve papers of its own then.</summary>
    public bool IsEmpty => rows.Count == 0;

    /// <summary>The template with a title on a day; refused where none has it, or several offices do.</summary>
    public Outcome<DocumentRow> Titled(string title, DateOnly day) =>
        rows.FirstOrDefault(row => row.Title == title && Period.Covers(row.From, row.Until, day)) is { } row
            ? Find(row.Kind, null, day)
            : Refusal.Unprocessable(
                "document.kindUnknown",
                $"No template with the title '{title}' is in force on {day:yyyy-MM-dd}. "
                + "GET /v1/tables/{county}/documents lists the templates.");

    /// <summary>The template of a kind on a day, of an office or of the only one that issues it.</summary>
    public Outcome<DocumentRow> Find(string kind, string? office, DateOnly day)
    {
        IReadOnlyList<DocumentRow> valid = [.. rows.Where(row => Period.Covers(row.From, row.Until, day))];
        IReadOnlyList<DocumentRow> ofKind = [.. valid.Where(row => row.Kind == kind)];
        if (ofKind.Count == 0)
        {
            return Refusal.Unprocessable(
                "document.kindUnknown",
                $"No template of '{kind}' is in force on {day:yyyy-MM-dd}. "
                + (valid.Count > 0
                    ? $"There are {string.Join(", ", valid.Select(static row => row.Kind).Distinct())}."
                    : "The county has none; they belong into its table documents."));
        }

        IReadOnlyList<DocumentRow> found = [.. ofKind.Where(row => office is null || row.Office == office)];
        return found is [var one]
            ? one
            : Refusal.Unprocessable(
                "document.officeUnknown",
                (office is null ? $"Several offices issue {kind}" : $"{office} does not issue {kind}")
                + $". Send \"office\", one of {string.Join(", ", ofKind.Select(static row => row.Office))}.");
    }
}
