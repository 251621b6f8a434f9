using System.Globalization;
using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Places;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>A page of cases; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
/// <param name="LedgerPosition">How far the read model had read, one position a partition.</param>
/// <param name="Tiles">
/// The cases counted by tiles of the map 聚合, where a zoom asks for it and each alone would be too small to see; there
/// are no items then.
/// </param>
public sealed record CasePageBody(
    IReadOnlyList<CaseLineBody> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<CaseTileBody>? Tiles = null)
{
    internal static CasePageBody From(CasePage page, CaseQuery query, IQueryCollection asked) => new(
        [.. page.Items.Select(CaseLineBody.From)],
        page.Next,
        page.ReadTo,
        page.Tiles?.Select(tile => CaseTileBody.From(tile, query, asked)).ToList());

    internal IResult ToGeoJson() => GeoJson.Collection(
        Tiles is { } tiles
            ? tiles.Select(static tile => GeoJson.Feature(
                tile.Bbox, GeoJson.Square(tile.West, tile.South, tile.East, tile.North), tile))
            : Items.Select(static line =>
                GeoJson.Feature(line.Id.ToString(), GeoJson.Point(new GeoPoint(line.Lon, line.Lat)), line)),
        Next,
        LedgerPosition);
}

/// <summary>The cases in a tile of the map counted 聚合格; <c>opens</c> lists them.</summary>
/// <param name="West">Its western side in degrees.</param>
/// <param name="Cases">Reports that are cases: not refused, voided or joined to another.</param>
/// <param name="Open">Those of them on which work goes on.</param>
public sealed record CaseTileBody(
    double West, double South, double East, double North, long Cases, long Open, string Opens)
{
    /// <summary>What asks for the tile alone.</summary>
    internal string Bbox => string.Create(CultureInfo.InvariantCulture, $"{West},{South},{East},{North}");

    internal static CaseTileBody From(CaseTile tile, CaseQuery query, IQueryCollection asked)
    {
        var body = new CaseTileBody(tile.West, tile.South, tile.East, tile.North, tile.Cases, tile.Open, "");
        var cases = CountedCases.Of(query)["cases"] ?? query;
        return body with { Opens = CaseLinks.To(cases, asked, body.Bbox) };
    }
}

/// <summary>A line of a list of cases; the whole case is at <c>/v1/cases/{id}</c>.</summary>
public sealed record CaseLineBody : IOfCounty
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required CaseStage Stage { get; init; }
    public required ClassKind Kind { get; init; }
    public required string Class { get; init; }
    public required double Lon { get; init; }
    public required double Lat { get; init; }
    public required string Cell { get; init; }
    public string? Segment { get; init; }
    public string? Shop { get; init; }

    /// <summary>Code of the part (部件) that it is about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }

    /// <summary>The nearest address of the point.</summary>
    public string? NearestAddress { get; init; }
    public string? Subdistrict { get; init; }

    /// <summary>Code of its county, by whose clock its times are written.</summary>
    public string? County { get; init; }
    public required string Channel { get; init; }
    public required DateTimeOffset ReportedAt { get; init; }
    public required PartyBody Lead { get; init; }
    public DateTimeOffset? Due { get; init; }

    /// <summary>True where a holiday notice that is still to come may move the due time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Provisional { get; init; }
    public bool? HandledLate { get; init; }
    public int Reworked { get; init; }
    public int Reports { get; init; }
    public Guid? JoinedTo { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>反复问题: the problem it is a further case of, and which it was when it came.</summary>
    public Guid? Problem { get; init; }
    public int? Recurrence { get; init; }

    /// <summary>专项整治: code of the special operation in which it was found.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Operation { get; init; }

    internal static CaseLineBody From(CaseLine line) => new()
    {
        Id = line.Id,
        Number = line.Number,
        Stage = line.Stage,
        Kind = line.Kind,
        Class = line.Class,
        Lon = line.Point.Lon,
        Lat = line.Point.Lat,
        Cell = line.Cell,
        Segment = line.Segment,
        Shop = line.Shop,
        Part = line.Part,
        NearestAddress = line.Address,
        Subdistrict = line.Subdistrict,
        County = line.County,
        Channel = line.Channel,
        ReportedAt = line.ReportedAt,
        Lead = PartyBody.From(line.Lead),
        Due = line.Due,
        Provisional = line.Provisional,
        HandledLate = line.HandledLate,
        Reworked = line.Reworked,
        Reports = line.Reports,
        JoinedTo = line.JoinedTo,
        Reason = line.Reason,
        ClosedAt = line.ClosedAt,
        Problem = line.Problem,
        Recurrence = line.Recurrence,
        Operation = line.Operation,
    };
}
