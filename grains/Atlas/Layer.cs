using System.Collections.Immutable;

namespace Grid.Atlas;

/// <summary>Things of one sort, by code and by place. Immutable; a change copies a few dozen small nodes.</summary>
internal sealed class Layer<T>
    where T : class, IMapped
{
    private readonly ImmutableDictionary<string, T> byCode;
    private readonly QuadTree<T> byPlace;

    private Layer(ImmutableDictionary<string, T> byCode, QuadTree<T> byPlace)
    {
        this.byCode = byCode;
        this.byPlace = byPlace;
    }

    public static Layer<T> Empty { get; } =
        new(ImmutableDictionary.Create<string, T>(StringComparer.Ordinal), QuadTree<T>.Empty);

    public IEnumerable<T> All => byCode.Values;

    public int Count => byCode.Count;

    public T? this[string code] => byCode.GetValueOrDefault(code);

    public Layer<T> Put(T item) => new(byCode.SetItem(item.Code, item), byPlace.Replace(this[item.Code], item));

    public Layer<T> Remove(string code) =>
        this[code] is { } item ? new(byCode.Remove(code), byPlace.Replace(item, null)) : this;

    /// <summary>All things with a reach that holds the point.</summary>
    public QuadTree<T>.Walk At(Places.GeoPoint point) => byPlace.At(point);

    /// <summary>All things with a reach that meets the box, by code.</summary>
    public IReadOnlyList<T> Meeting(Box box) => byPlace.Meeting(box);
}
