using Grid.Cases;
using Grid.City;
using Grid.Coordinations;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Households;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Shops;

namespace Grid.Tests.ReadModel;

/// <summary>
/// A small city that lives at random, by its own rules, from a seed: reports, steps, joined reports, entries,
/// hand-overs.
/// </summary>
internal sealed class RandomCity
{
    private static readonly string[] Classes = ["04-05", "04-02", "01-11", "02-03"];
    private static readonly string[] Channels = ["城市啄木鸟", "热线电话", "巡查发现"];
    private static readonly string[] Words = ["店外堆放水果", "路面 100% 破损", "a_b", "乱堆 C:\\物料", "Bin overflowing", "门前\0积水"];
    private static readonly EntityRef[] Departments =
    [
        new(EntityKind.Department, "ZF"),
        new(EntityKind.Department, "ZJ"),
        new(EntityKind.Department, "330424102"),
    ];

    private const string Coordinating = "coordinationOffice";

    private static readonly TableData Limits = new()
    {
        Table = TableName.Limits,
        Limits =
        [
            new(ClockKind.Coordinate, null, ["*"], null, [], 5, LimitUnit.UrgentDay, new(2000, 1, 1), null, "", "L"),
        ],
    };

    /// <summary>A county whose coordination office has five days to settle a case.</summary>
    private static readonly County Here = County.Empty(TimeZoneInfo.Utc).With(2,
    [
        (1, new Registered { Ref = Departments[1], Data = new DepartmentData { Name = "ZJ", Type = Coordinating } }),
        (2, new Registered { Ref = new(EntityKind.Table, "330424/limits"), Data = Limits }),
    ]);

    private readonly Random random;
    private readonly List<Guid> ids = [];
    private readonly Dictionary<Guid, (int Version, CaseState State, string Number, int Partition)> cases = [];
    private readonly Dictionary<EntityRef, int> entries = [];
    private readonly Dictionary<string, string> keepers = [];

    public RandomCity(int seed, LedgerOptions? shape = null)
    {
        random = new Random(seed);
        Ledger = new(shape ?? new LedgerOptions { Partitions = 3 });
    }

    public MemoryLedger Ledger { get; }

    public DateTimeOffset Now { get; private set; } = new(2019, 4, 1, 8, 0, 0, TimeSpan.FromHours(8));

    public IReadOnlyList<Guid> Cases => ids;

    public RandomCity Live(int events)
    {
        for (var until = Ledger.Count + events; Ledger.Count < until;)
        {
            Now += TimeSpan.FromTicks(random.NextInt64(TimeSpan.FromMinutes(20).Ticks));
            switch (random.Next(20))
            {
                case < 3:
                    Report();
                    break;
                case < 17:
                    Step();
                    break;
                case 17:
                    HandOver();
                    break;
                case 18:
                    Register();
                    break;
                default:
                    Ledger.Append(
                        Ledger.Shape.RegisterPartition,
                        "city/330424",
                        Next(new(EntityKind.Area, "city")),
                        new FileLoaded("cells.geojson", "00") { At = Now, By = "loader" },
                        []);
                    break;
            }
        }

        return this;
    }

