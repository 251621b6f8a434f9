using System.Net;
using Grid.Posts;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Posts;

public sealed class PostTests
{
    [Fact]
    public async Task A_point_is_answered_with_the_holder_of_each_duty_and_the_duties_without_one()
    {
        var door = await Door.Of<PostTests>();

        var answer = await door.Get("/v1/locate?lon=120.94&lat=30.51&at=2019-04-01T09:30:00%2B08:00");

        var held = Assert.Single(answer.Json.GetProperty("holders").EnumerateArray());
        Assert.Equal(
            ("segmentChief", "330424-XQ-02", "P-0017", "2019-01-01"),
            (held.GetProperty("duty").GetString(), held.GetProperty("unit").GetProperty("key").GetString(),
                held.GetProperty("holder").GetString(), held.GetProperty("from").GetString()));
        Assert.Equal("cleaning", Assert.Single(answer.Json.GetProperty("missing").EnumerateArray()).GetString());
        (await door.Get("/v1/locate?lon=120.94&lat=30.51&at=now")).IsProblem(HttpStatusCode.BadRequest, "query.at");
    }

    [Fact]
    public async Task Coverage_is_a_table_or_a_map_layer_and_comes_in_pages()
    {
        var door = await Door.Of<PostTests>();

        var table = await door.Get("/v1/coverage?county=330424&limit=1&duty=cleaning");
        var layer = await door.Get("/v1/coverage?county=330424&limit=1", "application/geo+json");

        Assert.Equal(
            (1, 0), (table.Json.GetProperty("gaps").GetInt32(), table.Json.GetProperty("overlaps").GetInt32()));
        Assert.Equal("gap", table.Json.GetProperty("items")[0].GetProperty("fault").GetString());
        Assert.Equal("1", table.Json.GetProperty("next").GetString());
        Assert.Equal(
            (Post?)Post.Cleaning, door.City.Asked.OfType<(DateTimeOffset?, Post?, int, string?)>().First().Item2);
        Assert.Equal("application/geo+json", layer.Content.ContentType?.MediaType);
        var feature = layer.Json.GetProperty("features")[0];
        Assert.Equal(
            ("LineString", "gap"),
            (feature.GetProperty("geometry").GetProperty("type").GetString(),
                feature.GetProperty("properties").GetProperty("fault").GetString()));
        (await door.Get("/v1/coverage?county=330424&duty=sleeping")).IsProblem(HttpStatusCode.BadRequest, "query.duty");
        (await door.Get("/v1/coverage?county=330424&limit=0")).IsProblem(HttpStatusCode.BadRequest, "query.limit");
    }

    [Fact]
    public async Task Both_holders_of_a_post_are_in_its_history()
    {
        var door = await Door.Of<PostTests>();
        var entered = await door.Post("/v1/import/appointments", """
            code,duty,place,holder,office,from,until
            A-1,segmentChief,segment/330424-XQ-02,P-1,,2019-01-01,2019-06-30
            A-2,segmentChief,segment/330424-XQ-02,P-2,,2019-07-01,
            """, "text/csv");

        // Every import of appointments answers with the coverage of posts.
        Assert.Equal(1, entered.Lines[^1].GetProperty("coverage").GetProperty("gaps").GetInt32());
        var history = await door.Get("/v1/holders?place=segment/330424-XQ-02");

        Assert.Equal(
            ["P-1", "P-2"],
            history
                .Json.GetProperty("items")
                .EnumerateArray()
                .Select(static item => item.GetProperty("holder").GetString())
                .Order());
        Assert.Equal("P-1", (await door.Get("/v1/appointments/A-1")).Json.GetProperty("holder").GetString());
        (await door.Get("/v1/holders?place=XQ")).IsProblem(HttpStatusCode.BadRequest, "query.place");
    }

    [Fact]
    public async Task How_to_reach_a_holder_is_taken_and_never_shown()
    {
        var door = await Door.Of<PostTests>();

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await door.Put("/v1/holders/P-1/contact", """{ "name": "某某", "phone": "0573-1234" }""")).Status);

        var (code, contact) = door.City.Asked.OfType<(string, HolderContact)>().Single();
        Assert.Equal(("P-1", "某某"), (code, contact.Name));
        Assert.DoesNotContain("某某", contact.ToString());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await door.Get("/v1/holders/P-1/contact")).Status);
        (await door.Put("/v1/holders/P-1/contact", $$"""{ "phone": "{{new string('1', 40)}}" }""")).IsProblem(
            HttpStatusCode.BadRequest, "holder.phoneTooLong");
    }
}
