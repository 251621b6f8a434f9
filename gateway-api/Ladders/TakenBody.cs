using Grid.Gateway.Parties;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Gateway.Ladders;

/// <summary>The rung that was taken, its document and its due time, and what comes next.</summary>
public sealed record TakenBody(
    PartyBody Party,
    int Step,
    Rung Rung,
    ClassKind Kind,
    string Class,
    DateTimeOffset At,
    DateTimeOffset? Due,
    string Rule,
    bool Early,
    Guid? Case,
    SlipBody? Document,
    StandingBody Standing,
    int Version,
    LedgerPosition LedgerPosition)
{
    internal static TakenBody From(TakenView view) => new(
        PartyBody.From(view.Party), view.Step.Number, view.Step.Rung, view.Step.Kind, view.Step.Class, view.Step.At,
        view.Step.Due, view.Step.Rule, view.Step.Early, view.Step.Case,
        view.Step.Document is null ? null : SlipBody.From(view.Party, view.Step),
        StandingBody.From(view.Standing), view.Version, view.LedgerPosition);
}
