using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Grid.Chaos.Odd;

/// <summary>
/// What stands in the city, so that an odd request finds something: codes by list, cases, and the bodies they were
/// answered with.
/// </summary>
internal sealed class KnownValues
{
    private const int Most = 200;

    private static readonly string[] CaseVerbs =
        [
            "verify",
            "file",
            "refuse",
            "dispatch",
            "return",
            "accept",
            "handle",
            "check",
            "close",
            "feedback",
            "reopen",
            "transfer",
            "join",
            "void",
            "suspend",
            "resume",
            "extend",
            "notify",
            "consult",
            "split",
            "lookback",
            "nobodys",
        ];

    private readonly Dictionary<string, List<JsonObject>> lists = [];

    public IEnumerable<string> Keys(string list) => lists.GetValueOrDefault(list, []).Select(Key).OfType<string>();

    /// <summary>Takes a page of <c>/v1/shops</c> as shops.</summary>
    public void Learn(string list, JsonElement page)
    {
        if (page.ValueKind == JsonValueKind.Object
            && page.TryGetProperty("items", out var items)
            && items.ValueKind == JsonValueKind.Array)
        {
            var held = lists[list] = [];
            held.AddRange(
                items
                    .EnumerateArray()
                    .Take(Most)
                    .Select(static item => JsonNode.Parse(item.GetRawText()))
                    .OfType<JsonObject>());
        }
    }

    /// <summary>A value for a path parameter, mostly one that exists.</summary>
    public string Value(Operation operation, string parameter, Random dice) => parameter switch
    {
        "verb" when operation.Path.Contains("/parts/", StringComparison.Ordinal) => new[]
        {
            "accept",
            "handle",
            "close",
            "return",
            "nobodys",
        }[dice.Next(5)],
        "verb" => CaseVerbs[dice.Next(CaseVerbs.Length)],
        "partition" or "number" => dice.Next(-1, 18).ToString(CultureInfo.InvariantCulture),
        "kind" => new[]
        {
            "shops",
            "dogs",
            "cells",
            "areas",
            "appointments",
            "routes",
            "hours",
            "calendar",
            "nobodys",
        }[dice.Next(9)],
        "county" => "999901",
        "name" => new[] { "routes", "hours", "calendar", "limits", "nobodys" }[dice.Next(5)],
        "department" => Any("departments", dice),
        "beat" => Any("beats", dice),
        "id" or "parent" => Any("cases", dice),
        _ => operation.Path.Split('/') is [_, _, var list, ..] ? Any(list, dice) : "x",
    };

    /// <summary>A body the operation would take: what stands there, an example, or what every step has.</summary>
    public JsonNode? Body(Operation operation, Random dice)
    {
        var list = operation.Path.Split('/') is [_, _, var name, ..] ? name : "";
        if (operation.Method == HttpMethod.Put
            && operation.Path == $"/v1/{list}/{{code}}"
            && lists.GetValueOrDefault(list) is { Count: > 0 } stand)
        {
            return stand[dice.Next(stand.Count)].DeepClone();
        }

        var body = operation.Example is { ValueKind: JsonValueKind.Object } example
            ? JsonNode.Parse(example.GetRawText())!.AsObject()
            : new JsonObject();
        if (operation.Path.Contains("/{verb}", StringComparison.Ordinal) || body.Count == 0)
        {
            body["by"] = "odd-1";
            body["note"] = "odd";
            body["reason"] = "odd";
            body["passed"] = dice.Next(2) == 0;
        }

        if (body.ContainsKey("lon"))
        {
            (body["lon"], body["lat"]) = (110.0 + (dice.Next(600) / 10000.0), 35.0 + (dice.Next(600) / 10000.0));
        }

        return body;
    }

    private string Any(string list, Random dice) =>
        Keys(list).ToList() is { Count: > 0 } keys
            ? Uri.EscapeDataString(keys[dice.Next(keys.Count)])
            : $"odd-{dice.Next(20)}";

    private static string? Key(JsonObject item) => (item["code"] ?? item["id"] ?? item["key"])?.ToString();
}
