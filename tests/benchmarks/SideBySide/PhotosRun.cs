using System.Buffers.Binary;
using System.Net.Http.Headers;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Results;
using SkiaSharp;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// Photographs of 5 MB, no two alike, sent to cases of a city one after the other: what a photograph takes, and the
/// memory of the city's process after the first of them and after the last.
/// </summary>
internal static class PhotosRun
{
    private const int First = 20, Photographs = 200, QuickPhotographs = 60, Cases = 4;
    private const int Width = 2600, Height = 1900, Least = 5_000_000, NumberAt = 6;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        await using var arena = await Arena.Start(asked.County, asked.Settings, onlyOurs: true, asked.Embedded);
        var (server, reports) = (arena.Ours.Server, new Surroundings(arena.County).Reports(time));
        var cases = new List<string>();
        while (cases.Count < Cases)
        {
            var reported = await server.Send(HttpMethod.Post, "/v1/reports", body: reports.Next());
            cases.Add(reported.Json.GetProperty("id").GetString()!);
        }

        using var client = new HttpClient { BaseAddress = server.Address };
        var photograph = Photograph();
        var (count, taken) = (asked.Quick ? QuickPhotographs : Photographs, new List<double>());
        double Memory() => Resident.Now(server.Id!.Value);
        var (before, early) = (Memory(), 0.0);
        for (var number = 1; number <= count; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(photograph.AsSpan(NumberAt), number);
            var began = time.GetTimestamp();
            await Send(client, cases[number % Cases], photograph);
            taken.Add(time.GetElapsedTime(began).TotalMilliseconds);
            early = number == First ? Memory() : early;
        }

        var (late, most) = (Memory(), Resident.Most(server.Id!.Value));
        report.Add("bytes of a photograph", "", ("ours", photograph.Length));
        report.Add("a photograph sent, checked, copied and kept, median", "ms", ("ours", Median.Of(taken)));
        report.Add("memory of the process before the first", "MiB", ("ours", before));
        report.Add($"after {First} of them", "MiB", ("ours", early));
        report.Add($"after {count} of them", "MiB", ("ours", late));
        report.Add("the most it ever was", "MiB", ("ours", most));
        report.Say(
            $"photos memory {late - early:+0;-0;0} MiB from {First} to {count} of {photograph.Length / 1e6:0.0} MB");
    }

    private static async Task Send(HttpClient client, string of, byte[] photograph)
    {
        using var file = new ByteArrayContent(photograph);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("near"), "kind" },
            { new StringContent("collector-1"), "by" },
            { file, "file", "near.jpg" },
        };
        using var answered = await client.PostAsync($"/v1/cases/{of}/evidence", form);
        answered.EnsureSuccessStatusCode();
    }

    /// <summary>A JPEG that nothing makes smaller, with room for a number in a comment.</summary>
    private static byte[] Photograph()
    {
        using var picture = new SKBitmap(Width, Height);
        new Random(1).NextBytes(picture.GetPixelSpan());
        for (var quality = 60; ; quality += 5)
        {
            using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
            if (encoded.Size >= Least)
            {
                var plain = encoded.ToArray();
                return [.. plain[..2], 0xff, 0xfe, 0, 6, 0, 0, 0, 0, .. plain[2..]];
            }
        }
    }
}
