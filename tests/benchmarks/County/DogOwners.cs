using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.County;

/// <summary>Parties in numbers: dogs, one to a household, which makes two parties each.</summary>
internal static class DogOwners
{
    private const int Lines = 20_000;

    /// <summary>Imports dogs until there are so many parties more than the county has of itself.</summary>
    /// <param name="from">How many there are already.</param>
    public static async Task Grow(ServerProcess city, int from, int parties)
    {
        using var http = new HttpClient { BaseAddress = city.Address, Timeout = TimeSpan.FromMinutes(10) };
        for (var dog = from / 2; dog < parties / 2; dog += Lines)
        {
            var body = new StringBuilder();
            for (var one = dog; one < Math.Min(dog + Lines, parties / 2); one++)
            {
                body.Append(
                    CultureInfo.InvariantCulture,
                    $"{{\"code\":\"{Name(one)}\",\"household\":\"B-H-{one:0000000}\",\"breed\":\"中华田园犬\",\"birthYear\":2020}}\n");
            }

            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString()))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") },
            };
            using var answer = await http.PostAsync("/v1/import/dogs", content);
            var said = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode || said.Contains("\"refused\",", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(
                    $"The dogs were not all entered: {answer.StatusCode} {said[^Math.Min(500, said.Length)..]}");
            }
        }
    }

    public static string Name(int dog) => string.Create(CultureInfo.InvariantCulture, $"B-D-{dog:0000000}");
}
