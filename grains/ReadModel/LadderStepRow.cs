using Grid.Ladders;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>A step of a ladder.</summary>
internal sealed record LadderStepRow(EntityRef Party, RungTaken Step, LedgerPosition At);

/// <summary>What ended a step of a ladder: the first look after an order, or an objection.</summary>
/// <param name="Result">What the look found; null where an objection took the step back.</param>
internal sealed record LadderEndRow(EntityRef Party, int Step, RecheckResult? Result, DateTimeOffset At);
