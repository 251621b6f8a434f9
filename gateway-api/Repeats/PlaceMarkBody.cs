using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Places;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Gateway.Repeats;

/// <summary>
/// 重复投诉: a mark of a place; it reaches <paramref name="Metres"/> round its point, or the whole place.
/// </summary>
public sealed record PlaceMarkBody(
    PartyBody Place,
    int Number,
    string Rule,
    ClassKind? Kind,
    IReadOnlyList<string> Classes,
    double Lon,
    double Lat,
    double? Metres,
    int Complaints,
    Guid Case,
    DateTimeOffset Since,
    DateTimeOffset Until,
    double LookBackDays,
    bool Stands)
{
    internal static PlaceMarkBody From(MarkLine line) => new(
        PartyBody.From(line.Place),
        line.Number, line.Rule, line.Kind, line.Classes, line.Point.Lon, line.Point.Lat, line.Metres,
        line.Complaints, line.Case, line.Since, line.Until, line.LookBackDays,
        line.Stands);
}

/// <summary>A page of marks; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record MarkPageBody(
    IReadOnlyList<PlaceMarkBody> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static MarkPageBody From(MarkPage page) =>
        new([.. page.Items.Select(PlaceMarkBody.From)], page.Next, page.ReadTo);

    internal IResult ToGeoJson() => GeoJson.Collection(
        Items.Select(static line =>
            GeoJson.Feature(
                $"{line.Place.Kind}/{line.Place.Key}/{line.Number}",
                GeoJson.Point(new GeoPoint(line.Lon, line.Lat)),
                line)),
        Next,
        LedgerPosition);
}