    public Guid Report()
    {
        var id = Guid.CreateVersion7(Now.AddMilliseconds(ids.Count));
        var cell = "33042410000100" + random.Next(6);
        var segment = random.Next(3) > 0 ? "330424-XQ-0" + random.Next(4) : null;
        var place = new Place
        {
            Point = new(120.9 + (random.NextDouble() / 10), 30.5 + (random.NextDouble() / 10)),
            Cell = cell,
            Subdistrict = cell[..9],
            Segment = segment,
            Road = segment?[..9],
            Shop = segment is not null && random.Next(2) == 0 ? segment + "-S1" : null,
        };
        var lead = Departments[random.Next(2)];
        var due = Now.AddHours(random.Next(1, 48));
        List<Assignment> duties =
        [
            new(lead, AssignmentRole.Lead, due, "r1"),
            new(new(EntityKind.Cell, cell), AssignmentRole.Grid, due, "r2"),
            new(Departments[2], AssignmentRole.Inform, null, "r3"),
        ];
        if (segment is not null && random.Next(4) > 0)
        {
            duties.Add(new(new(EntityKind.Segment, segment), AssignmentRole.Segment, due, "r4"));
        }

        if (place.Shop is not null)
        {
            duties.Add(new(new(EntityKind.Shop, place.Shop), AssignmentRole.Frontage, due, "r5"));
        }

        var primary =
            random.Next(6) == 0
            && ids.Count > 0
            && ids[random.Next(ids.Count)] is var other
            && CaseRules.IsOpen(cases[other].State.Stage)
                ? other
                : (Guid?)null;
        var reportedAt = Now - TimeSpan.FromMinutes(random.Next(600));
        var command = new ReportCase(
            (ClassKind)random.Next(2),
            Classes[random.Next(Classes.Length)],
            place.Point,
            Channels[random.Next(Channels.Length)],
            random.Next(4) == 0 ? null : Words[random.Next(Words.Length)],
            reportedAt,
            true,
            "desk-1");
        var decision = ReportRules.Decide(
            new CaseState(),
            command,
            new(Now, reportedAt, place, lead, duties, new(2, LimitUnit.WorkHour, "s"), primary, id.ToString()));
        ids.Add(id);
        cases[id] = (0, new(), "", Ledger.Shape.PartitionOf(cell));
        Commit(id, decision.Events);
        return id;
    }

    /// <summary>A party is notified of a case because its deadline passed.</summary>
    public void Tell(Guid id, EntityRef party, string? holder) => Commit(id,
    [
        new CaseDeadlineMissed(
            ClockKind.Handle,
            DeadlineStep.Escalate,
            Now,
            "E-1",
            1, Post.SegmentChief, party, null, holder,
            CaseRules.Brief(cases[id].State, cases[id].Number))
        {
            At = Now,
            By = "clock",
        },
    ]);

    public void Step()
    {
        if (ids.Count == 0)
        {
            return;
        }

        var id = ids[random.Next(4) == 0 ? random.Next(ids.Count) : Math.Max(0, ids.Count - 1 - random.Next(12))];
        var (_, state, number, _) = cases[id];
        if (state.Dispute is { Waiting: true, Referrals: var referral } && random.Next(3) > 0)
        {
            Commit(id, DisputeSteps.Hear(
                state,
                id,
                new CoordinationDecided(
                    1,
                    Departments[random.Next(2)],
                    [Departments[2]],
                    "纪要",
                    [new(id, referral, ReferralCause.Returns, "", number)])
                {
                    At = Now,
                    By = "office",
                },
                Facts(number, null))
            .Events);
            return;
        }

        var fitting = CaseRules
            .Next(state)
            .Where(static verb => verb != CaseVerb.Contest)
            .Where(verb => IsUsual(verb) || random.Next(verb == CaseVerb.Return ? 3 : 8) == 0)
            .ToList();
        if (fitting.Count == 0)
        {
            return;
        }

        var verb = fitting[random.Next(fitting.Count)];
        var primary =
            verb == CaseVerb.Join
                ? ids.FirstOrDefault(other => other != id && CaseRules.IsOpen(cases[other].State.Stage))
                : Guid.Empty;
        if (verb == CaseVerb.Join && primary == Guid.Empty)
        {
            return;
        }

        var command = new StepCase(
            verb, "desk-1", random.Next(3) == 0 ? "看过" : null, random.Next(3) == 0 ? $"c{random.Next()}" : null,
            verb == CaseVerb.Check ? random.Next(4) > 0 : null,
            "不属实",
            random.Next(3) == 0 ? Departments[random.Next(2)].Key : null,
            verb == CaseVerb.Join ? primary.ToString() : "市场监管局");
        var decision = CaseRules.Decide(state, command, Facts(number, primary == Guid.Empty ? null : primary));
        Commit(id, decision.Events);
    }

