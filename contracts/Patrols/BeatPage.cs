namespace Grid.Patrols;

/// <summary>A page of beats; <paramref name="Next"/> continues it.</summary>
[GenerateSerializer, Immutable, Alias("grid.beat.page")]
public sealed record BeatPage([property: Id(0)] IReadOnlyList<BeatDayView> Items, [property: Id(1)] string? Next);
