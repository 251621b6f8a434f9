using Grid.Parties;
using Grid.Standing;

namespace Grid.Gateway.Standing;

/// <summary>What a party owes by itself for one period.</summary>
/// <param name="Standing">True: no case raised it.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="ItemName">The item in words.</param>
/// <param name="Status">open; discharged once a check found it met; lapsed once it was due and was not.</param>
/// <param name="Rule">The row of the table standing.</param>
/// <param name="Clause">The article with the version of its text, or the place in the plan.</param>
/// <param name="Period">The first day of the period for which it is owed.</param>
/// <param name="Since">Since when it is owed.</param>
/// <param name="Checks">How it can be checked.</param>
/// <param name="CheckedAt">When a check found it met.</param>
/// <param name="Finding">The case that its lapse became.</param>
public sealed record StandingObligationBody(
    bool Standing,
    string Item,
    string ItemName,
    DateTimeOffset Due,
    ObligationStatus Status,
    string Rule,
    string Clause,
    DateOnly Period,
    DateTimeOffset Since,
    IReadOnlyList<StandingCheck> Checks,
    DateTimeOffset? CheckedAt,
    StandingCheck? How,
    string? By,
    Guid? Finding)
{
    internal static StandingObligationBody From(StandingView view) => new(
        true,
        view.Row.Item,
        view.Row.Name,
        view.Due,
        view.Status,
        view.Row.Rule,
        view.Row.Clause,
        view.Period,
        view.Since,
        view.Row.Checks,
        view.CheckedAt,
        view.How,
        view.By,
        view.Finding);
}
