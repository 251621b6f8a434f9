using Grid.Simulation.Door;

namespace Grid.Simulation.Rulebook;

/// <summary>
/// The routing of a report under one rulebook: which parties in which roles and by when, or the refusal.
/// </summary>
/// <param name="Parties">role kind/key, sorted.</param>
internal sealed record Routed(string Lead, string Rule, DateTimeOffset? Due, IReadOnlySet<string> Parties)
{
    /// <summary>A report that neither rulebook has a class for.</summary>
    public static Routed None { get; } = new("no class", "", null, new HashSet<string>());

    public static Routed Of(Answer<RouteBody> answer) => answer.Value is { } found
        ? new(
            Named(found.Lead),
            found.Lead.Rule,
            found.Due,
            found.Parties.Select(static party => $"{party.Role} {party.Kind}/{party.Key}").ToHashSet())
        : new($"refused: {answer.Problem?.Code}", "", null, new HashSet<string>());

    /// <summary>Whether two routings agree in what a case keeps: the parties, their roles and the due time.</summary>
    public bool Same(Routed other) => Lead == other.Lead && Due == other.Due && Parties.SetEquals(other.Parties);

    private static string Named(RoutePartyBody party) =>
        party.Name is { } name ? $"{party.Key} {name}" : $"{party.Kind}/{party.Key}";
}
