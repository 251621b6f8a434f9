using System.Globalization;
using Grid.Places;

namespace Grid.Gateway.Foundation;

/// <summary>A pair of degrees on its way in: complete, on the globe, the right way round, in WGS84.</summary>
internal static class Coordinates
{
    public static GeoPoint? Read(double? lon, double? lat, string? crs, string noun, List<Fault> faults)
    {
        if (lon is not { } x || lat is not { } y)
        {
            var missing = lon is null ? "lon" : "lat";
            faults.Add(new(
                missing,
                $"{noun}.pointMissing",
                $"{(lon is null && lat is null ? "lon and lat are" : $"{missing} is")} missing; send degrees, "
                + "\"lon\": ‹lon›, \"lat\": ‹lat›."));
            return null;
        }

        if (LooksSwapped(x, y))
        {
            faults.Add(new("lon", $"{noun}.pointSwapped",
                Text($"lon {x} and lat {y} look swapped; send \"lon\": {y}, \"lat\": {x}.")));
            return null;
        }

        if (x is not (>= -180 and <= 180) || y is not (>= -90 and <= 90))
        {
            faults.Add(new(
                x is >= -180 and <= 180 ? "lat" : "lon",
                $"{noun}.pointRange",
                Text($"lon {x}, lat {y} is not on the globe; ")
                + "lon lies between -180 and 180, lat between -90 and 90 degrees."));
            return null;
        }

        if (!CrsNames.TryRead(crs, out var read))
        {
            faults.Add(new("crs", $"{noun}.crsUnknown", CrsNames.Unknown(crs!)));
            return null;
        }

        return read == Crs.Gcj02 ? Gcj02.ToWgs84(new(x, y)) : new(x, y);
    }

    // No latitude exceeds 90; and a pair that lies in China only the other way round was meant the other way round.
    private static bool LooksSwapped(double lon, double lat) =>
        (lat is > 90 or < -90 && lon is >= -90 and <= 90 && lat is >= -180 and <= 180)
        || (!InChina(lon, lat) && InChina(lat, lon));

    private static bool InChina(double lon, double lat) => lon is >= 73 and <= 136 && lat is >= 3 and <= 54;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
