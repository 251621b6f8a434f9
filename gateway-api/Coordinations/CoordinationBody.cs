using Grid.Cases;
using Grid.Coordinations;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Gateway.Coordinations;

/// <summary>A matter in dispute (职责交叉、疑难问题) and its coordinations, the latest first.</summary>
/// <param name="Proposed">The latest outcome as rows of the routes; null while there is none.</param>
public sealed record CoordinationBody(
    string Key,
    ClassKind Kind,
    string Class,
    string Subdistrict,
    IReadOnlyList<RoundBody> Rounds,
    ProposedBody? Proposed,
    int Version,
    LedgerPosition LedgerPosition)
{
    internal static CoordinationBody From(CoordinationView view) => new(
        view.Key, view.Kind, view.Class, view.Subdistrict, [.. view.Rounds.Select(RoundBody.From)],
        view.Proposed.Count == 0 ? null : ProposedBody.From(view.Proposed), view.Version, view.LedgerPosition);
}

/// <summary>One coordination.</summary>
public sealed record RoundBody(
    int Round,
    CoordinationStatus Status,
    PartyBody Convener,
    DateTimeOffset OpenedAt,
    DateTimeOffset? Due,
    IReadOnlyList<PartyBody> Parties,
    IReadOnlyList<ReferredCaseBody> Cases,
    IReadOnlyList<StatementBody> Statements,
    OutcomeBody? Outcome)
{
    internal static RoundBody From(CoordinationRound round) => new(
        round.Number,
        round.Status,
        PartyBody.From(round.Convener),
        round.OpenedAt,
        round.Due,
        [.. round.Parties.Select(PartyBody.From)],
        [.. round.Cases.Select(static one => new ReferredCaseBody(one.Case, one.Number, one.Cause, one.Reason))],
        [
            .. round.Statements.Select(static said => new StatementBody(
                PartyBody.From(said.Party), said.Text, said.At, said.By)),
        ],
        round.Outcome is { } outcome
            ? new(
                PartyBody.From(outcome.Lead),
                [.. outcome.Helpers.Select(PartyBody.From)],
                outcome.Basis,
                outcome.At,
                outcome.By)
            : null);
}

/// <summary>A case that waits, or that is bound.</summary>
public sealed record ReferredCaseBody(Guid Case, string Number, ReferralCause Cause, string Reason);

/// <summary>部门意见</summary>
public sealed record StatementBody(PartyBody Party, string Text, DateTimeOffset At, string By);

/// <summary>会商结论: who leads, who helps, on what ground.</summary>
public sealed record OutcomeBody(
    PartyBody Lead,
    IReadOnlyList<PartyBody> Helpers,
    string Basis,
    DateTimeOffset At,
    string By);
