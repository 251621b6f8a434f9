using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Parties;

/// <summary>What a party owes; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record ObligationsBody(IReadOnlyList<ObligationBody> Items, string? Next, LedgerPosition? LedgerPosition)
{
    internal static ObligationsBody From(ObligationPage page) =>
        new([.. page.Items.Select(ObligationBody.From)], page.Next, page.LedgerPosition);
}

/// <summary>
/// What it owes because of one case: in what role, until when, under which row of the rulebook; and the
/// latest notice it received because time passed.
/// </summary>
/// <param name="Provisional">True where a holiday notice that is still to come may move the due time.</param>
/// <param name="Step">The step of the loop that is owed, where a post of the party owes one.</param>
/// <param name="Post">The post that owes the step.</param>
/// <param name="Part">Code of the part (部件) that the case is about.</param>
/// <param name="NearestAddress">The nearest address of the case.</param>
/// <param name="Why">Why it owes that; the clause stands beside the rule, as its name.</param>
public sealed record ObligationBody(
    Guid Case,
    string Number,
    ClassKind Kind,
    string Class,
    AssignmentRole Role,
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
    string Why = "")
{
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
