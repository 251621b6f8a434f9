using Grid.Cases;

namespace Grid.Gateway.Cases;

/// <summary>接管: what the system that a county used before said of a case.</summary>
/// <param name="Source">What that system is called.</param>
/// <param name="Number">The number of the case there.</param>
/// <param name="Due">By when it had to be handled there; null where the limit of its class counts.</param>
/// <param name="Outcome">What became of it there, in words.</param>
/// <param name="History">Its steps there, a line each.</param>
public sealed record TakenOverBody(
    string Source,
    string Number,
    DateTimeOffset? FiledAt,
    DateTimeOffset? DispatchedAt,
    DateTimeOffset? HandledAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? Due,
    string? Outcome,
    IReadOnlyList<string> History)
{
    internal static TakenOverBody From(TakenOver taken) => new(
        taken.Source,
        taken.Number,
        taken.FiledAt,
        taken.DispatchedAt,
        taken.HandledAt,
        taken.ClosedAt,
        taken.Due,
        taken.Outcome,
        taken.History);
}
