using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Grid.Cases;
using Grid.Evidence;
using Grid.Rulebook;
using Grid.Tests.Gateway.Foundation;

namespace Grid.Tests.Gateway.Evidence;

/// <summary>Photographs and recordings at the door.</summary>
public sealed class EvidenceTests
{
    private const int MaxBytes = 200_000;

    private static readonly Guid Case = new("0197b000-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_file_passes_in_pieces_and_is_shown_as_what_never_changes()
    {
        var door = await Opened();
        var file = Jpeg(MaxBytes);
        var added = await Sent(door, Form(file, ("kind", "after"), ("by", "P-0017"), ("step", "handle")));
        var hash = added.Answer.GetProperty("hash").GetString()!;

        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.Equal(
            new AddEvidence(Case, EvidenceKind.After, "P-0017", CaseVerb.Handle), door.City.Asked.Last());

        using var shown = await door.Client.GetAsync($"/v1/evidence/{hash}");
        Assert.Equal(file, await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("immutable", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        using var known = new HttpRequestMessage(HttpMethod.Get, $"/v1/evidence/{hash}");
        known.Headers.IfNoneMatch.Add(shown.Headers.ETag!);
        using var again = await door.Client.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var some = new HttpRequestMessage(HttpMethod.Get, $"/v1/evidence/{hash}");
        some.Headers.Range = new RangeHeaderValue(100_000, 100_099);
        using var part = await door.Client.SendAsync(some);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(file[100_000..100_100], await part.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_the_door_does_not_take_is_refused_by_name()
    {
        var door = await Opened();
        (string, string)[] said = [("kind", "near"), ("by", "P-0017")];

        await Refused(415, "evidence.type", Form("<svg/>"u8.ToArray(), said));
        await Refused(415, "evidence.type", Form([], said));
        await Refused(413, "evidence.tooLarge", Form(Jpeg(MaxBytes + 1), said));
        await Refused(400, "evidence.field", Form(Jpeg(10), [.. said, ("colour", "red")]));
        await Refused(400, "evidence.twice", Form(Jpeg(10), [.. said, ("by", "P-0018")]));
        await Refused(400, "evidence.kind", Form(Jpeg(10), ("kind", "nearly"), ("by", "P-0017")));
        await Refused(400, "case.byMissing", Form(Jpeg(10), ("kind", "near")));
        await Refused(400, "evidence.fileMissing", Form(null, said));
        await Refused(415, "evidence.contentType", new StringContent("{}", null, "application/json"));
        Assert.DoesNotContain(door.City.Asked, static asked => asked is AddEvidence);

        async Task Refused(int status, string code, HttpContent content)
        {
            var (answered, problem) = await Sent(door, content);
            Assert.Equal(code, problem.GetProperty("code").GetString());
            Assert.Equal(status, (int)answered);
        }
    }

    private static async Task<Door> Opened()
    {
        var door = await Door.Of<EvidenceTests>(("Grid:Evidence:MaxBytes", $"{MaxBytes}"));
        var report = new ReportCase(
            ClassKind.Event, "04-05", new(120.9446, 30.516), "城市啄木鸟", null, null, Fresh: true, "public");
        door.City.Cases[Case] = FakeGatewayCity.CaseAt(Case, report);
        return door;
    }

    private static byte[] Jpeg(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        (bytes[0], bytes[1], bytes[2]) = (0xff, 0xd8, 0xff);
        return bytes;
    }

    private static MultipartFormDataContent Form(byte[]? file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "file", "near.jpg");
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Sent(Door door, HttpContent content)
    {
        using var answer = await door.Client.PostAsync($"/v1/cases/{Case}/evidence", content);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
