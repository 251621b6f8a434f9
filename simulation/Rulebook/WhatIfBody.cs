using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Grid.Simulation.Rulebook;

/// <summary>The comparison as JSON.</summary>
internal sealed record WhatIfBody(
    int Reports,
    int Changed,
    int Leads,
    int Dues,
    int Parties,
    IReadOnlyDictionary<string, int> ByClass,
    IReadOnlyDictionary<string, int> ByLead,
    IReadOnlyDictionary<string, int> ByParty,
    IReadOnlyList<string> Examples);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
[JsonSerializable(typeof(WhatIfBody))]
internal sealed partial class WhatIfJson : JsonSerializerContext
{
    /// <summary>Writes Chinese characters unescaped.</summary>
    public static WhatIfJson Legible { get; } =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
}
