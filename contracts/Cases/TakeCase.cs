namespace Grid.Cases;

/// <summary>
/// Takes a case over from the system that the county used before (存量案件接管): open where it stood, or ended, so that
/// its place remembers it.
/// </summary>
/// <param name="Report">
/// What was reported, and where. Its class is named by the county's rules of today, and so is its channel.
/// </param>
/// <param name="County">Code of the county whose case it is.</param>
/// <param name="Stage">Where it stood in the other system; never joined.</param>
/// <param name="From">What the other system said of it.</param>
/// <param name="Department">The office that had it, by code or name; null where the rules of today say.</param>
/// <param name="ChecksOnly">Whether nothing is stored and the answer says what would be.</param>
[GenerateSerializer, Immutable, Alias("grid.case.take")]
public sealed record TakeCase(
    [property: Id(0)] ReportCase Report,
    [property: Id(1)] string County,
    [property: Id(2)] CaseStage Stage,
    [property: Id(3)] TakenOver From,
    [property: Id(4)] string? Department,
    [property: Id(5)] bool ChecksOnly = false);
