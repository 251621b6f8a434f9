namespace Grid.ReadModel;

/// <summary>Lines of a list, and the cursor of the next page; null at the end.</summary>
internal readonly record struct ListPage<TLine>(IReadOnlyList<TLine> Items, string? Next);

internal static class ListPage
{
    public const int Most = 500;

    public static int Limit(int asked) => Math.Clamp(asked, 1, Most);

    /// <summary>A page of lines, read with one more than its limit to see whether there is a next.</summary>
    public static ListPage<TLine> Of<TLine>(IReadOnlyList<TLine> lines, int limit, Func<TLine, PageCursor> cursor) =>
        new([.. lines.Take(limit)], lines.Count > limit ? cursor(lines[limit - 1]).ToString() : null);
}
