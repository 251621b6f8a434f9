namespace Grid.Rulebook;

/// <summary>
/// 文书模板: one version of the template of a kind of document of an office.
/// </summary>
/// <param name="Kind">The word of the kind: order, penaltyDecision.</param>
/// <param name="Office">Code of the department that issues it.</param>
/// <param name="OfficeName">Its name as it is printed.</param>
/// <param name="Mark">机关代字 of the number, such as 综执改: of one office and kind alone.</param>
/// <param name="Paper">The paper of its PDF.</param>
/// <param name="Title">The heading.</param>
/// <param name="Text">
/// The text. A bar ends a paragraph; <c>{facts}</c> is a field, and a line of underscores is left to be filled in by
/// hand, as the name of a person is.
/// </param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.document.row")]
public sealed record DocumentRow(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Office,
    [property: Id(2)] string OfficeName,
    [property: Id(3)] string Mark,
    [property: Id(4)] DocumentPaper Paper,
    [property: Id(5)] string Title,
    [property: Id(6)] string Text,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade);

/// <summary>The paper of a document. Numbers are stored and sent: new ones go at the end.</summary>
public enum DocumentPaper
{
    A4 = 0,

    /// <summary>The strip of the 58 mm printer.</summary>
    Slip = 1,
}
