using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Parties;

/// <summary>
/// Pages of obligations as they are sent. A party answers with the same page until something happens to it, and a door
/// in the party's own process gets that very page: it is written once, however many ask.
/// </summary>
internal sealed class ObligationPages(IOptions<JsonOptions> json)
{
    private readonly ConditionalWeakTable<ObligationPage, byte[]> written = [];

    public IResult Of(HttpContext http, ObligationPage page)
    {
        Representations.LinkNext(http, page.Next);
        return TypedResults.Bytes(written.GetValue(page, Write), "application/json; charset=utf-8");
    }

    private byte[] Write(ObligationPage page) =>
        JsonSerializer.SerializeToUtf8Bytes(ObligationsBody.From(page), json.Value.SerializerOptions);
}
