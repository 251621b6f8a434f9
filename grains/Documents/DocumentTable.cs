using System.Text.RegularExpressions;
using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>Checks of the templates of documents.</summary>
internal static partial class DocumentTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<DocumentRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. Marks(rows),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Kind} of {row.Office}",
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, DocumentRow row)
    {
        if (!Kind().IsMatch(row.Kind))
        {
            yield return Finding.Error(
                number,
                "document.kind",
                $"'{row.Kind}' is no word of a kind. Write a small letter first, then letters and digits: order.");
        }

        if (DocumentText.StrayBrace(row.Text) is { } stray)
        {
            yield return Finding.Error(
                number,
                "document.brace",
                $"'{stray}' is no field. Write {{name}}, a small letter first, then letters and digits.");
        }

        if (DocumentFont.Lacking($"{row.OfficeName}{row.Mark}{row.Title}{row.Text}") is { Length: > 0 } lacking)
        {
            yield return Finding.Error(
                number, "document.glyph", $"The font of documents has no '{lacking}'. Write another character.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    /// <summary>A number names one document, so its mark belongs to one office and kind.</summary>
    private static IEnumerable<Finding> Marks(IReadOnlyList<DocumentRow> rows) => rows
        .Numbered()
        .GroupBy(static entry => entry.Value.Mark)
        .SelectMany(static same =>
        {
            var (first, owner) = same.First();
            return same
                .Where(entry => (entry.Value.Kind, entry.Value.Office) != (owner.Kind, owner.Office))
                .Select(entry => Finding.Error(
                    entry.Row,
                    "document.mark",
                    $"{same.Key} is also the mark of row {first}, of another kind or office. Give each its own.",
                    first));
        });

    [GeneratedRegex(@"^[a-z][A-Za-z0-9]{0,31}\z")]
    private static partial Regex Kind();
}
