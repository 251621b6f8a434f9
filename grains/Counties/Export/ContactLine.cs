using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Cases;

namespace Grid.Counties.Export;

/// <summary>
/// How to reach one person, the reporter of a case or the holder of a post; or who the persons are whom a case
/// concerns.
/// </summary>
/// <param name="Case">The id of the case; null for a holder.</param>
/// <param name="Holder">The code of the holder; null for a case.</param>
/// <param name="Concerned">The persons whom the case concerns; null for a reporter and a holder.</param>
internal sealed record ContactLine(
    string? Name, string? Phone, Guid? Case = null, string? Holder = null, ConcernedState? Concerned = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(ContactLine);

    public string Written() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is no such line.</exception>
    public static ContactLine Read(string text) =>
        JsonSerializer.Deserialize<ContactLine>(text, Json) is { } line && line.Case is null != line.Holder is null
            ? line
            : throw new JsonException("A contact is that of a case or of a holder.");
}
