using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Cases;
using Grid.Tests.Counties;

namespace Grid.Tests.Clocks;

/// <summary>A case in a county whose calendar changes.</summary>
internal sealed class CalendarStory(IReadOnlyList<CalendarRow> rows, IReadOnlyList<FestivalRow>? festivals = null)
{
    private const string Number = "E0405-1";

    private static readonly (EntityRef Ref, RegisterData Data) Office =
        TestCounty.Office(CaseStory.Office, "coordinationOffice");

    private readonly List<CaseEvent> events = [];

    public County County { get; private set; } = TestCounty.Of(Rules.Empty(Year2019.China)
        .With(1, new() { Table = TableName.Festivals, Festivals = festivals ?? [] })
        .With(2, Table(rows)), Office);

    public CaseState State { get; private set; } = new();

    public CaseBrief Brief => CaseRules.Brief(State, Number);

    public IEnumerable<CaseDeadlineRevised> Revised => events.OfType<CaseDeadlineRevised>();

    public IReadOnlyList<CaseEvent> Events => events;

    public static TableData Table(IReadOnlyList<CalendarRow> rows) =>
        new() { Table = TableName.Calendar, Calendar = rows };

    public CalendarStory Reported(
        DateTimeOffset at, double amount, LimitStart? starts = null, LimitUnit unit = LimitUnit.WorkDay)
    {
        var limit = new CaseLimit(amount, unit, "event/04-05/1@2019-01-01", starts);
        var facts = CaseStory.Facts();
        Take(ReportRules.Decide(State, CaseStory.Report, facts with
        {
            Now = at,
            ReportedAt = at,
            Limit = limit,
            Duties = facts.Duties.DueAt(County.Due(at, limit, facts.Lead)),
        }));
        return this;
    }

    public CalendarStory Dispatched(DateTimeOffset at, double days) =>
        Reported(at, days).Does(CaseVerb.File, at).Does(CaseVerb.Dispatch, at);

    public CalendarStory Does(
        CaseVerb verb,
        DateTimeOffset at,
        bool? passed = null,
        string? reason = null,
        DateTimeOffset? until = null,
        string? department = null)
    {
        Take(CaseRules.Decide(
            State,
            new StepCase(verb, "desk-1", Passed: passed, Reason: reason, Department: department, Until: until),
            new StepFacts(at, Number, County)));
        return this;
    }

    public CalendarStory Opens(EntityRef department, DateTimeOffset at, DateTimeOffset? until = null)
    {
        Take(JointTaskRules.Decide(
            State, new OpenJointTask("desk-1", department.Key, Until: until), new StepFacts(at, Number, County)));
        return this;
    }

    public CalendarStory Takes(EntityRef department, JointTaskVerb verb, DateTimeOffset at, bool? passed = null)
    {
        Take(JointTaskRules.Decide(
            State,
            new StepJointTask(verb, "desk-1", department.Key, passed),
            new StepFacts(at, Number, County)));
        return this;
    }

    public CalendarStory Enter(IReadOnlyList<CalendarRow> calendar) => Enter(Table(calendar));

    public CalendarStory Enter(TableData table)
    {
        County = TestCounty.Of(County.Rules.With(County.Rules.Version + 1, table), Office);
        return this;
    }

    public CalendarStory Pass(DateTimeOffset now)
    {
        Take(new Foundation.Decision<CaseEvent>(
            MissedDeadlineRules.DueBy(State, Number, County, now, atDue: false)));
        return this;
    }

    public ObligationState? Held(EntityRef party) => events.Aggregate(
        (ObligationState?)null,
        (held, happened) => ObligationRules.Apply(held, party, Guid.Empty, happened, new(1, 1)));

    public void Take(Foundation.Decision<CaseEvent> decision)
    {
        Assert.Null(decision.Refusal);
        foreach (var happened in decision.Events)
        {
            State = CaseRules.Apply(State, happened);
            events.Add(happened);
        }
    }
}
