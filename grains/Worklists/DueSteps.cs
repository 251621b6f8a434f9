namespace Grid.Worklists;

/// <summary>A page of the steps that are due, of one partition or of all of them.</summary>
/// <param name="Total">How many steps are due in all.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="Items">Those due first, after the place where the page begins.</param>
/// <param name="Ended">How the steps ended that are due no more.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.due.list")]
internal sealed record DueSteps(
    [property: Id(0)] long Total,
    [property: Id(1)] long Late,
    [property: Id(2)] IReadOnlyList<DueStep> Items,
    [property: Id(3)] IReadOnlyList<StepFigures> Ended)
{
    /// <summary>One page of several partitions.</summary>
    public static DueSteps Of(IReadOnlyList<DueSteps> parts, int most) => new(
        parts.Sum(static part => part.Total),
        parts.Sum(static part => part.Late),
        [.. parts.SelectMany(static part => part.Items).Order().Take(most)],
        [
            .. parts.SelectMany(static part => part.Ended)
                .GroupBy(static figures => figures.Clock)
                .OrderBy(static clock => clock.Key)
                .Select(static clock => new StepFigures(
                    clock.Key,
                    clock.Sum(static one => one.Discharged),
                    clock.Sum(static one => one.DischargedLate),
                    clock.Sum(static one => one.Lapsed))),
        ]);
}
