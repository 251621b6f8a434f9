using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Standing;

namespace Grid.Gateway.Parties;

/// <summary>What a party owes; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record ObligationsBody(IReadOnlyList<ObligationBody> Items, string? Next, LedgerPosition? LedgerPosition)
{
    internal static ObligationsBody From(ObligationPage page, IReadOnlyList<StandingView> standing) => new(
        [.. standing.Select(ObligationBody.From), .. page.Items.Select(ObligationBody.From)],
        page.Next,
        page.LedgerPosition);
}

/// <summary>
/// What it owes because of one case: in what role, until when, under which row of the rulebook; and the
/// latest notice it received because time passed.
/// </summary>
/// <param name="Case">The case; left out of what it owes by itself, as everything else that a case says.</param>
/// <param name="Provisional">True where a holiday notice that is still to come may move the due time.</param>
/// <param name="Step">The step of the loop that is owed, where a post of the party owes one.</param>
/// <param name="Post">The post that owes the step.</param>
/// <param name="Part">Code of the part (部件) that the case is about.</param>
/// <param name="NearestAddress">The nearest address of the case.</param>
/// <param name="Why">Why it owes that; the clause stands beside the rule, as its name.</param>
/// <param name="Standing">True for what it owes by itself, again and again; left out elsewhere.</param>
/// <param name="Item">Code of the standing item.</param>
/// <param name="ItemName">The standing item in words.</param>
/// <param name="Period">The first day of the period for which a standing item is owed.</param>
/// <param name="Checks">How a standing item can be checked.</param>
/// <param name="Clause">The article of a standing item, with the version of its text.</param>
/// <param name="Finding">The case that the lapse of a standing item became.</param>
public sealed record ObligationBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Case,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassKind? Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Class,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AssignmentRole? Role,
    DateTimeOffset? Due,
    ObligationStatus Status,
    string Rule,
    DateTimeOffset Since,
    DateTimeOffset? Ended,
    Notice? Notice = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Provisional = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClockKind? Step = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Post? Post = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part = null,
    string? NearestAddress = null,
    string Why = "",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Standing = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Item = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ItemName = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? Period = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StandingCheck>? Checks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Clause = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Finding = null)
{
    internal static ObligationBody From(StandingView owed) => new(
        null, null, null, null, null, owed.Due, owed.Status, owed.Row.Rule, owed.Since, owed.CheckedAt,
        Why: owed.Row.Clause,
        Standing: true,
        Item: owed.Row.Item,
        ItemName: owed.Row.Name,
        Period: owed.Period,
        Checks: owed.Row.Checks,
        Clause: owed.Row.Clause,
        Finding: owed.Finding);

    internal static ObligationBody From(Obligation owed) => new(
        owed.Case, owed.CaseNumber, owed.Kind, owed.Class, owed.Role, owed.Due, owed.Status, owed.Rule, owed.Since,
        owed.Ended,
        owed.Notice,
        owed.Provisional,
        owed.Step,
        owed.Post,
        owed.Part,
        owed.Address,
        ObligationReasons.Of(owed.Role, owed.Step));
}
