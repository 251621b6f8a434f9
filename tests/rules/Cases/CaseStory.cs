using Grid.Cases;
using Grid.Coordinations;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Grid.Tests.Counties;

namespace Grid.Tests.Cases;

/// <summary>A case for tests: the same incident, step by step, one hour apart.</summary>
internal sealed class CaseStory
{
    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly EntityRef Sanitation = new(EntityKind.Department, "330424-HW");
    public static readonly EntityRef Police = new(EntityKind.Department, "330424-GA");
    public static readonly EntityRef Office = new(EntityKind.Department, "330424-CGB");
    public static readonly EntityRef Cell = new(EntityKind.Cell, "330424001002017");
    public static readonly EntityRef Shop = new(EntityKind.Shop, "330424-XQ-02-S001");
    public static readonly CaseLimit Limit = new(2, LimitUnit.UrgentHour, "event/04-05/1");

    public static readonly ReportCase Report = new(
        ClassKind.Event, "04-05", new(120.9446, 30.5160), "城市啄木鸟", "店外堆放水果", Noon, true, "citizen");

    private static readonly (CaseVerb Verb, bool? Passed)[] Loop =
    [
        (CaseVerb.Verify, true), (CaseVerb.File, null), (CaseVerb.Dispatch, null), (CaseVerb.Accept, null),
        (CaseVerb.Handle, null), (CaseVerb.Check, true), (CaseVerb.Close, null), (CaseVerb.Feedback, null),
    ];

    public CaseState State { get; private set; } = new();

    public List<CaseEvent> Events { get; } = [];

    public DateTimeOffset Now { get; set; } = Noon;

    public Foundation.Refusal? Refused { get; private set; }

    /// <summary>An event as the ledger holds it.</summary>
    public static LedgerRecord Recorded(GridEvent happened, LedgerPosition at) => new()
    {
        Position = at,
        Source = "case/x",
        Version = 1,
        Type = EventCodec.NameOf(happened),
        At = happened.At,
        By = happened.By,
        Parties = [],
        Payload = EventCodec.Write(happened),
        Hash = [],
    };

    public static CaseStory Reported(Guid? primary = null)
    {
        var story = new CaseStory();
        story.Take(ReportRules.Decide(story.State, Report, Facts(primary)));
        return story;
    }

    /// <summary>A case that the plain loop has led to a stage.</summary>
    public static CaseStory At(CaseStage stage)
    {
        var story = Reported();
        foreach (var (verb, passed) in Loop.TakeWhile(_ => story.State.Stage != stage))
        {
            story.Step(verb, passed, hours: 0.25);
        }

        Assert.Equal(stage, story.State.Stage);
        return story;
    }

    public static ReportFacts Facts(Guid? primary = null, string fingerprint = "print") => new(
        Noon,
        Noon,
        new Place { Point = Report.Point, Cell = Cell.Key, Subdistrict = "330424001", Shop = Shop.Key },
        Sanitation,
        [
            new(Sanitation, AssignmentRole.Lead, Noon.AddHours(2), "R-1"),
            new(Cell, AssignmentRole.Grid, Noon.AddHours(2), "R-2"),
            new(Shop, AssignmentRole.Frontage, Noon.AddHours(2), "R-3"),
        ],
        Limit,
        primary,
        fingerprint);

    /// <summary>A county that gives its coordination office five days to settle a dispute.</summary>
    public static County County { get; } = TestCounty.Of(
        Rules.Empty(TimeZoneInfo.Utc).With(1, new()
        {
            Table = TableName.Limits,
            Limits =
            [
                new(ClockKind.Coordinate, null, ["*"], null, [], 5, LimitUnit.UrgentDay, new(2000, 1, 1), null, "", ""),
            ],
        }),
        TestCounty.Office(Office, "coordinationOffice"));

    public static StepFacts StepAt(DateTimeOffset now, Guid? primary = null) =>
        new(now, "E0405-20260601-3-1", County, primary);

    /// <summary>Takes a step one hour later; <see cref="Refused"/> holds the refusal, if any.</summary>
    public CaseStory Step(
        CaseVerb verb,
        bool? passed = null,
        string? reason = null,
        string? department = null,
        string? to = null,
        string? command = null,
        double hours = 1)
    {
        Now = Now.AddHours(hours);
        Guid? primary = verb == CaseVerb.Join ? Guid.Parse(to!) : null;
        Take(CaseRules.Decide(
            State, new StepCase(verb, "desk-1", null, command, passed, reason, department, to), StepAt(Now, primary)));
        return this;
    }

    /// <summary>Takes a step on a department's joint task; a null verb opens the task.</summary>
    public CaseStory Joint(JointTaskVerb? verb, EntityRef department, bool passed = true)
    {
        Take(verb is { } step
            ? JointTaskRules.Decide(
                State, new StepJointTask(step, "joint-1", department.Key, passed, "why"), StepAt(Now))
            : JointTaskRules.Decide(State, new OpenJointTask("desk-1", department.Key, "清理"), StepAt(Now)));
        return this;
    }

    /// <summary>Takes the step that comes next on a department's joint task, and now and then another.</summary>
    public CaseStory Jointly(EntityRef department, int lean, bool passed)
    {
        JointTaskVerb? next = State.Parts.FirstOrDefault(part => part.Department == department)?.Stage switch
        {
            null => null,
            JointTaskStage.Open or JointTaskStage.Accepted => JointTaskVerb.Handle,
            JointTaskStage.Handled => JointTaskVerb.Check,
            _ => JointTaskVerb.Withdraw,
        };
        return Joint(
            lean switch
            {
                0 => JointTaskVerb.Withdraw,
                1 => JointTaskVerb.Accept,
                _ => next,
            },
            department,
            passed || lean == 5);
    }

    /// <summary>The office settles the coordination that the case waits for.</summary>
    public CaseStory Settled(EntityRef lead, params EntityRef[] helpers)
    {
        Take(DisputeSteps.Hear(
            State,
            Guid.Empty,
            new CoordinationDecided(
                1, lead, helpers, "纪要3号", [new(Guid.Empty, State.Dispute!.Referrals, ReferralCause.Returns, "", "E")])
            {
                At = Now,
                By = "office-1",
            },
            StepAt(Now)));
        return this;
    }

    public CaseStory Through(CaseVerb last)
    {
        foreach (var (verb, passed) in Loop)
        {
            Step(verb, passed, hours: 0.25);
            if (verb == last)
            {
                return this;
            }
        }

        throw new ArgumentException($"{last} is no step of the plain loop.", nameof(last));
    }

    public void Take(Foundation.Decision<CaseEvent> decision)
    {
        Refused = decision.Refusal;
        foreach (var happened in decision.Events)
        {
            State = CaseRules.Apply(State, happened);
            Events.Add(happened);
        }
    }
}
