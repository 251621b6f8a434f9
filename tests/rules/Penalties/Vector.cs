using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Tests.Vectors;

namespace Grid.Tests.Penalties;

/// <summary>One worked example: its facts, and the answer that was worked by hand.</summary>
internal sealed record Vector(string Id, JsonNode Facts, string Ask, JsonNode Expected, string Clause)
{
    public string Answer => Expected["answer"]!.GetValue<string>();

    public static IReadOnlyList<Vector> Of(string file) =>
    [
        .. JsonNode.Parse(VectorFile.Text($"shops/{file}.json"))!.AsArray().Select(static one => new Vector(
            one!["id"]!.GetValue<string>(),
            one["facts"]!,
            one["ask"]!.GetValue<string>(),
            one["expected"]!,
            one["clause"]!.GetValue<string>())),
    ];

    public bool Has(string name) => Facts[name] is not null;

    public string Text(string name) => Facts[name]!.GetValue<string>();

    public bool Flag(string name) => Facts[name]?.GetValueKind() == JsonValueKind.True;

    public decimal Yuan(string name) => Facts[name]!.GetValue<decimal>();

    public DateTimeOffset At(string name) => Time(Facts[name])!.Value;

    public DateTimeOffset? TimeOf(string name) => Time(Facts[name]);

    /// <summary>The day of a fact that is a day or a time of the county.</summary>
    public DateOnly Day(string name) => DayOf(Facts[name])!.Value;

    public DateOnly Expects(string name) => DayOf(Expected[name])!.Value;

    /// <summary>The day that a node says, by its own offset; null for none.</summary>
    public static DateOnly? DayOf(JsonNode? node) => node is null
        ? null
        : DateOnly.ParseExact(node.GetValue<string>()[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override string ToString() => Id;

    private static DateTimeOffset? Time(JsonNode? node) => node is null
        ? null
        : DateTimeOffset.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture);
}
