namespace Grid.ReadModel;

/// <summary>Lines of a list, and the cursor of the next page; null at the end.</summary>
internal readonly record struct ListPage<TLine>(IReadOnlyList<TLine> Items, string? Next);

internal static class ListPage
{
    public const int Most = 500;

    public static int Limit(int asked) => Math.Clamp(asked, 1, Most);

    /// <summary>A page from its rows, read with one more than its limit to see whether there is a next.</summary>
    public static ListPage<TLine> Of<TRow, TLine>(
        IReadOnlyList<TRow> rows,
        int limit,
        Func<TRow, TLine> line,
        Func<TRow, PageCursor> cursor
    ) => new([.. rows.Take(limit).Select(line)], rows.Count > limit ? cursor(rows[limit - 1]).ToString() : null);
}
