using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>Checks of the posts' lists of powers and duties (权责清单).</summary>
internal static class PostMandateTable
{
    private static readonly Post[] Chiefs =
    [
        Post.AreaChief, Post.RoadChief, Post.SegmentChief, Post.BuildingChief, Post.ShopChief,
    ];

    public static IEnumerable<Finding> Check(IReadOnlyList<PostMandateRow> rows, Vocabulary words) =>
    [
        .. rows.Numbered().SelectMany(entry => Row(entry.Row, entry.Value, words)),
        .. RowChecks.Overlaps(
            rows,
            static row => $"{row.Post} '{row.Text}'",
            static row => row.From,
            static row => row.Until),
        .. Chiefs.Where(words.Posts.Contains)
            .Where(chief => !rows.Any(row => row.Post == chief && !row.IsPower))
            .Select(static chief => Finding.Warning(0, "duty.none", $"{chief} has no duty in the list.")),
        .. Chiefs.Where(words.Posts.Contains)
            .Where(chief => !rows.Any(row => row.Post == chief && row.IsPower))
            .Select(static chief => Finding.Warning(0, "duty.noPower", $"{chief} has no power in the list.")),
    ];

    private static IEnumerable<Finding> Row(int number, PostMandateRow row, Vocabulary words)
    {
        if (words.Lacks(row.Post) is { } lacking)
        {
            yield return Finding.Error(number, "duty.post", lacking);
        }

        if (string.IsNullOrWhiteSpace(row.Text))
        {
            yield return Finding.Error(number, "duty.text", "It says nothing.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
