namespace Grid.Cases;

/// <summary>The receiving body takes a find on, or returns it with its reason.</summary>
/// <param name="Letter">The number of the letter within the case.</param>
/// <param name="Reason">Needed where it is returned.</param>
[GenerateSerializer, Immutable, Alias("grid.case.answerFind")]
public sealed record AnswerFind(
    [property: Id(0)] int Letter,
    [property: Id(1)] string By,
    [property: Id(2)] bool Accepted,
    [property: Id(3)] string? Reason);
