using System.Text.Json.Serialization;
using Grid.Gateway.Parties;
using Grid.Repeats;

namespace Grid.Gateway.Repeats;

/// <summary>反复问题: which case of a problem it is, counted from 1; the problem bears the id of its first case.</summary>
/// <param name="Earlier">The case before it.</param>
/// <param name="Rule">The row of the repeats.</param>
/// <param name="Link">The problem.</param>
public sealed record RecurrenceBody(Guid Problem, int Number, Guid Earlier, PartyBody Place, string Rule, string Link)
{
    internal static RecurrenceBody From(Recurrence again) =>
        new(again.Problem, again.Number, again.Earlier, PartyBody.From(again.Place), again.Rule,
            $"/v1/problems/{again.Problem}");
}

/// <summary>A mark of a place that a case brought about.</summary>
public sealed record BroughtMarkBody(
    PartyBody Place,
    int Number,
    [property: JsonPropertyName("told")] PartyBody? Notified,
    DateTimeOffset Until)
{
    internal static BroughtMarkBody From(BroughtMark mark) =>
        new(PartyBody.From(mark.Place), mark.Number, mark.Notified is { } notified ? PartyBody.From(notified) : null,
            mark.Until);
}
