namespace Grid.Atlas;

/// <summary>A thing with a place on the map: <see cref="Reach"/> is the box of all points it may matter to.</summary>
internal interface IMapped
{
    string Code { get; }

    /// <summary>The reach; null when the thing has no place yet, or no longer.</summary>
    Box? Reach { get; }
}
