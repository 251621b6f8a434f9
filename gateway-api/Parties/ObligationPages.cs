using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;
using Grid.Parties;
using Grid.Standing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Grid.Gateway.Parties;

/// <summary>
/// Pages of obligations as they are sent. A party answers with the same page object until a record changes the party,
/// and a door in the party's own process receives that object: the door then writes the page once for all callers who
/// are spoken to alike.
/// </summary>
internal sealed class ObligationPages(IOptions<JsonOptions> json, KnownNames names, Naming naming)
{
    private readonly ConditionalWeakTable<ObligationPage, Written> written = [];

    /// <param name="standing">What it owes by itself; it comes before what cases raised, and is written anew.</param>
    public async Task<IResult> Of(
        HttpContext http, EntityRef party, ObligationPage page, IReadOnlyList<StandingView> standing)
    {
        Representations.LinkNext(http, page.Next);
        await naming.Prepare(http, answer: null, party);
        if (standing.Count > 0)
        {
            return TypedResults.Bytes(Write(page, standing), "application/json; charset=utf-8");
        }

        var voice = Speech.Now.Voice(names, county: null);
        if (!written.TryGetValue(page, out var known) || known.Voice != voice)
        {
            known = new(voice, Write(page, standing));
            written.AddOrUpdate(page, known);
        }

        return TypedResults.Bytes(known.Text, "application/json; charset=utf-8");
    }

    private byte[] Write(ObligationPage page, IReadOnlyList<StandingView> standing) =>
        JsonSerializer.SerializeToUtf8Bytes(ObligationsBody.From(page, standing), json.Value.SerializerOptions);

    /// <summary>A page as it was written, and in whose words.</summary>
    private sealed record Written(CountyVoice Voice, byte[] Text);
}
