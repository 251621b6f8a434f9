using Grid.Cases;
using Grid.Gateway.Parties;
using Grid.Ledger;

namespace Grid.Gateway.Cases;

/// <summary>The trace of a case (痕迹化), from its first step.</summary>
public sealed record HistoryBody(IReadOnlyList<TraceBody> Items)
{
    internal static HistoryBody From(IReadOnlyList<CaseTrace> trace) => new([.. trace.Select(static step => new TraceBody(
        step.Type, step.At, step.By, step.Stage, step.Position, step.Note, step.Reason, [.. step.Parties.Select(PartyBody.From)]))]);
}

/// <summary>One step: what, when, who, and where in the ledger it stands.</summary>
public sealed record TraceBody(
    string Type,
    DateTimeOffset At,
    string By,
    CaseStage Stage,
    LedgerPosition Position,
    string? Note,
    string? Reason,
    IReadOnlyList<PartyBody> Parties);
