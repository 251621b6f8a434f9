using Grid.Gateway.Foundation;
using Grid.Places;

namespace Grid.Gateway.Places;

/// <summary>The one place that a question names: a shop by its code, or a point by its degrees.</summary>
internal static class OnePlace
{
    /// <summary>The point; null where the question names a shop, and where it has a fault.</summary>
    public static GeoPoint? Read(
        string? shop, double? lon, double? lat, string? crs, string noun, List<Fault> faults)
    {
        if ((shop is null) == (lon is null && lat is null))
        {
            faults.Add(new("shop", $"{noun}.place", "Say one place: shop=, or lon= and lat=."));
            return null;
        }

        if (shop is null)
        {
            return Coordinates.Read(lon, lat, crs, noun, faults);
        }

        if (!Texts.IsKey(shop))
        {
            faults.Add(new("shop", $"{noun}.code",
                "A code has at most 64 characters, none of them blank or / ? # %."));
        }

        return null;
    }
}
