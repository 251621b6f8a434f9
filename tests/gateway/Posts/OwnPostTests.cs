using System.Net;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Posts;

/// <summary>A county abroad has wardens: from the rows of its folder to the worklist of the post.</summary>
public sealed class OwnPostTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Tuesday = new(2026, 5, 5, 10, 0, 0, TimeSpan.FromHours(-4));

    private readonly string data = Directory.CreateTempSubdirectory("grid-warden-").FullName;
    private ServerProcess door = null!;

    public Task InitializeAsync()
    {
        door = new(
            BuiltPrograms.Silo,
            ("Grid__Data", data),
            ("Grid__Clock", "driven"),
            ("Grid__County", Path.Combine(Repository.Root, "data", "testshire")));
        return door.Start();
    }

    public async Task DisposeAsync()
    {
        await door.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_post_that_a_county_invents_is_held_owes_and_is_asked_for()
    {
        var report = await door.Send(
            HttpMethod.Post, "/v1/reports", Tuesday, """{ "class": "DEAD-ANIMAL", "lon": -71.105, "lat": 42.35 }""");
        Assert.True(report.Status == HttpStatusCode.Created, report.Text);

        var list = await door.Get(
            "/v1/worklist?post=warden", static answer => answer.Json.GetProperty("total").GetInt32() == 1);
        var owed = Assert.Single(list.Items);
        Assert.Equal("Warden", list.Json.GetProperty("postName").GetString());
        Assert.Equal(
            (report.Json.GetProperty("id").GetString(), "file", "HIGH-ST-1", "H-09"),
            (owed.GetProperty("case").GetString(), owed.GetProperty("clock").GetString(),
                owed.GetProperty("party").GetProperty("key").GetString(), owed.GetProperty("holder").GetString()));
        Assert.Equal(0, (await door.Get("/v1/worklist?post=commandCentre")).Json.GetProperty("total").GetInt32());

        var held = (await door.Get("/v1/holders?place=segment/HIGH-ST-1&duty=warden")).Items;
        Assert.Equal("POST-10", Assert.Single(held).GetProperty("code").GetString());
        Assert.Equal(0, (await door.Get("/v1/coverage?duty=warden")).Json.GetProperty("gaps").GetInt32());

        var unknown = await door.Get("/v1/worklist?post=marshal");
        unknown.IsProblem(HttpStatusCode.BadRequest, "query.post");
        Assert.Contains("areaChief, commandCentre, departmentHead, warden", unknown.Detail, StringComparison.Ordinal);
        var refused = await door.Send(
            HttpMethod.Put, "/v1/appointments/POST-11", Tuesday,
            """{ "duty": "marshal", "place": "segment/HIGH-ST-2", "holder": "H-10", "from": "2026-05-05" }""");
        refused.IsProblem(HttpStatusCode.UnprocessableEntity, "appointment.duty");

        var schema = (await door.Get("/v1/schemas/escalations")).Json.GetProperty("properties").GetProperty("to");
        Assert.Equal(
            ["lead", "areaChief", "commandCentre", "departmentHead", "warden"],
            schema.GetProperty("enum").EnumerateArray().Select(static word => word.GetString()));
        Assert.Contains(
            "areaChief, commandCentre, departmentHead, warden",
            (await door.Get("/openapi/v1.json")).Text,
            StringComparison.Ordinal);
    }
}
