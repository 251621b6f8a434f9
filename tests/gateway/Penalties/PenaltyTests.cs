using System.Net;
using Grid.Foundation;
using Grid.Penalties;
using Grid.ReadModel;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Penalties;

public sealed class PenaltyTests
{
    private const string Id = "5b0c2f52-7a5f-8d53-9d2c-0d0c7a2a3b11";

    [Fact]
    public async Task A_file_is_opened_and_shown_with_its_article_and_what_fits_next()
    {
        var door = await Door.Of<PenaltyTests>();

        var answer = await door.Post(
            "/v1/penalties",
            """
            { "party": "shop/S-0001", "class": "04-05", "procedure": "general", "officers": ["P-0031", "P-0044"],
              "by": "P-0031" }
            """);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var asked = Assert.Single(door.City.Asked.OfType<OpenPenalty>());
        Assert.Equal(
            (PartySort.Organisation, PenaltyProcedure.General, "04-05"), (asked.Sort, asked.Procedure, asked.Class));
        Assert.Equal("afterLimit", answer.Json.GetProperty("article").GetProperty("when").GetString());
        Assert.Equal("file", answer.Json.GetProperty("next")[0].GetString());
        Assert.Equal(HttpStatusCode.OK, (await door.Get($"/v1/penalties/{Id}")).Status);
    }

    [Theory]
    [InlineData("""{ "by": "P-1", "procedure": "simple", "class": "04-05" }""", "penalty.party")]
    [InlineData("""{ "by": "P-1", "procedure": "simple", "party": "shop/S-1" }""", "penalty.classMissing")]
    [InlineData("""{ "procedure": "simple", "party": "shop/S-1", "class": "04-05" }""", "penalty.byMissing")]
    [InlineData(
        """{ "by": "P-1", "procedure": "simple", "party": "shop/S-1", "class": "04-05", "officers": ["王小明"] }""",
        "penalty.officerCode")]
    public async Task What_cannot_be_read_is_refused_by_name(string body, string code)
    {
        var door = await Door.Of<PenaltyTests>();

        (await door.Post("/v1/penalties", body)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_refusal_of_the_law_is_a_conflict_with_its_clause()
    {
        var door = await Door.Of<PenaltyTests>();
        door.City.Refusals.Enqueue(Refusal.Forbidden("penalty.night", "Nothing is executed.", "行政强制法第43条"));

        var refused = await door.Post($"/v1/penalties/{Id}/enforce", """{ "by": "P-1", "act": "execution" }""");

        refused.IsProblem(HttpStatusCode.Conflict, "penalty.night");
        Assert.Equal("行政强制法第43条", refused.Json.GetProperty("clause").GetString());
    }

    [Fact]
    public async Task An_unknown_step_or_file_is_not_found()
    {
        var door = await Door.Of<PenaltyTests>();

        (await door.Post($"/v1/penalties/{Id}/forgive", """{ "by": "P-1" }""")).IsProblem(
            HttpStatusCode.NotFound, "penalty.verbUnknown");
        (await door.Get("/v1/penalties/7")).IsProblem(HttpStatusCode.NotFound, "penalty.unknown");
    }

    [Fact]
    public async Task Files_are_listed_and_counted_by_procedure()
    {
        var door = await Door.Of<PenaltyTests>();

        var page = await door.Get("/v1/penalties?party=shop/S-0001&stage=found&procedure=general");

        var asked = Assert.Single(door.City.Asked.OfType<PenaltyQuery>());
        Assert.Equal((PenaltyStage.Found, PenaltyProcedure.General), (asked.Stage!.Value, asked.Procedure!.Value));
        Assert.Equal(180, page.Json.GetProperty("decided").GetProperty("simple").GetInt32());
        (await door.Get("/v1/penalties?party=wang")).IsProblem(HttpStatusCode.BadRequest, "query.party");
        (await door.Get("/v1/penalties?stage=forgiven")).IsProblem(HttpStatusCode.BadRequest, "penalty.word");
    }
}
