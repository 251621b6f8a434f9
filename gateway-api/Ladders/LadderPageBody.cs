using Grid.Gateway.Parties;
using Grid.Ladders;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Gateway.Ladders;

/// <summary>A page of steps of ladders; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
/// <param name="Counts">How many steps of each rung the whole list has, without those taken back.</param>
public sealed record LadderPageBody(
    IReadOnlyList<LadderLineBody> Items,
    string? Next,
    RungCounts Counts,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static LadderPageBody From(LadderPage page) => new(
        [.. page.Items.Select(LadderLineBody.From)],
        page.Next,
        page.Counts,
        page.ReadTo);
}

/// <summary>A step of a ladder.</summary>
/// <param name="Result">Of an order: what the latest look after it found; null before one.</param>
/// <param name="TakenBack">Whether an objection took it back.</param>
/// <param name="Operation">专项整治: the special operation in which it was taken.</param>
/// <param name="Subdistrict">Code of the sub-district of the duty holder or of the case.</param>
public sealed record LadderLineBody(
    PartyBody Party,
    int Step,
    Rung Rung,
    ClassKind Kind,
    string Class,
    DateTimeOffset At,
    DateTimeOffset? Due,
    string By,
    Guid? Case,
    RecheckResult? Result,
    bool TakenBack,
    string? Operation,
    string? Subdistrict)
{
    internal static LadderLineBody From(LadderLine line) => new(
        PartyBody.From(line.Party), line.Step, line.Rung, line.Kind, line.Class, line.At, line.Due, line.By, line.Case,
        line.Result, line.TakenBack, line.Operation, line.Subdistrict);
}
