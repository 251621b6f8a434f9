namespace Grid.Rulebook;

/// <summary>What is wrong with a table.</summary>
/// <param name="Row">Counted from 1 as the rows were sent; 0 for the table as a whole.</param>
/// <param name="Code">Stable for years: <c>row.duplicate</c>.</param>
/// <param name="Text">What is wrong and what to put instead.</param>
/// <param name="Others">The rows it is wrong against.</param>
internal sealed record Finding(FindingLevel Level, int Row, string Code, string Text, IReadOnlyList<int> Others)
{
    /// <summary>The text, begun with the row.</summary>
    public string Sentence => Row == 0 ? Text : $"Row {Row}: {Text}";

    public static Finding Error(int row, string code, string text, params IReadOnlyList<int> others) =>
        new(FindingLevel.Error, row, code, text, others);

    public static Finding Note(int row, string code, string text) => new(FindingLevel.Note, row, code, text, []);

    public static Finding Warning(int row, string code, string text, params IReadOnlyList<int> others) =>
        new(FindingLevel.Warning, row, code, text, others);
}
