using System.Globalization;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Plain;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.ReadModel;
using Grid.Repeats;
using Grid.Rulebook;

namespace Grid.Benchmarks.Reads;

/// <summary>
/// Cases of three years as the read model keeps them: at the county's own spots, with the classes, departments and
/// places that its rulebook gives them. A tenth is open. Rows are made by the read model's own types, and no record of
/// them is in the ledger.
/// </summary>
internal sealed class ManyCases(
    ReadModelStore store,
    LedgerOptions shape,
    IReadOnlyList<(Place Place, ClassKind Kind, string Class, Routing Routing)> matters,
    int count,
    DateTimeOffset now)
{
    /// <summary>
    /// A word that one case in 20,000 says, one in <see cref="Fewest"/> of a small city, and one that every sixth says.
    /// </summary>
    public const string SeldomWord = "野猪", CommonWord = "盲道", SeldomLatin = "hydrant", CommonLatin = "lamp";

    public const string SeldomChannel = "媒体曝光", CommonChannel = "城市啄木鸟";

    /// <summary>Fewer cases than these hold no answer to some of the questions.</summary>
    public const int Fewest = 1_000;

    private const int Batch = 4_000, Spots = 700, ClassesEach = 4;

    private static readonly CaseStage[] OpenStages =
    [
        CaseStage.Reported, CaseStage.Filed, CaseStage.Dispatched, CaseStage.Dispatched, CaseStage.Accepted,
        CaseStage.Accepted, CaseStage.Accepted, CaseStage.Handled, CaseStage.Checked,
    ];

    private static readonly string[] Channels = [CommonChannel, CommonChannel, "热线电话", "巡查发现", "网络"];

    private static readonly string[] Seen =
    [
        "店外堆放水果占用人行道，行人只能绕行机动车道，已多次", "沿街门面外墙张贴小广告，清理后又重新贴上，影响市容",
        "垃圾桶满溢未及时清运，周边有异味，附近居民反映强烈", "人行道地砖松动破损，雨天积水溅湿行人，请尽快安排修复",
        "非机动车乱停乱放堵住盲道，早晚高峰时段尤其严重", "Street lamp off for three nights, 路灯不亮夜间通行不便",
    ];

    private EntityRef problemAt;

    // Of every so many cases one is seldom; each city has one at least. A multiple of ten that ends alike, because the
    // stage of a case follows from the end of its number.
    private readonly int every = Math.Min(20_000, count / Fewest * Fewest);
    private readonly Dictionary<(EntityRef, int), PartyFigures> figures = [];
    private readonly Dictionary<CaseFiguresRow, CaseCounts> counted = [];
    private readonly Dictionary<(EntityRef, string, int), long> cells = [];
    private readonly Dictionary<string, Dictionary<string, int>> met = [];

    /// <summary>Ids of some cases that others joined.</summary>
    public List<Guid> Joined { get; } = [];

    /// <summary>Ids of some problems.</summary>
    public List<Guid> Problems { get; } = [];

    /// <summary>Of this word for a kind of place or a column, what the most cases have.</summary>
    public string Often(string what) => met[what].MaxBy(static one => one.Value).Key;

    /// <summary>What the fewest have.</summary>
    public string Seldom(string what) => met[what].MinBy(static one => one.Value).Key;

    /// <summary>Where the newest open case is.</summary>
    public GeoPoint Open { get; private set; }

    /// <summary>The day some days ago.</summary>
    public string Day(int ago) => now.AddDays(-ago).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Fills the tables.</summary>
    public static async Task<ManyCases> Fill(
        ReadModelStore store, LedgerOptions shape, string county, int count, DateTimeOffset now)
    {
        var city = await PlainCounty.Read(county);
        var surroundings = new Surroundings(county);
        var (spots, classes) = (surroundings.Spots, surroundings.Classes);
        var matters = new List<(Place, ClassKind, string, Routing)>();
        for (var spot = 0; spot < Math.Min(Spots, spots.Count); spot++)
        {
            if (city.Locate(spots[(int)((long)spot * spots.Count / Math.Min(Spots, spots.Count))]) is not { } place)
            {
                continue;
            }

            for (var one = 0; one < ClassesEach; one++)
            {
                // One class in eight is of the few that come often.
                var (kind, code) = classes[one == 0 ? spot % 8 : ((spot * 31) + (one * 7)) % classes.Count];
                var report = new ReportCase(
                    kind == "part" ? ClassKind.Part : ClassKind.Event, code, place.Point, CommonChannel, null, now,
                    Fresh: true, "benchmark");
                if (city.Route(report, place, now) is { } routing)
                {
                    matters.Add((place, report.Kind, code, routing));
                }
            }
        }

        var cases = new ManyCases(store, shape, matters, count, now);
        var written = Task.CompletedTask;
        for (var first = 0; first < count; first += Batch)
        {
            var changes = cases.Next(first, Math.Min(Batch, count - first), count);
            await written;
            written = cases.Write(changes); // while the next are made
        }

        await written;
        await cases.WriteFigures();
        return cases;
    }

    private Changes Next(int first, int few, int count)
    {
        var rows = new Rows();
        for (var number = first; number < first + few; number++)
        {
            Add(rows, number, count);
        }

        return rows.Changes();
    }

    private void Add(Rows rows, int number, int count)
    {
        // A step that shares no factor with the number of matters: neighbours in time are far from each other in space.
        var (place, kind, code, routing) = matters[(int)((long)number * 7919 % matters.Count)];
        var reported = now.AddDays(-1095.0 * (count - number) / count);
        var id = Guid.CreateVersion7(reported);
        var stage = Stage(number);
        var open = CaseRules.IsOpen(stage);
        var due = reported.AddDays(open && number % 3 > 0 ? 1200 : 3);
        var handled = stage is CaseStage.Handled or CaseStage.Checked or CaseStage.Closed or CaseStage.FedBack;
        var partition = shape.PartitionOf(place.Cell);
        var at = new LedgerPosition(partition, number + 1);
        var joined = stage == CaseStage.Joined && Joined.Count > 0 ? Joined[number % Joined.Count] : (Guid?)null;
        var channel = number % every == 7 ? SeldomChannel : Channels[number % Channels.Length];
        var duties = routing.Duties.Select(duty => duty with { Due = duty.Due is null ? null : due }).ToList();
        var text = number % every == 11
            ? $"{SeldomWord}出没，消防栓 {SeldomLatin} 被撞坏"
            : string.Create(CultureInfo.InvariantCulture, $"{Seen[number % Seen.Length]}，第{number}号");
        var state = new CaseState
        {
            Stage = stage,
            Reported = new()
            {
                Kind = kind,
                Class = code,
                Place = place with { Point = Near(place.Point, number) },
                Channel = channel,
                ReportedAt = reported,
                Duties = duties,
                Limit = routing.Limit,
                Lead = routing.Lead,
                Description = text,
                Number = CaseNumber.Of(kind, code, reported, number % 10_000),
                SenderNumber = number % 50 == 3 ? $"GD{number:0000000}" : null,
                Unplaced = number % every == 13 ? true : null,
                Unclassified = number % every == 17 ? true : null,
            },
            Lead = routing.Lead,
            Duties =
            [
                .. duties.Select(duty => duty.Role == AssignmentRole.Lead ? duty with { Due = due } : duty),
            ],
            Progress = new()
            {
                HandledAt = handled ? reported.AddDays(2) : null,
                HandledLate = handled ? number % 7 == 0 : null,
                ClosedAt = open ? null : reported.AddDays(4),
            },
            Links = new() { JoinedTo = joined },
        };
        var row = new CaseRow(id, state.Reported.Number!, 1, at, state);
        rows.Cases.Add(row);
        if (stage == CaseStage.Closed && Joined.Count < 200)
        {
            Joined.Add(id);
        }

        var before = rows.Obligations.Count;
        Owe(rows, row, open, reported, due);
        Further(rows, row, number, at);
        var obligations = rows.Obligations[before..];
        foreach (var (what, key) in CaseFigures.Of(new(row, [.. obligations])))
        {
            var counts = new CaseFiguresRow(what, key, partition, stage, joined is not null, default);
            counted[counts] = counted.GetValueOrDefault(counts) + CaseCounts.Of(row);
        }

        rows.Words.Add(CaseWordsRow.Of(row));
        rows.Parties.AddRange(
            obligations.Select(static one => one.Party).Concat(place.Units()).Distinct()
                .Select(party => new CasePartyRow(party, reported, id)));
        Meet("class", code);
        Meet("lead", routing.Lead.Key);
        Meet("subdistrict", place.Subdistrict);
        Meet(joined is not null, "joinedTo", $"{joined}");
        Meet(open, "lead of open", routing.Lead.Key);
        Meet(open && due < now, "lead of overdue", routing.Lead.Key);
        Meet(stage == CaseStage.Transferred, "lead of transferred", routing.Lead.Key);
        Meet(number % every == 11, "subdistrict of the seldom word", place.Subdistrict);
        if (open)
        {
            Open = state.Reported.Place.Point;
        }

        foreach (var unit in place.Units())
        {
            Meet(unit.KindName, unit.Key);
        }
    }

    /// <summary>A tenth is open; of the rest most are closed, and a few of each other end.</summary>
    private CaseStage Stage(int number) => (number % 10, number % 100) switch
    {
        (0, _) => OpenStages[number / 10 % OpenStages.Length],
        (_, 1) => CaseStage.Refused,
        (_, 2) => CaseStage.Voided,
        (_, >= 3 and <= 8) => CaseStage.Joined,
        _ when number % every == 9 => CaseStage.Transferred,
        (< 6, _) => CaseStage.FedBack,
        _ => CaseStage.Closed,
    };

    /// <summary>A point within some twenty metres.</summary>
    private static GeoPoint Near(GeoPoint point, int number) => new(
        point.Lon + ((number * 13 % 41) - 20) * 1e-5, point.Lat + ((number * 29 % 41) - 20) * 1e-5);

    private void Owe(Rows rows, CaseRow row, bool open, DateTimeOffset since, DateTimeOffset due)
    {
        var (reported, partition) = (row.State.Reported, row.At.Partition);
        foreach (var duty in reported.Duties)
        {
            var held = new ObligationState
            {
                Case = row.Id,
                Number = row.Number,
                Kind = reported.Kind,
                Class = reported.Class,
                Cell = reported.Place.Cell,
                Point = reported.Place.Point,
                ReportedAt = since,
                Role = duty.Role,
                Rule = duty.Rule,
                Due = open && duty.Role == AssignmentRole.Lead ? due : null,
                Since = since,
                Status = open ? ObligationStatus.Open : ObligationStatus.Discharged,
                Ended = open ? null : since.AddDays(4),
            };
            rows.Obligations.Add(new(duty.Party, held));
            if (duty.Party.IsHot())
            {
                var books = (duty.Party, partition);
                var were = figures.GetValueOrDefault(books) ?? new();
                figures[books] = were with
                {
                    Raised = were.Raised + 1,
                    Open = were.Open + (open ? 1 : 0),
                    Discharged = were.Discharged + (open ? 0 : 1),
                    Dispatched = were.Dispatched + 1,
                    Accepted = were.Accepted + 1,
                };
                var cell = (duty.Party, reported.Place.Cell, partition);
                cells[cell] = cells.GetValueOrDefault(cell) + (open ? 1 : 0);
            }
        }
    }

    /// <summary>What only some cases have: a sender's number, problems, marks, letters, disputes, notices.</summary>
    private void Further(Rows rows, CaseRow row, int number, LedgerPosition at)
    {
        var reported = row.State.Reported;
        if (UnclearRow.Of(null, row) is { } unclear)
        {
            rows.Unclear.Add(unclear);
        }

        var party = reported.Duties[0].Party;
        if (number % 50 == 21 && Joined.Count > 0)
        {
            // Problems of five cases or so.
            if (number % 250 == 21 || Problems.Count == 0)
            {
                Problems.Add(Joined[number % Joined.Count]);
                problemAt = party;
            }

            rows.Recurrences.Add(new(row.Id, new(Problems[^1], 2, Problems[^1], problemAt, "R1")));
        }

        if (number % 500 == 23)
        {
            rows.Marks.Add(new(
                new(party, number, "R1", reported.Kind, [reported.Class], reported.Place.Point, 50, [row.Id], row.Id,
                    null, reported.ReportedAt, reported.ReportedAt.AddDays(number % 1000 == 23 ? 365 : 1200), 90),
                row.Id,
                at));
        }

        if (number % 500 == 27)
        {
            rows.Letters.Add(new(
                row.Id,
                new(1, LetterKind.Copy, "供电公司", null, "请处理", reported.ReportedAt.AddDays(1), "desk-1",
                    number % 1000 == 27 ? reported.ReportedAt.AddDays(2) : null,
                    number % 1000 == 27 ? "grid-1" : null)));
        }

        if (number % 500 == 29)
        {
            rows.Disputes.Add(new(row.Id, new()
            {
                Coordination =
                    $"{reported.Place.Subdistrict}-E{reported.Class.Replace("-", "", StringComparison.Ordinal)}",
                Waiting = number % 5000 == 29,
                Since = reported.ReportedAt.AddDays(1),
                Due = reported.ReportedAt.AddDays(6),
            }));
        }

        if (number % 20 == 1)
        {
            rows.Notices.Add(new(new(
                at, reported.ReportedAt.AddDays(2), row.Id, row.Number, reported.Kind, reported.Class, reported.Lead,
                null, number % 40 == 1 ? "HX-0001" : null, ClockKind.Handle, DeadlineStep.Remind,
                reported.ReportedAt.AddDays(3), "E1", null, null)));
        }
    }

    private void Meet(bool isMet, string what, string which)
    {
        if (isMet)
        {
            Meet(what, which);
        }
    }

    private void Meet(string what, string which)
    {
        var known = met.TryGetValue(what, out var found) ? found : met[what] = [];
        known[which] = known.GetValueOrDefault(which) + 1;
    }

    private Task WriteFigures() => Write(new Rows().Changes() with
    {
        Figures = [.. figures.Select(static one => new FiguresRow(one.Key.Item1, one.Key.Item2, one.Value))],
        Cells =
        [
            .. cells.Select(static one => new PartyCellRow(one.Key.Item1, one.Key.Item2, one.Key.Item3, one.Value)),
        ],
        CaseFigures = [.. counted.Select(static one => one.Key with { Moved = one.Value })],
    });

    /// <summary>Writes rows, and leaves how far the ledger is read where it is.</summary>
    private async Task Write(Changes changes)
    {
        var registers = shape.RegisterPartition;
        var at = (await store.ReadTo())[registers];
        if (!await store.Write(registers, at, at, changes))
        {
            throw new InvalidOperationException("The read model did not take the rows.");
        }
    }

    private sealed class Rows
    {
        public List<CaseRow> Cases { get; } = [];

        public List<ObligationRow> Obligations { get; } = [];

        public List<CasePartyRow> Parties { get; } = [];

        public List<CaseWordsRow> Words { get; } = [];

        public List<NoticeRow> Notices { get; } = [];

        public List<RecurrenceRow> Recurrences { get; } = [];

        public List<UnclearRow> Unclear { get; } = [];

        public List<MarkRow> Marks { get; } = [];

        public List<DisputeRow> Disputes { get; } = [];

        public List<LetterRow> Letters { get; } = [];

        public Changes Changes() => new(
            Cases, [], [], [], Obligations, [], Parties, Words, Notices, [], [], [], [], [], Recurrences, Unclear,
            Marks, [], [], [], Disputes, Letters, [], [], [], []);
    }
}
