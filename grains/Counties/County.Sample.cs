using System.Globalization;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly DateOnly ExampleDay = new(2019, 4, 1);

    private CountySample? sample;

    /// <summary>Things of this county for examples and messages to name.</summary>
    public CountySample Sample => sample ??= Sampled();

    private CountySample Sampled()
    {
        var none = CountySample.None;
        var shop = Atlas.Shops.FirstOrDefault(code => Atlas.FrontageOf(code) is not null);
        var segment = shop is null ? Atlas.Segments.FirstOrDefault().Code : Atlas.SegmentOfShop(shop);
        var point = PointOf(shop, segment);
        var place = point is { } at ? Locate(at).Place : null;
        var @class = Rules.Classes.First(ClassKind.Event, DateOnly.MaxValue, 1) is [var first] ? first : null;
        return new()
        {
            County = Code ?? none.County,
            Name = Name ?? Code ?? none.Name,
            Subdistrict = place?.Subdistrict ?? none.Subdistrict,
            Cell = place?.Cell ?? none.Cell,
            Segment = segment ?? none.Segment,
            Road = place?.Road ?? none.Road,
            Shop = shop ?? none.Shop,
            Department = Offices.CommandCentre?.Key
                ?? Offices.All.Select(static office => office.Key).Min(StringComparer.Ordinal)
                ?? none.Department,
            Class = @class?.Code ?? none.Class,
            ClassName = @class?.Name ?? none.ClassName,
            Channel = Rules.Channels.Read(null, DateOnly.MaxValue, Data.Channel).Value ?? none.Channel,
            Posts = string.Join(", ", Rules.Words.Posts),
            Lon = Math.Round(point?.Lon ?? 0, 6),
            Lat = Math.Round(point?.Lat ?? 0, 6),
            Offset = IsDescribed ? Calendar.At(ExampleDay, TimeOnly.MinValue).ToString("zzz", Invariant) : none.Offset,
        };
    }

    /// <summary>A point on a shop's front, else on a segment, else in the county.</summary>
    private GeoPoint? PointOf(string? shop, string? segment)
    {
        if (shop is not null || segment is not null)
        {
            return Atlas.CentreOf(shop is not null
                ? new(EntityKind.Shop, shop)
                : new EntityRef(EntityKind.Segment, segment!));
        }

        return Atlas.Counties.Concat(Atlas.Subdistricts).FirstOrDefault() is { } area
            ? Atlas.PlaceIn(area.Code)?.Point
            : null;
    }
}
