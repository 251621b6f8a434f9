namespace Grid.Atlas;

/// <summary>Numbers of the map that a county may change.</summary>
internal sealed record AtlasOptions
{
    public static AtlasOptions Default { get; } = new();

    /// <summary>
    /// How far beyond the kerb a point still belongs to a street: pavement, tree pits, the yard before a wall. Metres;
    /// no rule names a figure, this one spans the widest pavement of the county town with its green strip.
    /// </summary>
    public double StreetMarginMetres { get; init; } = 30;

    /// <summary>The half-width of a street without a surveyed kerb (0): one lane and a half.</summary>
    public double LeastKerbMetres { get; init; } = 5;

    /// <summary>
    /// Cells this near are asked for the same incident too: the duplicate radius of the 12319 practice.
    /// </summary>
    public double NearbyMetres { get; init; } = 50;

    /// <summary>
    /// A point in a crack between cells, this wide or less, belongs to the nearest of them rather than to the
    /// remainder.
    /// </summary>
    public double HairlineMetres { get; init; } = 0.5;

    /// <summary>
    /// The widest gap between two shops that is wholly divided between them. Of a wider gap each shop takes half of
    /// this figure, and the middle (a lane, a wall, a gate) stays with the street. The halving is the rule's, the
    /// ceiling is ours.
    /// </summary>
    public double SharedGapMetres { get; init; } = 20;

    /// <summary>
    /// How far outside the rectangle round the county a registered place may reach: outlines of neighbours and of the
    /// sea differ.
    /// </summary>
    public double CountyMarginMetres { get; init; } = 2000;

    /// <summary>How far a cell may run beyond the county's outline: two surveys of one border.</summary>
    public double CellMarginMetres { get; init; } = 20;

    /// <summary>How far a segment's new line may carry a front of a shop: a better survey of the same kerb.</summary>
    public double FrontMoveMetres { get; init; } = 10;

    /// <summary>
    /// How far two fronts may run into each other, or a front past the end of its segment: the error of a tape measure.
    /// </summary>
    public double FrontSlackMetres { get; init; } = 0.5;

    /// <summary>
    /// The words for trading zones that the name of a drawn zone is searched for (S80–S82). A zone with none of them in
    /// its name is called by its name.
    /// </summary>
    public IReadOnlyList<string> TradingZoneWords { get; init; } = ["禁止区", "严控区", "疏导区"];
}
