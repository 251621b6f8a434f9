using System.Collections.Immutable;

namespace Grid.Atlas;

/// <summary>Things of one sort, by code and by place. Immutable; a change copies a few dozen small nodes.</summary>
internal sealed class Layer<T>
    where T : class, IMapped
{
    private readonly ImmutableDictionary<string, T> _byCode;
    private readonly QuadTree<T> _byPlace;

    private Layer(ImmutableDictionary<string, T> byCode, QuadTree<T> byPlace) =>
        (_byCode, _byPlace) = (byCode, byPlace);

    public static Layer<T> Empty { get; } =
        new(ImmutableDictionary.Create<string, T>(StringComparer.Ordinal), QuadTree<T>.Empty);

    public IEnumerable<T> All => _byCode.Values;

    public T? this[string code] => _byCode.GetValueOrDefault(code);

    public Layer<T> Put(T item) => new(_byCode.SetItem(item.Code, item), _byPlace.Replace(this[item.Code], item));

    /// <summary>Everything whose reach holds the point.</summary>
    public QuadTree<T>.Walk At(Places.GeoPoint point) => _byPlace.At(point);

    /// <summary>Everything whose reach meets the box, by code.</summary>
    public IReadOnlyList<T> Meeting(Box box) => _byPlace.Meeting(box);
}
