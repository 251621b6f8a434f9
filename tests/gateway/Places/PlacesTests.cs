using System.Net;
using Grid.Cases;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Places;

/// <summary>The door finds places by name, parts by nearness, and reads what a report names beside its point.</summary>
public sealed class PlacesTests
{
    [Fact]
    public async Task A_place_is_found_by_words_and_answered_with_kind_code_name_address_and_point()
    {
        var door = await Door.Of<PlacesTests>();

        var found = await door.Get("/v1/places?q=%E6%96%B0%E6%A1%A5%E8%B7%AF&kind=shop&limit=5");

        var place = Assert.Single(found.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("shop", "S-1", "新桥路", "新桥路98号", 120.9446, 30.5160),
            (place.GetProperty("kind").GetString(), place.GetProperty("code").GetString(),
                place.GetProperty("name").GetString(), place.GetProperty("address").GetString(),
                place.GetProperty("lon").GetDouble(), place.GetProperty("lat").GetDouble()));
    }

    [Fact]
    public async Task The_parts_near_a_point_have_their_metres_and_the_name_of_their_class()
    {
        var door = await Door.Of<PlacesTests>();

        var near = await door.Get("/v1/parts/nearest?lon=120.9446&lat=30.5160&class=01-37");

        var part = Assert.Single(near.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("L-1", "01-37", "good", 3.2),
            (part.GetProperty("code").GetString(), part.GetProperty("class").GetString(),
                part.GetProperty("state").GetString(), part.GetProperty("metres").GetDouble()));
    }

    [Theory]
    [InlineData("/v1/places", "query.q")]
    [InlineData("/v1/places?q=%20", "query.q")]
    [InlineData("/v1/places?q=a&kind=dog", "query.kind")]
    [InlineData("/v1/parts/nearest?lat=30.5", "parts.pointMissing")]
    [InlineData("/v1/parts/nearest?lon=120.9&lat=30.5&metres=5000", "query.metres")]
    [InlineData("/v1/parts/nearest?lon=120.9&lat=30.5&class=*", "query.class")]
    public async Task A_question_that_cannot_be_read_is_refused(string path, string code) =>
        (await (await Door.Of<PlacesTests>()).Get(path)).IsProblem(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task A_report_names_a_part_beside_its_point_and_needs_no_class()
    {
        var door = await Door.Of<PlacesTests>();

        var answer = await door.Post("/v1/reports", """{ "part": "L-1", "lon": 120.9446, "lat": 30.5160 }""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var report = door.City.Asked.OfType<ReportCase>().Last(static one => one.Where?.Point is not null);
        Assert.Equal(
            (new EntityRef(EntityKind.Part, "L-1"), 120.9446, ClassKind.Part, ""),
            (report.Where!.Thing!.Value, report.Where.Point!.Value.Lon, report.Kind, report.Class));
    }

    [Fact]
    public async Task A_part_comes_as_a_point_of_a_map_and_is_shown_with_its_state()
    {
        var door = await Door.Of<PlacesTests>();

        var put = await door.Put(
            "/v1/parts/L-1",
            """
            { "type": "Feature", "geometry": { "type": "Point", "coordinates": [120.9446, 30.516] },
              "properties": { "class": "01-37", "state": "broken", "by": "surveyor" } }
            """);
        var line = await door.Put(
            "/v1/parts/L-2",
            """{ "class": "01-37", "by": "s", "geometry": { "type": "LineString", "coordinates": [[1, 2], [3, 4]] } }""");
        var none = await door.Put("/v1/parts/L-3", """{ "class": "01-37", "by": "s" }""");

        Assert.Equal(HttpStatusCode.Created, put.Status);
        Assert.Equal(
            (120.9446, "broken"),
            (put.Json.GetProperty("lon").GetDouble(), put.Json.GetProperty("state").GetString()));
        line.IsProblem(HttpStatusCode.BadRequest, "register.point");
        none.IsProblem(HttpStatusCode.BadRequest, "register.missing");
    }
}
