using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Grid.Cases;
using Grid.Coordinations;
using Grid.Gateway.Parties;
using Grid.Gateway.Rulebook;
using Grid.Ledger;
using Grid.ReadModel;
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
                PartyBody.From(said.Party),
                said.Text,
                said.At,
                said.By)),
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

/// <summary>Rows an official can put into the table of routes.</summary>
/// <param name="Rows">The columns of the table.</param>
/// <param name="Csv">The same as lines of its file.</param>
/// <param name="How">What to do with them.</param>
public sealed record ProposedBody(IReadOnlyList<JsonNode> Rows, string Csv, string How)
{
    private static readonly RouteForm Form = new();

    internal static ProposedBody From(IReadOnlyList<RouteRow> rows)
    {
        var shown = Form.Show(new TableData { Table = TableName.Routes, Routes = rows })
            .Select(static row => row!.DeepClone())
            .ToList();
        return new(
            shown,
            string.Concat(
                shown.Select(static row =>
                    $"{string.Join(',', row.AsObject().Select(static column => Quoted(column.Value?.ToString() ?? "")))}\n")),
            "Add these lines to the county's routes (GET /v1/tables/{county}/routes, or its routes.csv), send the "
            + "whole table to POST /v1/import/routes?check=true, and enter it without check once nothing is found "
                + "wrong.");
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>The outcome, as it is sent to <c>POST /v1/coordinations/{key}/decide</c>.</summary>
public sealed record DecideBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required, StringLength(64)] string? Lead = null,
    [property: MaxLength(20)] IReadOnlyList<string>? Helpers = null,
    [property: Required, StringLength(2000)] string? Basis = null,
    [property: StringLength(2000)] string? Note = null);

/// <summary>What a department says for itself.</summary>
public sealed record StatePositionBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: Required, StringLength(64)] string? Department = null,
    [property: Required, StringLength(4000)] string? Text = null);

/// <summary>A page of matters; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record CoordinationPageBody(
    IReadOnlyList<CoordinationLine> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition);

/// <summary>Dispatches and returns, by department and of all together.</summary>
/// <param name="Total">Of all departments: the dispatcher's own account.</param>
public sealed record DispatchPageBody(
    IReadOnlyList<DispatchLineBody> Items,
    string? Next,
    DispatchFigures Total,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static DispatchPageBody From(DispatchPage page) =>
        new(
            [.. page.Items.Select(static line => new DispatchLineBody(line.Party.Key, line.Figures))],
            page.Next,
            page.Total,
            page.ReadTo);
}

/// <summary>A department's line.</summary>
public sealed record DispatchLineBody(string Department, DispatchFigures Figures);
