namespace Grid.Rulebook;

/// <summary>An error keeps a table out; a warning lets it in and is told.</summary>
internal enum FindingLevel
{
    Warning = 0,
    Error = 1,
}

/// <summary>What is wrong with a table.</summary>
/// <param name="Row">Counted from 1 as the rows were sent; 0 for the table as a whole.</param>
/// <param name="Code">Stable for years: <c>row.duplicate</c>.</param>
/// <param name="Sentence">What is wrong and what to put instead; begins with the row.</param>
internal sealed record Finding(FindingLevel Level, int Row, string Code, string Sentence)
{
    public static Finding Error(int row, string code, string sentence) => new(FindingLevel.Error, row, code, Begun(row, sentence));

    public static Finding Warning(int row, string code, string sentence) => new(FindingLevel.Warning, row, code, Begun(row, sentence));

    private static string Begun(int row, string sentence) => row == 0 ? sentence : $"Row {row}: {sentence}";
}
