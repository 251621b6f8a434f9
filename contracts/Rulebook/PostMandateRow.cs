namespace Grid.Rulebook;

/// <summary>One line of a post's list of powers and duties (权责清单, S17).</summary>
/// <param name="IsPower">A power (权); else a duty (责).</param>
[GenerateSerializer, Immutable, Alias("grid.duty.row")]
public sealed record PostMandateRow(
    [property: Id(0)] Posts.Post Post,
    [property: Id(1)] bool IsPower,
    [property: Id(2)] string Text,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly? Until,
    [property: Id(5)] string Source,
    [property: Id(6)] string Grade);
