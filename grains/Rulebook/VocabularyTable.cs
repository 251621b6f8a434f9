using Grid.Names;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>Checks of the words of a county.</summary>
internal static class VocabularyTable
{
    private const string Lead = "lead";

    public static IEnumerable<Finding> Check(IReadOnlyList<VocabularyRow> rows, ClassList classes) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, classes)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Use} {row.Code} {row.Language}".Trim(),
            static row => row.From,
            static row => row.Until),
    ];

    /// <summary>
    /// Kinds of zones that a route asks for and the county does not have: such a condition holds nowhere.
    /// </summary>
    public static IEnumerable<Finding> UnknownZones(IReadOnlyList<RouteRow> rows, Vocabulary words) =>
        from row in rows.Numbered()
        from aspect in row.Value.Where.Keys
        where aspect.StartsWith(Aspect.ZoneOf, StringComparison.Ordinal)
        let kind = aspect[Aspect.ZoneOf.Length..]
        where !words.HasZone(kind)
        select Finding.Warning(
            row.Row,
            "route.zoneUnknown",
            $"{aspect}: the table vocabulary has no kind of zone '{kind}', so no place lies in one. "
            + (words.Zones.Any() ? $"It has {string.Join(", ", words.Zones)}." : "Add a row of it."));

    private static IEnumerable<Finding> Row(int number, VocabularyRow row, ClassList classes)
    {
        if (Known(row.Use) is { } known && !known.Contains(row.Code))
        {
            yield return Finding.Error(
                number,
                "vocabulary.code",
                row.Use == WordUse.Word
                    ? $"'{row.Code}' is no word of the city, such as caseStage.filed; words.txt lists them."
                    : $"'{row.Code}' is none of {string.Join(", ", known)}.");
        }

        if (row.Use == WordUse.Duty && new Post(row.Code).Code != row.Code)
        {
            yield return Finding.Error(
                number, "vocabulary.code", $"'{row.Code}' is the post {new Post(row.Code)}: write it so.");
        }

        if (row.Use == WordUse.Duty && row.Code.Equals(Lead, StringComparison.OrdinalIgnoreCase))
        {
            yield return Finding.Error(
                number,
                "vocabulary.code",
                $"'{row.Code}' is no post: the tables call the party that leads a case so. Write another code.");
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
    private static IReadOnlyCollection<string>? Known(WordUse use) => use switch
    {
        WordUse.Unit => Enum.GetValues<LimitUnit>().Select(Vocabulary.WordOf).ToList(),
        WordUse.Channel => new[] { Vocabulary.Patrol },
        WordUse.Text => DefaultText.All.Select(static text => text.Code).ToList(),
        WordUse.Word => CityWords.Codes,
        _ => null,
    };
}
