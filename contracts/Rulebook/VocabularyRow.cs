namespace Grid.Rulebook;

/// <summary>A word of the county: what it calls something, or that it has something at all.</summary>
/// <param name="Code">
/// What is named: the code of a class, a post (<c>segmentChief</c>), a kind of zone of the county's own
/// (<c>snowRoute</c>), <c>patrol</c> for the channel of the city's own finds, a unit of limits (<c>workDay</c>), a word
/// of the city (<c>caseStage.filed</c>).
/// </param>
/// <param name="Name">As the county calls it.</param>
/// <param name="Language">The language of the name, BCP 47; null for the county's first.</param>
/// <param name="Aliases">Other names of it, taken at the door as well.</param>
/// <param name="Until">Last day; null until further notice.</param>
[GenerateSerializer, Immutable, Alias("grid.vocabulary.row")]
public sealed record VocabularyRow(
    [property: Id(0)] WordUse Use,
    [property: Id(1)] string Code,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Language,
    [property: Id(4)] IReadOnlyList<string> Aliases,
    [property: Id(5)] DateOnly From,
    [property: Id(6)] DateOnly? Until,
    [property: Id(7)] string Source,
    [property: Id(8)] string Grade);

/// <summary>What a word of the county is for.</summary>
public enum WordUse
{
    /// <summary>A class: its names in further languages.</summary>
    Class = 0,

    /// <summary>岗位: a post that the county has. With one such row it has no others.</summary>
    Duty = 1,

    /// <summary>A kind of zone of the county's own.</summary>
    Zone = 2,

    /// <summary>信息来源: what the county calls a channel that the city itself reports by.</summary>
    Channel = 3,

    /// <summary>What the county calls a unit of time limits.</summary>
    Unit = 4,

    /// <summary>
    /// 设摊区域: a word for a trading zone that the name of a drawn zone is searched for. With one such row the county has
    /// no others.
    /// </summary>
    TradingZone = 5,

    /// <summary>A text that the city writes where a person gave none, such as the reason of a failed visit.</summary>
    Text = 6,

    /// <summary>What the county calls a stage, step, role, clock or another word of the city.</summary>
    Word = 7,
}
