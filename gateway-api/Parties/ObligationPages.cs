using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Parties;

/// <summary>
/// Pages of obligations as they are sent. A party answers with the same page object until a record changes the party,
/// and a door in the party's own process receives that object: the door then writes the page once for all callers.
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
