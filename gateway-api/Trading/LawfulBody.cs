using Grid.Trading;

namespace Grid.Gateway.Trading;

/// <summary>Whether trade on public ground is lawful at a minute, and by what.</summary>
/// <param name="Why">The reason in words: what the row says of the ground, and what the permit lacks.</param>
/// <param name="Reason">The same as a word.</param>
/// <param name="At">The minute it is answered for.</param>
/// <param name="Zone">The word of the trading zone there on that day; null for none.</param>
/// <param name="Permit">
/// Code of the permit by which it is lawful, or that comes nearest to allowing it; null where there is none.
/// </param>
/// <param name="Clause">The article with the version of its text, or the place in the plan.</param>
/// <param name="Next">What follows; null where it is lawful.</param>
/// <param name="Rule">The row of the table trading that decides.</param>
/// <param name="Grade">How sure the row is: H, M or L.</param>
public sealed record LawfulBody(
    bool Lawful,
    string Why,
    LawfulReason Reason,
    DateTimeOffset At,
    string? Zone,
    string? Permit,
    string Clause,
    string? Next,
    string Rule,
    string Grade)
{
    internal static LawfulBody From(LawfulView view) => new(
        view.Lawful,
        Words(view) is { } said ? $"{view.Row.Why}; {said}" : view.Row.Why,
        view.Reason,
        view.At,
        view.Zone,
        view.Permit,
        view.Row.Clause,
        view.Lawful ? null : view.Row.Next,
        view.Row.Rule,
        view.Row.Grade);

    private static string? Words(LawfulView view) => view.Reason switch
    {
        LawfulReason.Permitted => $"permitted by {view.Permit}",
        LawfulReason.NoPermit => "there is no permit for the place",
        LawfulReason.OtherPlace => $"permit {view.Permit} is for another place",
        LawfulReason.OtherHolder => $"permit {view.Permit} is another seller's",
        LawfulReason.Expired => $"permit {view.Permit} has expired",
        LawfulReason.NotYetValid => $"permit {view.Permit} is not yet valid",
        LawfulReason.OtherDay => $"not one of the days or nights of permit {view.Permit}",
        LawfulReason.OtherHours => $"outside the hours of permit {view.Permit}",
        LawfulReason.OtherGoods => $"permit {view.Permit} is for other goods",
        _ => null,
    };
}
