namespace Grid.Rulebook;

/// <summary>A fault of a table.</summary>
/// <param name="Row">The row, counted from 1 as the rows were sent; 0 for the table as a whole.</param>
/// <param name="Code">Stable for years: <c>row.duplicate</c>.</param>
/// <param name="Text">The fault, and what to send instead.</param>
/// <param name="Others">The rows that contradict it.</param>
internal sealed record Finding(FindingLevel Level, int Row, string Code, string Text, IReadOnlyList<int> Others)
{
    /// <summary>The text, beginning with the row.</summary>
    public string Sentence => Row == 0 ? Text : $"Row {Row}: {Text}";

    public static Finding Error(int row, string code, string text, params IReadOnlyList<int> others) =>
        new(FindingLevel.Error, row, code, text, others);

    public static Finding Note(int row, string code, string text) => new(FindingLevel.Note, row, code, text, []);

    public static Finding Warning(int row, string code, string text, params IReadOnlyList<int> others) =>
        new(FindingLevel.Warning, row, code, text, others);
}
