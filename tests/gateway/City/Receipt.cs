using System.Text.Json;

namespace Grid.Tests.Gateway.City;

/// <summary>The answers that a sender received for one case: to the report, and to each step.</summary>
internal sealed class Receipt(JsonElement reported)
{
    public Guid Id { get; } = reported.GetProperty("id").GetGuid();

    public string Number { get; } = reported.GetProperty("number").GetString()!;

    public Guid? JoinedTo { get; } =
        reported.GetProperty("joinedTo") is { ValueKind: JsonValueKind.String } primary ? primary.GetGuid() : null;

    /// <summary>The stage that the last answer named.</summary>
    public string Stage { get; set; } = reported.GetProperty("stage").GetString()!;

    public List<Step> Steps { get; } = [];

    /// <summary>
    /// One step that was answered, by the name of its event and its command, and where the answer says it stands.
    /// </summary>
    public sealed record Step(string Type, string Command, string Position);
}
