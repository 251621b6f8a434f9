using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Grid.Chaos.Odd;

/// <summary>
/// A request that nearly makes sense: an operation of the door with a body it would take, and mostly one or two things
/// in it that are odd.
/// </summary>
/// <param name="known">Values of path parameters that exist, and bodies of what stands there, by path.</param>
internal sealed partial class OddRequests(IReadOnlyList<Operation> operations, KnownValues known, Random dice)
{
    private const string Mark = "@odd@";

    private static readonly byte[] QuotedMark = Encoding.UTF8.GetBytes($"\"{Mark}\"");

    public OddRequest Next()
    {
        var operation = operations[dice.Next(operations.Count)];
        var body =
            operation.Media.Count > 0 || (operation.Method != HttpMethod.Get && dice.Next(10) == 0)
                ? Body(operation)
                : null;
        var path = PathParameter()
            .Replace(
                operation.Path,
                match =>
                    dice.Next(8) == 0 ? OddValues.OfAddress(dice) : known.Value(operation, match.Groups[1].Value, dice)
            );
        var query = operation.Query.Where(_ => dice.Next(4) == 0)
            .Select(name => $"{name}={(dice.Next(3) == 0 ? "1" : OddValues.OfAddress(dice))}")
            .Concat(dice.Next(30) == 0 ? ["nobodys=1"] : [])
            .ToList();
        return new(
            operation,
            $"{path}{(query.Count > 0 ? "?" : "")}{string.Join('&', query)}",
            body,
            ContentType(operation),
            Headers());
    }

    private string? ContentType(Operation operation)
    {
        if (dice.Next(12) == 0)
        {
            return OddValues.ContentType(dice);
        }

        return operation.Media.Count > 0 ? operation.Media[dice.Next(operation.Media.Count)] : "application/json";
    }

    private byte[] Body(Operation operation)
    {
        if (dice.Next(25) == 0)
        {
            return OddValues.OfJson(dice); // instead of the whole
        }

        var body = known.Body(operation, dice) ?? new JsonObject();
        var odd = dice.Next(6) switch { 0 => 0, 1 => 2, _ => 1 };
        for (var i = 0; i < odd; i++)
        {
            body = Spoil(body);
        }

        var text = Encoding.UTF8.GetBytes(body.ToJsonString());
        for (var at = text.AsSpan().IndexOf(QuotedMark); at >= 0; at = text.AsSpan().IndexOf(QuotedMark))
        {
            text = [.. text.AsSpan(0, at), .. OddValues.OfJson(dice), .. text.AsSpan(at + QuotedMark.Length)];
        }

        if (dice.Next(60) == 0)
        {
            return [.. text.AsSpan(0, dice.Next(text.Length))]; // cut off
        }

        return dice.Next(60) == 0 ? [0xEF, 0xBB, 0xBF, .. text] : text;
    }

    private JsonNode Spoil(JsonNode body)
    {
        var places = Places(body).ToList();
        if (places.Count == 0 || dice.Next(8) == 0)
        {
            (body as JsonObject)?.TryAdd(dice.Next(3) == 0 ? "nobodys" : $"n{dice.Next(9)}", Mark);
            return body;
        }

        var (holder, name, index) = places[dice.Next(places.Count)];
        if (holder is JsonObject members)
        {
            members[name!] = Mark;
        }
        else
        {
            holder.AsArray()[index] = Mark;
        }

        return body;
    }

    private static IEnumerable<(JsonNode Holder, string? Name, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members
            .ToList()
            .SelectMany(member => Places(member.Value).Prepend((members, member.Key, 0))),
        JsonArray list => Enumerable
            .Range(0, Math.Min(list.Count, 3))
            .SelectMany(at => Places(list[at]).Prepend((list, null, at))),
        _ => [],
    };

    private IEnumerable<(string Name, string Value)> Headers()
    {
        if (dice.Next(10) == 0)
        {
            yield return (
                "Idempotency-Key", dice.Next(3) == 0 ? new string('k', dice.Next(1, 400)) : $"odd-{dice.Next(20)}");
        }

        if (dice.Next(15) == 0)
        {
            yield return (
                "If-Match",
                new[] { "*", "\"1\"", "W/\"1\"", "\"x\"", "1", "\"1\", \"2\"", "\"99999999999\"", "," }[dice.Next(8)]);
        }

        if (dice.Next(25) == 0)
        {
            yield return ("If-None-Match", new[] { "*", "\"1\"", "W/\"1\"", "x" }[dice.Next(4)]);
        }

        if (dice.Next(15) == 0)
        {
            yield return (
                "Accept",
                new[]
                {
                    "*/*",
                    "application/geo+json",
                    "application/xml",
                    "text/csv;q=0",
                    "q=",
                    "application/json;q=0.1, text/html",
                }[dice.Next(6)]);
        }

        yield return ("Grid-Now", dice.Next(40) switch
        {
            0 => "0001-01-01T00:00:00+14:00",
            1 => "never",
            _ => string.Create(
                CultureInfo.InvariantCulture, $"2019-06-{dice.Next(1, 29):00}T{dice.Next(24):00}:00:00+08:00"),
        });
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex PathParameter();
}

/// <summary>One request, to be sent and, where something is wrong, to be shown.</summary>
internal sealed record OddRequest(
    Operation Operation,
    string Path,
    byte[]? Body,
    string? ContentType,
    IEnumerable<(string Name, string Value)> Headers)
{
    private readonly (string Name, string Value)[] headers = [.. Headers];

    public HttpRequestMessage ToMessage(Uri city)
    {
        var message = new HttpRequestMessage(Operation.Method, new Uri(
            city + Path.TrimStart('/'),
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (ContentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            }
        }

        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : $" {Encoding.UTF8.GetString(Body)}";
        return $"{Operation.Method} {Path} [{ContentType}; "
            + $"{string.Join("; ", headers)}]{(body.Length > 700 ? body[..700] + "…" : body)}";
    }
}
