using Grid.Rulebook;

namespace Grid.Atlas;

/// <summary>The distances of a county's practice by which its map is drawn and judged, and its trading zones.</summary>
internal sealed record AtlasOptions
{
    public static AtlasOptions Default { get; } = new();

    /// <summary>Metres beyond the kerb that still belong to a street.</summary>
    public double StreetMarginMetres { get; init; } = PracticeOption.StreetMarginMetres.Usual;

    /// <summary>The half-width of a street without a surveyed kerb.</summary>
    public double LeastKerbMetres { get; init; } = PracticeOption.LeastKerbMetres.Usual;

    /// <summary>Cells this near are asked for the same incident too.</summary>
    public double NearbyMetres { get; init; } = PracticeOption.NearbyMetres.Usual;

    /// <summary>
    /// A point in a crack between cells, this wide or less, belongs to the nearest of them rather than to the
    /// remainder.
    /// </summary>
    public double HairlineMetres { get; init; } = PracticeOption.HairlineMetres.Usual;

    /// <summary>
    /// The widest gap between two shops that is wholly divided between them. Of a wider gap each shop takes half of
    /// this figure, and the middle (a lane, a wall, a gate) stays with the street.
    /// </summary>
    public double SharedGapMetres { get; init; } = PracticeOption.SharedGapMetres.Usual;

    /// <summary>How far outside the rectangle round the county a registered place may reach.</summary>
    public double CountyMarginMetres { get; init; } = PracticeOption.CountyMarginMetres.Usual;

    /// <summary>How far a cell may run beyond the county's outline.</summary>
    public double CellMarginMetres { get; init; } = PracticeOption.CellMarginMetres.Usual;

    /// <summary>How far a segment's new line may carry a front of a shop.</summary>
    public double FrontMoveMetres { get; init; } = PracticeOption.FrontMoveMetres.Usual;

    /// <summary>How far two fronts may run into each other, or a front past the end of its segment.</summary>
    public double FrontSlackMetres { get; init; } = PracticeOption.FrontSlackMetres.Usual;

    /// <summary>How far from a part of its class a report without its code is of that part.</summary>
    public double PartReachMetres { get; init; } = PracticeOption.PartReachMetres.Usual;

    /// <summary>How far from a thing that a report names the point may lie that it sends beside it.</summary>
    public double BesideMetres { get; init; } = PracticeOption.BesideMetres.Usual;

    /// <summary>How near the front of a shop must begin to be offered for a point on none.</summary>
    public double FrontNearMetres { get; init; } = PracticeOption.FrontNearMetres.Usual;

    /// <summary>How near a building must be for a case to bear its address.</summary>
    public double AddressReachMetres { get; init; } = PracticeOption.AddressReachMetres.Usual;

    /// <summary>
    /// The words for trading zones that the name of a drawn zone is searched for (S80–S82). A zone with none of them in
    /// its name is called by its name.
    /// </summary>
    public IReadOnlyList<string> TradingZoneWords { get; init; } = Vocabulary.UsualTradingZones;

    /// <summary>What the rows of a county say on a day.</summary>
    /// <param name="day">Null for the rows that begin last.</param>
    public AtlasOptions With(Rules rules, DateOnly? day)
    {
        var words = rules.Words.TradingZones(day);
        return new()
        {
            StreetMarginMetres = Of(PracticeOption.StreetMarginMetres),
            LeastKerbMetres = Of(PracticeOption.LeastKerbMetres),
            NearbyMetres = Of(PracticeOption.NearbyMetres),
            HairlineMetres = Of(PracticeOption.HairlineMetres),
            SharedGapMetres = Of(PracticeOption.SharedGapMetres),
            CountyMarginMetres = Of(PracticeOption.CountyMarginMetres),
            CellMarginMetres = Of(PracticeOption.CellMarginMetres),
            FrontMoveMetres = Of(PracticeOption.FrontMoveMetres),
            FrontSlackMetres = Of(PracticeOption.FrontSlackMetres),
            FrontNearMetres = Of(PracticeOption.FrontNearMetres),
            AddressReachMetres = Of(PracticeOption.AddressReachMetres),
            BesideMetres = Of(PracticeOption.BesideMetres),
            PartReachMetres = Of(PracticeOption.PartReachMetres),
            // The same words are the same list, so that options are equal where they say the same.
            TradingZoneWords = words.SequenceEqual(TradingZoneWords) ? TradingZoneWords : words,
        };

        double Of(PracticeOption option) =>
            day is { } on ? rules.Practice.Of(option, on) : rules.Practice.Latest(option);
    }
}