    private StepFacts Facts(string number, Guid? primary) => new(Now, number, Here, primary);

    private void HandOver()
    {
        var open = ids.Where(id => CaseRules.IsOpen(cases[id].State.Stage)).ToList();
        if (open.Count > 0)
        {
            var id = open[random.Next(open.Count)];
            var (_, state, number, _) = cases[id];
            var from = new EntityRef(EntityKind.Cell, state.Reported.Place.Cell);
            var to = new EntityRef(EntityKind.Cell, "330424100001009");
            Commit(id, CaseRules.HandOver(state, number, from, to, "surveyor", Now).Events);
        }
    }

    private void Register()
    {
        var (entry, data) = random.Next(3) switch
        {
            0 => (
                new EntityRef(EntityKind.Shop, "330424-XQ-0" + random.Next(4) + "-S1"),
                (RegisterData)
                    new ShopData
                    {
                        Name = $"鲜果{random.Next()}",
                        Segment = "330424-XQ-01",
                        Side = "left",
                        FromMetres = 1,
                        ToMetres = 5,
                        WallMetres = 9,
                    }),
            1 => (
                new EntityRef(EntityKind.Household, "H" + random.Next(4)),
                new HouseholdData { Subdistrict = "330424100" }),
            _ => Dog(random.Next(8), "H" + random.Next(4)),
        };
        List<EntityRef> named = [entry];
        if (data is DogData dog)
        {
            named.AddRange(
                new[] { dog.Household, keepers.GetValueOrDefault(entry.Key) }
                    .OfType<string>()
                    .Distinct()
                    .Select(static household => new EntityRef(EntityKind.Household, household)));
            keepers[entry.Key] = dog.Household;
        }

        Ledger.Append(
            Ledger.Shape.RegisterPartition,
            entry.ToString(),
            Next(entry),
            new Registered
            {
                At = Now,
                By = "desk-1",
                Ref = entry,
                Data = data,
            },
            named);
    }

    private static (EntityRef, RegisterData) Dog(int number, string household) => (
        new(EntityKind.Dog, "D" + number),
        new DogData
        {
            Household = household,
            LicensedUntil = new(2020, 1, 1),
            Chip = number < 4 ? "99900000000000" + number : null,
        });

    private static bool IsUsual(CaseVerb verb) =>
        verb
            is not (
                CaseVerb.Join
                or CaseVerb.Split
                or CaseVerb.Void
                or CaseVerb.Transfer
                or CaseVerb.Refuse
                or CaseVerb.Return
                or CaseVerb.Reopen
            or CaseVerb.Suspend
            or CaseVerb.Extend
            or CaseVerb.Consult
            or CaseVerb.Supervise
            or CaseVerb.Progress
            or CaseVerb.Coordinate
            or CaseVerb.Notify
            or CaseVerb.Object
            or CaseVerb.Appeal
            or CaseVerb.Review
            or CaseVerb.Contest
            or CaseVerb.HandOver
            or CaseVerb.Correct
            or CaseVerb.Separate
            or CaseVerb.Undo
            or CaseVerb.Divide);

    private int Next(EntityRef entry) => entries[entry] = entries.GetValueOrDefault(entry) + 1;

    private void Commit(Guid id, IReadOnlyList<CaseEvent> events)
    {
        foreach (var happened in events)
        {
            var (version, state, number, partition) = cases[id];
            var after = CaseRules.Apply(state, happened);
            var record = Ledger.Append(
                partition, $"case/{id:D}", version + 1, happened, CaseRules.Recipients(state, after, happened));
            var named = version == 0 ? CaseNumber.Of(after.Reported, record.Position) : number;
            cases[id] = (version + 1, after, named, partition);
            foreach (var other in record
                    .Parties.Where(static party => party.Kind == EntityKind.Case)
                    .Select(static party => Guid.Parse(party.Key))
                    .Where(cases.ContainsKey))
            {
                Commit(
                    other, JoinSteps.Hear(cases[other].State, id, happened, Facts(cases[other].Number, null)).Events);
            }
        }
    }
}
