namespace Grid.Trading;

/// <summary>Who stands on which pitch of a point on a day, and who waits.</summary>
/// <param name="Pitches">How many pitches the point has; null where nobody counted.</param>
/// <param name="Standing">By pitch and hour.</param>
/// <param name="Waiting">Who asked first comes first.</param>
[GenerateSerializer, Immutable, Alias("grid.rota.view")]
public sealed record RotaView(
    [property: Id(0)] string Permit,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] int? Pitches,
    [property: Id(3)] IReadOnlyList<RotaTurn> Standing,
    [property: Id(4)] IReadOnlyList<RotaTurn> Waiting);

/// <summary>A turn with its code.</summary>
[GenerateSerializer, Immutable, Alias("grid.rota.turn")]
public sealed record RotaTurn([property: Id(0)] string Code, [property: Id(1)] TurnData Turn);
