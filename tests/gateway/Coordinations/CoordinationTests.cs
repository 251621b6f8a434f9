using System.Net;
using Grid.Cases;
using Grid.Coordinations;
using Grid.Foundation;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Coordinations;

public sealed class CoordinationTests
{
    private const string Key = "330424001-E0405";

    [Fact]
    public async Task An_outcome_is_passed_on_and_answered_with_the_rows_that_would_make_it_a_rule()
    {
        var door = await Door.Of<CoordinationTests>();

        var answer = await door.Post(
            $"/v1/coordinations/{Key}/decide",
            """{ "by": "office-1", "lead": "330424-ZHZF", "helpers": ["330424-JT"], "basis": "纪要, 3号" }""",
            headers: ("Idempotency-Key", "k-1"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var asked = Assert.Single(door.City.Asked.OfType<DecideCoordination>());
        Assert.Equal(("office-1", "330424-ZHZF", "纪要, 3号", "k-1"), (asked.By, asked.Lead, asked.Basis, asked.Command));
        Assert.Equal(["330424-JT"], asked.Helpers);
        var proposed = answer.Json.GetProperty("proposed");
        Assert.Equal("subdistrict=330424001", proposed.GetProperty("rows")[0].GetProperty("where").GetString());
        Assert.Equal(
            "K-330424001-E0405-1,199,event,04-05,subdistrict=330424001,lead,department:330424-ZHZF,2019-04-02,,\"会商 "
            + "330424001-E0405 第1次: 纪要, 3号\",H\n",
            proposed.GetProperty("csv").GetString());
        Assert.Contains("check=true", proposed.GetProperty("how").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decide", "{ }", "coordination.byMissing")]
    [InlineData("decide", "{ \"by\": \"o\", \"basis\": \"b\" }", "coordination.leadMissing")]
    [InlineData("decide", "{ \"by\": \"o\", \"lead\": \"L\" }", "coordination.basisMissing")]
    [InlineData("state", "{ \"by\": \"o\", \"department\": \"D\" }", "coordination.textMissing")]
    public async Task What_lacks_something_is_refused_by_name(string verb, string body, string code)
    {
        var door = await Door.Of<CoordinationTests>();

        (await door.Post($"/v1/coordinations/{Key}/{verb}", body)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task An_undisputed_matter_is_not_found_and_one_settled_otherwise_is_a_conflict()
    {
        var door = await Door.Of<CoordinationTests>();

        (await door.Get("/v1/coordinations/330424001-E9999")).IsProblem(
            HttpStatusCode.NotFound, "coordination.unknown");
        door.City.Refusals.Enqueue(Refusal.Conflict("coordination.decided", "It was settled."));
        (await door.Post($"/v1/coordinations/{Key}/decide", """{ "by": "o", "lead": "L", "basis": "b" }""")).IsProblem(
            HttpStatusCode.Conflict, "coordination.decided");
    }

    [Fact]
    public async Task Matters_and_the_figures_of_dispatches_are_listed()
    {
        var door = await Door.Of<CoordinationTests>();

        Assert.Equal(
            Key,
            (await door.Get("/v1/coordinations?open=true")).Json.GetProperty("items")[0].GetProperty("key").GetString()
        );
        Assert.Equal(
            0.95,
            (await door.Get("/v1/dispatches")).Json.GetProperty("total").GetProperty("correctRate").GetDouble(),
            3);
        (await door.Get("/v1/dispatches?limit=0")).IsProblem(HttpStatusCode.BadRequest, "query.limit");
    }

    [Fact]
    public async Task A_return_says_its_ground_and_an_unknown_ground_is_refused_with_the_known()
    {
        var door = await Door.Of<CoordinationTests>();
        var id = Guid.NewGuid();

        (await door.Post($"/v1/cases/{id}/return", """{ "by": "d", "reason": "r", "ground": "tired" }""")).IsProblem(
            HttpStatusCode.BadRequest, "case.ground");
        await door.Post(
            $"/v1/cases/{id}/return",
            """{ "by": "d", "reason": "r", "ground": "overlap", "department": "330424-JT" }""");

        Assert.Equal(
            (ReturnGround.Overlap, "330424-JT"),
            Assert.Single(door.City.Asked.OfType<StepCase>()) is var step
                ? (step.Ground!.Value, step.Department)
                : default);
    }
}
