namespace Grid.Cases;

/// <summary>A pause, in which the clocks of a case stand still.</summary>
/// <param name="Until">When the clocks go on by themselves.</param>
/// <param name="Of">The department whose opinion the case waits for.</param>
[GenerateSerializer, Immutable, Alias("grid.case.pause")]
public sealed record PauseView(
    [property: Id(0)] PauseKind Kind,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] string Reason,
    [property: Id(4)] string? Of);

/// <summary>Why the clocks of a case stand still.</summary>
public enum PauseKind
{
    /// <summary>挂账: the case cannot be solved now; once, for a year at most.</summary>
    Suspension = 0,

    /// <summary>征求意见: the case waits for the opinion of another department.</summary>
    Opinion = 1,
}
