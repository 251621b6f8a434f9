namespace Grid.Gateway.Foundation;

/// <summary>A body that belongs to one county: its times have that county's offset.</summary>
internal interface IOfCounty
{
    /// <summary>Code of the county; null where the first county of the store is meant.</summary>
    string? County { get; }
}
