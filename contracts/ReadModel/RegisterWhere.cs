namespace Grid.ReadModel;

/// <summary>What a page of a register is narrowed to beside its county; all of it together.</summary>
/// <param name="Plate">Those alone whose plate has a colour in a month.</param>
/// <param name="Chip">The dog that carries this chip.</param>
/// <param name="Household">Code of the household that keeps it.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.registerWhere")]
public sealed record RegisterWhere(
    [property: Id(0)] PlateOf? Plate = null,
    [property: Id(1)] string? Chip = null,
    [property: Id(2)] string? Household = null);
