using System.Text.Json.Serialization;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Gateway.Places;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>Who would get it, by when, and the rows that say so.</summary>
/// <param name="Lead">主办</param>
/// <param name="Helpers">协办</param>
/// <param name="Chiefs">五长 of the place, with the code of the holder of the post.</param>
/// <param name="Parties">All of them, as a report would be answered.</param>
/// <param name="ChainOfCommand">Who hears of it next when time passes.</param>
/// <param name="County">Code of the county of the place, by whose clock the times are written.</param>
/// <param name="Rows">Every row that speaks of the class, leads first, in order of precedence.</param>
/// <param name="Provisional">True where a holiday notice that is still to come may move the due time.</param>
public sealed record RouteBody(
    string Class,
    string ClassName,
    ClassKind Kind,
    int Condition,
    DateTimeOffset At,
    DateTimeOffset Due,
    LimitBody Limit,
    AnsweringBody Lead,
    IReadOnlyList<AnsweringBody> Helpers,
    IReadOnlyList<AnsweringBody> Chiefs,
    IReadOnlyList<AnsweringBody> Informed,
    IReadOnlyList<AnsweringBody> Parties,
    [property: JsonPropertyName("chain")] IReadOnlyList<ChainBody> ChainOfCommand,
    IReadOnlyList<ConsideredBody> Rows,
    PlaceBody Place,
    long RulebookVersion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Provisional = null,
    string? County = null) : IOfCounty
{
    internal static RouteBody From(RouteExplained explained)
    {
        var parties = explained.Parties.Select(AnsweringBody.From).ToArray();
        return new(
            explained.Asked.Class,
            explained.ClassName,
            explained.Asked.Kind,
            explained.Asked.Condition,
            explained.At,
            explained.Due,
            LimitBody.Of(explained.Limit),
            parties[0],
            Of(AssignmentRole.Help),
            Of(AssignmentRole.Segment, AssignmentRole.Road, AssignmentRole.Building, AssignmentRole.Frontage),
            Of(AssignmentRole.Inform),
            parties,
            [
                .. explained.ChainOfCommand.Select(static above => new ChainBody(
                    above.Duty, PartyBody.From(above.Party), PartyBody.From(above.Place), above.Holder)),
            ],
            [.. explained.Rows.Select(ConsideredBody.From)],
            PlaceBody.From(explained.Place),
            explained.RulebookVersion,
            explained.Parties.Any(static party => party.Duty.Provisional == true) ? true : null,
            explained.Place.County);

        AnsweringBody[] Of(params AssignmentRole[] roles) => [.. parties.Where(party => roles.Contains(party.Role))];
    }
}

/// <summary>One who would answer.</summary>
/// <param name="Name">Of an office.</param>
/// <param name="Holder">Code of the holder of the post at that time.</param>
/// <param name="Rule">The row that named it.</param>
/// <param name="Clause">What the row rests on.</param>
public sealed record AnsweringBody(
    string Kind,
    string Key,
    AssignmentRole Role,
    DateTimeOffset? Due,
    string Rule,
    string? Name,
    string? Holder,
    string? Clause)
{
    internal static AnsweringBody From(Answering answering) => new(
        answering.Duty.Party.KindName, answering.Duty.Party.Key, answering.Duty.Role, answering.Duty.Due,
        answering.Duty.Rule, answering.Name, answering.Holder,
        answering.Clause);
}

/// <summary>One step up.</summary>
public sealed record ChainBody(Post Duty, PartyBody Party, PartyBody Place, string? Holder);

/// <summary>One row, considered.</summary>
/// <param name="Row">Its place in the table, from 1.</param>
/// <param name="Names">Whom it names, as written.</param>
/// <param name="Verdict">
/// named, lost, notInForce, unmet (a condition does not hold) or nobody (the place has no such party).
/// </param>
/// <param name="LostTo">The rule that came first.</param>
public sealed record ConsideredBody(
    int Row,
    string Rule,
    int Precedence,
    AssignmentRole Role,
    string Names,
    PartyBody? Party,
    RowVerdict Verdict,
    bool Matched,
    string? LostTo,
    string Why,
    string Clause,
    string Grade)
{
    internal static ConsideredBody From(ConsideredRow row) => new(
        row.Row, row.Rule, row.Precedence, row.Role, row.Names,
        row.Party is { } party ? PartyBody.From(party) : null,
        row.Verdict,
        row.Verdict is RowVerdict.Named or RowVerdict.Lost, row.LostTo, row.Why, row.Clause, row.Grade);
}
