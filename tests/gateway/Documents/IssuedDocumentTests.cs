using System.Net;
using System.Net.Http.Headers;
using Grid.Documents;
using Grid.Foundation;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Documents;

/// <summary>文书 at the door.</summary>
public sealed class IssuedDocumentTests
{
    private const string Id = "330424-ZHZF.reminder.2019.12";

    [Fact]
    public async Task A_document_is_issued_served_and_withdrawn_as_it_was_sent()
    {
        var door = await Door.Of<IssuedDocumentTests>();

        var issued = await door.Post(
            "/v1/documents",
            """{ "kind": "reminder", "party": "shop/330424-S-0001", "fields": { "facts": "店外经营" }, "by": "P-1" }""",
            headers: ("Idempotency-Key", "k-1"));
        Assert.Equal("盐综执提〔2019〕第12号", issued.Json.GetProperty("number").GetString());
        Assert.Equal("S-0001", issued.Json.GetProperty("party").GetProperty("key").GetString()?[^6..]);
        var asked = Assert.Single(door.City.Asked.OfType<IssueDocument>());
        Assert.Equal(
            ("reminder", "shop/330424-S-0001", "P-1", "k-1"), (asked.Kind, asked.Party, asked.By, asked.Command));
        Assert.Equal("店外经营", asked.Fields["facts"]);

        await door.Post($"/v1/documents/{Id}/serve", """{ "by": "P-1", "method": "left", "witness": "P-2" }""");
        Assert.Equal(
            new ServeDocument("P-1", ServiceMethod.Left, Witness: "P-2"),
            Assert.Single(door.City.Asked.OfType<ServeDocument>()));
        await door.Post($"/v1/documents/{Id}/withdraw", """{ "by": "P-1", "reason": "有误" }""");
        Assert.Equal(new WithdrawDocument("P-1", "有误"), Assert.Single(door.City.Asked.OfType<WithdrawDocument>()));
    }

    [Theory]
    [InlineData("application/pdf", "Pdf")]
    [InlineData("image/png", "Picture")]
    [InlineData("application/vnd.escpos", "Commands")]
    public async Task A_document_comes_in_the_form_that_is_accepted(string type, string format)
    {
        var door = await Door.Of<IssuedDocumentTests>();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/documents/{Id}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));

        using var answer = await door.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(format, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", """{ "party": "shop/S-1", "by": "P-1" }""", "document.kindMissing")]
    [InlineData("", """{ "kind": "order", "by": "P-1" }""", "document.partyMissing")]
    [InlineData("", """{ "kind": "order", "party": "shop/S-1" }""", "document.byMissing")]
    [InlineData(
        "",
        """{ "kind": "order", "party": "shop/S-1", "by": "P-1", "fields": { "facts": "电话13805730000" } }""",
        "document.fieldPersonal")]
    [InlineData(
        "", """{ "kind": "order", "party": "shop/S-1", "by": "P-1", "fields": { "facts": null } }""", "request.json")]
    [InlineData($"/{Id}/serve", """{ "by": "P-1" }""", "document.methodMissing")]
    [InlineData($"/{Id}/withdraw", """{ "by": "P-1" }""", "document.reasonMissing")]
    public async Task What_lacks_something_is_refused_by_name(string path, string body, string code)
    {
        var door = await Door.Of<IssuedDocumentTests>();

        (await door.Post($"/v1/documents{path}", body)).IsProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_refusal_by_law_names_its_clause()
    {
        var door = await Door.Of<IssuedDocumentTests>();
        door.City.Refusals.Enqueue(Refusal.Forbidden("document.serviceNeeds", "It lacks a witness.", "第八十六条"));

        var answer = await door.Post($"/v1/documents/{Id}/serve", """{ "by": "P-1", "method": "left" }""");

        answer.IsProblem(HttpStatusCode.Conflict, "document.serviceNeeds");
        Assert.Equal("第八十六条", answer.Json.GetProperty("clause").GetString());
    }

    [Theory]
    [InlineData($"number={Id}&hash=0123456789abcdef", true)]
    [InlineData("number=printed&hash=sha256:1", true)]
    [InlineData($"number={Id}&hash=0123456789abcdee", false)]
    public async Task A_stranger_learns_whether_a_paper_is_genuine_and_nothing_of_its_party(string query, bool genuine)
    {
        var door = await Door.Of<IssuedDocumentTests>();

        var answer = await door.Get($"/v1/documents/verify?{query}");

        Assert.Equal(genuine, answer.Json.GetProperty("genuine").GetBoolean());
        Assert.Equal(genuine ? "提醒单" : null, answer.Json.GetProperty("title").GetString());
        Assert.False(answer.Json.TryGetProperty("party", out _));
    }

    [Fact]
    public async Task Many_documents_are_printed_as_one_file_in_their_order()
    {
        var door = await Door.Of<IssuedDocumentTests>();

        using var answer = await door.Client.GetAsync($"/v1/documents/print?ids={Id},330424-ZHZF.reminder.2019.13");

        Assert.Equal("%PDF-joined", await answer.Content.ReadAsStringAsync());
        Assert.Equal(
            [Id, "330424-ZHZF.reminder.2019.13"],
            Assert.Single(door.City.Asked.OfType<IReadOnlyList<string>>()));
        (await door.Get("/v1/documents/print?ids=")).IsProblem(HttpStatusCode.BadRequest, "query.ids");
        (await door.Get("/v1/documents/none")).IsProblem(HttpStatusCode.NotFound, "document.unknown");
    }
}
