using Grid.Cases;
using Grid.City;
using Grid.Clocks;
using Grid.Counties;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Grid.Rulebook;

/// <summary>Answers from the rulebook of the silo that holds it.</summary>
[GrainType("rulebook"), StatelessWorker]
internal sealed class RulebookGrain(
    RegisterFollower registers, CityClock clock, IOptions<LedgerOptions> ledger)
    : Grain, IRulebookGrain
{
    public async Task<Outcome<RouteExplained>> Explain(AskRoute question)
    {
        var (county, found) = await Locate(question);
        if (found.Value is not { } place)
        {
            return found.Refusal!;
        }

        EntityRef? household = null;
        if (question.Dog is { } dog
            && await GrainFactory.GetGrain<IDogGrain>(dog.Key).Entry() is { Data: DogData { Household: var keeper } })
        {
            household = new(EntityKind.Household, keeper);
        }

        var report = new ReportCase(
            question.Kind,
            question.Class,
            question.Point,
            "",
            null,
            null,
            Fresh: false,
            "",
            question.Condition,
            question.Dog,
            null,
            question.Attachment,
            Where: question.Where);
        if (report.Class.Length == 0 && county.PartOf(place) is { } named)
        {
            report = report with { Kind = ClassKind.Part, Class = named.Class };
        }

        place = county.AtPart(place, report.Kind, report.Class);
        var at = question.At ?? clock.GetUtcNow();
        var explained = county.Explain(report, household, place, at);
        return explained.Value is { } routed
            ? Explain(county, question with { Kind = report.Kind, Class = report.Class }, place, at, routed)
            : explained.Refusal!;
    }

    public async Task<IReadOnlyList<TableFinding>> Check(TableData table)
    {
        var county = (await registers.CatchUp()).Of(table.County);
        var rules = county.Rules;
        var findings = TableRules.Check(table, rules, county.Known)
            .Concat(CalendarEnd.Check(table, rules, clock.GetUtcNow()))
            .Concat(UrgentClasses.Check(table, rules));
        return
        [
            .. findings.Select(static found => new TableFinding(
                found.Level, found.Row, found.Code, found.Text, found.Others)),
        ];
    }

    public async Task<IReadOnlyList<PracticeView>> Practice(string code)
    {
        var county = (await registers.CatchUp()).Of(code);
        return PracticeRules.Of(county, county.DayOf(clock.GetUtcNow()));
    }

    public async Task<DeadlineMoves> Moves(TableData table, int most)
    {
        if (table.Table is not (TableName.Calendar or TableName.Orders))
        {
            return new(0, []);
        }

        var shards = await Task.WhenAll(Enumerable.Range(0, ledger.Value.Partitions)
            .Select(partition => GrainFactory.GetGrain<IClockShardGrain>(partition).Moves(table, most)));
        return DeadlineMoves.Of(shards, most);
    }

    /// <summary>
    /// The place of the question, by its point or by the part that it names. The registers are read to their end before
    /// a part counts as unknown.
    /// </summary>
    private async Task<(County County, Outcome<Place> Place)> Locate(AskRoute question)
    {
        if (question.Where is not { } where)
        {
            var (there, located) = await registers.Locate(question.Point);
            return (there, located.Place is { } place ? place : there.Outside(question.Point, located));
        }

        var (county, spot) = registers.Current.Find(where);
        if (spot.Refusal is not null)
        {
            (county, spot) = (await registers.CatchUp()).Find(where);
        }

        return (county, spot.Value is { } found ? found.Place : spot.Refusal!);
    }

    private static RouteExplained Explain(
        County county, AskRoute question, Place place, DateTimeOffset at, Explained explained)
    {
        var (routing, rows) = explained;
        var (rules, posts, offices) = (county.Rules, county.Posts, county.Offices);
        var day = county.DayOf(at);
        var clauses = rows.ToLookup(static row => row.Rule, static row => row.Clause);
        return new(
            question,
            at,
            rules.Class(question.Kind, question.Class, day)!.Name,
            place,
            routing.Limit,
            county.Due(question.Kind, question.Class, routing.Limit, routing.Lead, at),
            [
                .. routing.Duties.Select(duty => new Answering(
                    duty,
                    offices.NameOf(duty.Party),
                    posts.Chief(duty.Party, county.DutyTime(at))?.Data.Holder,
                    clauses[duty.Rule].FirstOrDefault())),
            ],
            rows,
            [
                .. county.ChainOfCommand.Above(Lowest(place), place, routing.Lead, county.DutyTime(at))
                    .Select(static step => new StandsAbove(step.Duty, step.Party, step.Place, step.Holder)),
            ],
            rules.Version);
    }

    /// <summary>
    /// The unit of a place with the most steps above it: a unit of the street where there is one, else the nearest.
    /// </summary>
    private static EntityRef Lowest(Place place) =>
        place.Units().FirstOrDefault(static unit => unit.Kind is EntityKind.Shop or EntityKind.Segment)
            is { Key: not null } ofStreet
            ? ofStreet
            : place.Units().First();
}
