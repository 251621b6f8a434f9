namespace Grid.Simulation.Replay;

/// <summary>The columns of a file of reports: all that a replay reads, and nothing else. Case does not count.</summary>
internal static class ReplayColumns
{
    public const string ReportedAt = "reported_at",
        Lon = "lon",
        Lat = "lat",
        Shop = "shop",
        Building = "building",
        Segment = "segment",
        Cell = "cell",
        Area = "area",
        Address = "address",
        Channel = "channel",
        Kind = "kind",
        Class = "class",
        Subclass = "subclass",
        Category = "upstream_category",
        Accept = "accept",
        ClosedAt = "closed_at",
        Closure = "closure",
        Number = "number",
        SourceDue = "source_due",
        Upstream = "upstream",
        UpstreamId = "upstream_id";

    public const string Part = "part", PartInChinese = "部件";

    /// <summary>The things of the registers that may stand for a point, the nearest first.</summary>
    public static IReadOnlyList<string> Things { get; } = [Shop, Building, Segment, Cell, Area];

    public static IReadOnlyList<ReplayColumn> All { get; } =
    [
        new(ReportedAt, true,
            "when it was reported: 2019-04-01T09:30:00-04:00; without an offset, 2019-04-01 09:30, on the county's "
            + "clock"),
        new(Lon, false, "degrees, WGS84; lon and lat both or neither"),
        new(Lat, false, "degrees, WGS84"),
        new(Shop, false, "code of the shop, where there is no point; so building, segment, cell, area"),
        new(Building, false, "code of the building"),
        new(Segment, false, "code of the street segment"),
        new(Cell, false, "code of the cell"),
        new(Area, false, "code of the sub-district, community or county"),
        new(Address, false, "where it is, in words"),
        new(Channel, false, "a channel of the county; empty for its default"),
        new(Kind, false, $"event or part, 事件 or {PartInChinese}; empty for event"),
        new(Class, false, "code, name or other name of a class of the county, or its big class; empty for none"),
        new(Subclass, false, "name of the class, where class has the big one"),
        new(Category, false, "what the source calls it; sent as the description; no personal data"),
        new(Accept, false, "1 or true (empty too), 0 or false where the source did not take it up"),
        new(ClosedAt, false, "when the source closed it, as reported_at; empty where it did not: the case stays open"),
        new(Closure, false, "how, in the source's word; the reason where accept is 0"),
        new(Number, false, "the source's own number, by which the city finds the case"),
        new(SourceDue, false, "by when the source wanted it done, as reported_at; shown beside the county's limit"),
        new(Upstream, false, "name of the source; whose number it is"),
        new(UpstreamId, false, "id in the source, where it is no number: the same id is the same case in every run"),
    ];

    public static bool Knows(string column) =>
        All.Any(known => string.Equals(known.Name, column.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column of a file of reports.</summary>
internal sealed record ReplayColumn(string Name, bool Needed, string Says);
