namespace Grid.Counties;

/// <summary>A county of the region.</summary>
/// <param name="Code">Empty while nothing names it.</param>
/// <param name="Name">Null while nothing names it.</param>
/// <param name="IsFirst">Whether records that name no county are its own.</param>
/// <param name="Data">Its entry, or the facts that hold while there is none.</param>
/// <param name="Sample">What examples and messages name of it; null from a silo that does not say.</param>
/// <param name="RulesVersion">The position of its latest table; 0 from a silo that does not say.</param>
/// <param name="Version">How far the silo has read the registers; 0 from a silo that does not say.</param>
[GenerateSerializer, Immutable, Alias("grid.county.view")]
public sealed record CountyView(
    [property: Id(0)] string Code,
    [property: Id(1)] string? Name,
    [property: Id(2)] bool IsFirst,
    [property: Id(3)] CountyData Data,
    [property: Id(4)] CountySample? Sample = null,
    [property: Id(5)] long RulesVersion = 0,
    [property: Id(6)] long Version = 0);
