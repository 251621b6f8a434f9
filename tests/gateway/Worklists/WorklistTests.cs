using System.Net;
using Grid.Posts;
using Grid.Tests.Gateway.Foundation;
using Grid.Worklists;

namespace Grid.Tests.Gateway.Worklists;

/// <summary>What is due from a post.</summary>
public sealed class WorklistTests
{
    [Fact]
    public async Task A_post_sees_what_is_due_from_it_and_what_is_late()
    {
        var door = await Door.Of<WorklistTests>();

        var answer = await door.Get("/v1/worklist?county=330424&post=commandCentre&limit=200");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ("commandCentre", 1, 1),
            (answer.Json.GetProperty("post").GetString(), answer.Json.GetProperty("total").GetInt32(),
                answer.Json.GetProperty("late").GetInt32()));
        var step = Assert.Single(answer.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("file", true, "330424-ZHZF-ZHZX"),
            (step.GetProperty("clock").GetString(), step.GetProperty("late").GetBoolean(),
                step.GetProperty("party").GetProperty("key").GetString()));
        var asked = Assert.Single(door.City.Asked.OfType<AskWorklist>());
        Assert.Equal((Post.CommandCentre, 100), (asked.Post, asked.Most)); // each step shown asks its case
        Assert.Equal("next", answer.Json.GetProperty("next").GetString());
        Assert.Equal(3, answer.Json.GetProperty("ended")[0].GetProperty("dischargedLate").GetInt32());
        (await door.Get("/v1/worklist?county=330424&post=king")).IsProblem(HttpStatusCode.BadRequest, "query.post");
        (await door.Get("/v1/worklist?county=330424")).IsProblem(HttpStatusCode.BadRequest, "query.post");
    }
}
