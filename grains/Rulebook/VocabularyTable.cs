using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>Checks of the words of a county.</summary>
internal static class VocabularyTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<VocabularyRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Use} {row.Code} {row.Language}".Trim(),
            static row => row.From,
            static row => row.Until),
    ];

    private static IEnumerable<Finding> Row(int number, VocabularyRow row, ClassList classes)
    {
        if (Known(row.Use) is { } known && !known.Contains(row.Code))
        {
            yield return Finding.Error(
                number, "vocabulary.code", $"'{row.Code}' is none of {string.Join(", ", known)}.");
        }

        if (row.Use == WordUse.Class
            && !classes.IsEmpty
            && !classes.Has(ClassKind.Event, row.Code)
            && !classes.Has(ClassKind.Part, row.Code))
        {
            yield return Finding.Warning(number, "class.unknown", $"{row.Code} is not in the table of classes.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }

    /// <summary>The codes that a use has; null where they are the county's own.</summary>
    private static IReadOnlyList<string>? Known(WordUse use) => use switch
    {
        WordUse.Duty => [.. Enum.GetValues<Post>().Select(Vocabulary.WordOf)],
        WordUse.Unit => [.. Enum.GetValues<LimitUnit>().Select(Vocabulary.WordOf)],
        WordUse.Channel => [Vocabulary.Patrol],
        _ => null,
    };
}
