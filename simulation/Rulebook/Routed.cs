using Grid.Simulation.Door;

namespace Grid.Simulation.Rulebook;

/// <summary>Where a report would go under one rulebook: who in which role, by when; or why nowhere.</summary>
/// <param name="Parties">role kind/key, sorted.</param>
internal sealed record Routed(string Lead, string Rule, DateTimeOffset? Due, IReadOnlySet<string> Parties)
{
    public static Routed Of(Answer<RouteBody> answer) => answer.Value is { } found
        ? new(
            Named(found.Lead),
            found.Lead.Rule,
            found.Due,
            found.Parties.Select(static party => $"{party.Role} {party.Kind}/{party.Key}").ToHashSet())
        : new($"refused: {answer.Problem?.Code}", "", null, new HashSet<string>());

    /// <summary>Whether anything a case would keep differs: who answers in which role, or by when.</summary>
    public bool Same(Routed other) => Lead == other.Lead && Due == other.Due && Parties.SetEquals(other.Parties);

    private static string Named(RoutePartyBody party) =>
        party.Name is { } name ? $"{party.Key} {name}" : $"{party.Kind}/{party.Key}";
}
