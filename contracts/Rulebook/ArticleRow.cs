using Grid.Penalties;

namespace Grid.Rulebook;

/// <summary>
/// What an article of the law lets a behaviour cost (处罚依据), by the text that is in force. An act is judged by the
/// row of the day on which it is decided; a moved article is a row of its own, so that a decision cites the article
/// with its text.
/// </summary>
/// <param name="Rule">Unique name of the row: ZJ-17-1.</param>
/// <param name="Behaviour">Code of the behaviour: beyondDoor. Rows of one behaviour differ by party and text.</param>
/// <param name="Name">The behaviour in words: 越门窗经营.</param>
/// <param name="Classes">Classes of events that find it; empty where none does.</param>
/// <param name="Party">Whom the row is for; null for persons and organisations.</param>
/// <param name="Law">Name of the law or regulation.</param>
/// <param name="Article">The number of the article in that text: 17, 18(1).</param>
/// <param name="Text">The first day of that text.</param>
/// <param name="When">What comes before the fine.</param>
/// <param name="Least">Yuan; null where the article knows no fine.</param>
/// <param name="Most">Yuan, itself within the range.</param>
/// <param name="Harm">Whether harm to the appearance of the town or to sanitation is a condition.</param>
/// <param name="Authority">Code of the department that decides; null where the county has not said.</param>
/// <param name="Contactless">
/// 非现场执法事项清单: the day on which the county published the behaviour as fit for contactless work; null where it
/// did not.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.article.row")]
public sealed record ArticleRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] string Behaviour,
    [property: Id(2)] string Name,
    [property: Id(3)] IReadOnlyList<string> Classes,
    [property: Id(4)] PartySort? Party,
    [property: Id(5)] string Law,
    [property: Id(6)] string Article,
    [property: Id(7)] DateOnly Text,
    [property: Id(8)] FineMoment When,
    [property: Id(9)] decimal? Least,
    [property: Id(10)] decimal? Most,
    [property: Id(11)] bool Harm,
    [property: Id(12)] string? Authority,
    [property: Id(13)] DateOnly? Contactless,
    [property: Id(14)] DateOnly From,
    [property: Id(15)] DateOnly? Until,
    [property: Id(16)] string Source,
    [property: Id(17)] string Grade)
{
    /// <summary>The article with the version of its text, as a decision cites it.</summary>
    public string Clause => $"{Law}第{Article}条（{Text:yyyy-MM-dd}起施行的文本）";
}
