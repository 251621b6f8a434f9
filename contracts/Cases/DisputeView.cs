using Grid.Parties;

namespace Grid.Cases;

/// <summary>The dispute over which department owes a case.</summary>
/// <param name="Coordination">Key of the matter, once it was referred to a coordination.</param>
/// <param name="Waiting">Whether the case waits for the coordination before it is dispatched.</param>
/// <param name="Bound">The department that the outcome named as lead.</param>
[GenerateSerializer, Immutable, Alias("grid.case.dispute")]
public sealed record DisputeView(
    [property: Id(0)] IReadOnlyList<DisputedReturn> Returns,
    [property: Id(1)] string? Coordination,
    [property: Id(2)] bool Waiting,
    [property: Id(3)] EntityRef? Convener,
    [property: Id(4)] DateTimeOffset? Due,
    [property: Id(5)] EntityRef? Bound);

/// <summary>A return as it stands: agreed to, overruled, or neither yet.</summary>
[GenerateSerializer, Immutable, Alias("grid.case.return")]
public sealed record DisputedReturn(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] ReturnGround Ground,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool? Upheld = null);
