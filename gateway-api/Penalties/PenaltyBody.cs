using System.Text.Json.Serialization;
using Grid.Documents;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Penalties;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Gateway.Penalties;

/// <summary>A penalty file 行政处罚案卷: what was done, by which article, what is owed by which day.</summary>
/// <param name="Lacks">What is missing before a fine; null when nothing is, or it is decided.</param>
/// <param name="Next">The verbs that fit now.</param>
/// <param name="Document">The document of the latest step; null where it has none.</param>
public sealed record PenaltyBody(
    Guid Id,
    string? County,
    PartyBody Party,
    PartySort Sort,
    string Behaviour,
    string? Class,
    Guid? Case,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Operation,
    PenaltyProcedure Procedure,
    PenaltyStage Stage,
    IReadOnlyList<string> Officers,
    DateTimeOffset OpenedAt,
    string OpenedBy,
    PenaltyArticleBody Article,
    IReadOnlyList<PenaltyTierBody> Tiers,
    decimal? Fine,
    decimal LateCharge,
    decimal Paid,
    decimal Owed,
    IReadOnlyList<PenaltyTermBody> Terms,
    DateOnly? Due,
    IReadOnlyList<PenaltyVerb> Next,
    string? Lacks,
    PenaltyCreditBody Credit,
    IReadOnlyList<PenaltyStepBody> Steps,
    StepDocumentBody? Document,
    int Version,
    LedgerPosition LedgerPosition)
{
    internal static PenaltyBody From(PenaltyView view) => new(
        view.Brief.Id,
        view.Brief.County,
        PartyBody.From(view.Brief.Party),
        view.Opened.Sort,
        view.Brief.Behaviour,
        view.Brief.Class,
        view.Opened.Case,
        view.Opened.Operation,
        view.Brief.Procedure,
        view.Brief.Stage,
        view.Opened.Officers,
        view.Brief.OpenedAt,
        view.Opened.By,
        PenaltyArticleBody.From(view.Article),
        [.. view.Tiers.Select(static tier => new PenaltyTierBody(tier.Condition, tier.Least, tier.Most))],
        view.Brief.Fine,
        view.LateCharge,
        view.Paid,
        view.Owed,
        [.. view.Terms.Select(static term => new PenaltyTermBody(term.Rule, term.LastDay, term.Clause))],
        view.Brief.Due,
        view.Next,
        view.Lacks,
        new(view.Credit.Enters, view.Credit.From, view.Credit.DeletedAfter, view.Credit.Why, view.Credit.Clause),
        [
            .. view.Steps.Select((step, index) =>
                PenaltyStepBody.From(step, StepDocumentBody.From(view.Documents.GetValueOrDefault(index + 1)))),
        ],
        StepDocumentBody.From(view.Documents.GetValueOrDefault(view.Steps.Count)),
        view.Version,
        view.LedgerPosition);
}

/// <summary>The article that applies, by the text of the day.</summary>
/// <param name="Least">Yuan; null where there is no fine.</param>
/// <param name="Clause">As a decision cites it.</param>
public sealed record PenaltyArticleBody(
    string Rule, string Name, FineMoment When, decimal? Least, decimal? Most, bool Harm, string Clause)
{
    internal static PenaltyArticleBody From(ArticleRow row) =>
        new(row.Rule, row.Name, row.When, row.Least, row.Most, row.Harm, row.Clause);
}

/// <summary>A tier of the county within the range: for which acts, yuan.</summary>
public sealed record PenaltyTierBody(TierCondition Condition, decimal Least, decimal Most);

/// <summary>Something that is to be done by a last day, until its midnight.</summary>
public sealed record PenaltyTermBody(ProcedureRule Rule, DateOnly LastDay, string Clause);

/// <summary>What the public credit file makes of it.</summary>
public sealed record PenaltyCreditBody(
    bool Enters, DateOnly? From, DateOnly? DeletedAfter, string? Why, string? Clause);

/// <summary>A step as it was taken; what its verb does not need is left out.</summary>
public sealed record PenaltyStepBody(
    PenaltyVerb Verb,
    DateTimeOffset At,
    string By,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Amount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Limit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServiceWay? Way,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ForcedAct? Act,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContestStep? Contest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CloseGround? Ground,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StepDocumentBody? Document)
{
    internal static PenaltyStepBody From(PenaltyStepped taken, StepDocumentBody? document) => new(
        taken.Step.Verb,
        taken.At,
        taken.By,
        taken.Step.Amount,
        taken.Step.Reason,
        taken.Step.Limit,
        taken.Step.Way,
        taken.Step.Act,
        taken.Step.Contest,
        taken.Step.Ground,
        document);
}

/// <summary>The document of a step.</summary>
/// <param name="Name">行政处罚决定书 …</param>
/// <param name="Number">文号 as printed.</param>
/// <param name="Opens">The address at which it is read and printed.</param>
public sealed record StepDocumentBody(string Id, string Name, string Number, string Opens)
{
    internal static StepDocumentBody? From(StepDocument? document) => document is null
        ? null
        : new(document.Id, document.Title, document.Number, $"/v1/documents/{document.Id}");
}

/// <summary>A page of penalty files; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
/// <param name="Decided">How many of those asked for were decided, by procedure; no officer is counted.</param>
public sealed record PenaltyPageBody(
    IReadOnlyList<PenaltyLineBody> Items,
    string? Next,
    PenaltyCounts Decided,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static PenaltyPageBody From(PenaltyPage page) =>
        new([.. page.Items.Select(PenaltyLineBody.From)], page.Next, page.Decided, page.ReadTo);
}

/// <summary>A penalty file in a list.</summary>
public sealed record PenaltyLineBody(
    Guid Id,
    string? County,
    PartyBody Party,
    string Behaviour,
    string? Class,
    PenaltyProcedure Procedure,
    PenaltyStage Stage,
    DateTimeOffset OpenedAt,
    decimal? Fine,
    DateOnly? Due)
{
    internal static PenaltyLineBody From(PenaltyBrief brief) => new(
        brief.Id, brief.County, PartyBody.From(brief.Party), brief.Behaviour, brief.Class, brief.Procedure,
        brief.Stage, brief.OpenedAt, brief.Fine, brief.Due);
}
