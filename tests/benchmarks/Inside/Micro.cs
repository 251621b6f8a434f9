using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Grid.Benchmarks.County;
using Grid.Benchmarks.Plain;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Benchmarks.Inside;

/// <summary>The small things that every report needs, one by one.</summary>
[MemoryDiagnoser]
public class Micro
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    private readonly Guid id = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private PlainCounty county = null!;
    private GeoPoint point;
    private ReportCase report = null!;
    private Place place = null!;
    private CaseReported happened = null!;
    private LedgerRecord record = null!;
    private Draft draft = null!;
    private Rules thick = null!;
    private RouteQuestion asked = null!;
    private readonly Trade trade = new();

    [GlobalSetup]
    public void Open()
    {
        var folder = Directory.CreateTempSubdirectory("grid-bench-county-").FullName;
        new MadeCounty().Write(folder, side: 40);
        county = PlainCounty.Read(folder).GetAwaiter().GetResult();
        point = Spots.Along(folder)[6000];
        Directory.Delete(folder, recursive: true);
        report = new(
            ClassKind.Event, "04-05", point, "城市啄木鸟", "店外堆放水果占用人行道，行人只能绕行机动车道，已多次发生", Noon, Fresh: true, "public");
        place = county.Locate(point)!;
        var routing = county.Route(report, place, Noon)!;
        happened = new()
        {
            At = Noon,
            By = report.By,
            Kind = report.Kind,
            Class = report.Class,
            Place = place,
            Description = report.Description,
            Channel = report.Channel,
            ReportedAt = Noon,
            Duties = routing.Duties,
            Limit = routing.Limit,
            Lead = routing.Lead,
            Fingerprint = ReportRules.FingerprintOf(report),
        };
        thick = county.Rules.With(
            county.Rules.Version + 1, new TableData { Table = TableName.Routes, Routes = Thick(5000) });
        asked = new(
            ClassKind.Event,
            "04-05",
            1,
            place with
            {
                TradingZone = "严控区",
                RoadGrade = "主干道",
                Subdistrict = "330424001",
                Segment = "330424-R7-01",
            },
            Noon);
        var source = CaseRules.CaseRef(id).ToString();
        EntityRef[] parties = [.. routing.Duties.Select(static duty => duty.Party)];
        var payload = EventCodec.Write(happened);
        draft = EventCodec.Draft(happened, parties);
        record = new()
        {
            Position = new(7, 1234),
            Source = source,
            Version = 1,
            Type = EventCodec.NameOf(happened),
            At = Noon,
            By = report.By,
            Parties = parties,
            Payload = payload,
            Hash = LedgerChain.Hash(
                LedgerChain.Origin,
                new(7, 1234),
                source,
                1,
                EventCodec.NameOf(happened),
                Noon,
                report.By,
                parties,
                payload),
        };
    }

    /// <summary>
    /// A table as a city might come to: each of 240 classes by zone, grade and town, by single segments, and rows for
    /// all.
    /// </summary>
    private static RouteRow[] Thick(int rows) =>
    [
        .. Enumerable.Range(0, rows).Select(i => new RouteRow(
            $"R-{i}",
            i < rows - 50 ? 100 + (i % 7) : 900 + i,
            ClassKind.Event,
            [i < rows - 50 ? $"{1 + (i % 6):00}-{1 + (i / 6 % 40):00}" : "*"],
            (i / 240 % 4) switch
            {
                0 => new Dictionary<string, IReadOnlyList<string>>
                {
                    ["tradingZone"] = ["禁止区", "严控区"],
                    ["roadGrade"] = ["主干道"],
                },
                1 => new Dictionary<string, IReadOnlyList<string>> { ["subdistrict"] = [$"33042400{1 + (i % 9)}"] },
                2 => new Dictionary<string, IReadOnlyList<string>> { ["segment"] = [$"330424-R{i % 97}-01"] },
                _ => new Dictionary<string, IReadOnlyList<string>>(),
            },
            (i % 3) switch { 0 => AssignmentRole.Lead, 1 => AssignmentRole.Help, _ => AssignmentRole.Inform },
            $"department:330424-D{i % 40}",
            new(2018, 1, 1),
            null,
            "made",
            "L")),
        new("R-last", 9999, null, ["*"], new Dictionary<string, IReadOnlyList<string>>(), AssignmentRole.Lead,
            "department:330424-ZX", new(2018, 1, 1), null, "made", "L"),
    ];

    [Benchmark(Description = "route by 5,000 rows, due times and all")]
    public object RouteByMany() => thick.Route(asked);

    [Benchmark(Description = "locate a point")]
    public object Locate() => county.Atlas.Locate(point);

    [Benchmark(Description = "route a report, due times and all")]
    public object Route() => county.Route(report, place, Noon)!;

    [Benchmark(Description = "whether trade is lawful at a minute")]
    public object Lawful() => trade.Lawful();

    [Benchmark(Description = "when a limit ends")]
    public DateTimeOffset Due() => county.Rules.Calendar.Due(Noon, 5, LimitUnit.WorkDay);

    [Benchmark(Description = "fingerprint of a report")]
    public object Print() => ReportRules.FingerprintOf(report);

    [Benchmark(Description = "an event to its text")]
    public object WriteEvent() => EventCodec.Write(happened);

    [Benchmark(Description = "an event from its text")]
    public object ReadEvent() => JsonSerializer.Deserialize<CaseReported>(record.Payload, EventCodec.Json)!;

    [Benchmark(Description = "an event read back before it is stored")]
    public void ReadBack() => EventCodec.ReadBack(draft, record.Source, compare: false);

    [Benchmark(Description = "an event read back and compared before it is stored")]
    public void Compare() => EventCodec.ReadBack(draft, record.Source, compare: true);

    [Benchmark(Description = "the hash of a record")]
    public object Hash() => LedgerChain.Hash(LedgerChain.Origin, record);

    [Benchmark(Description = "what a report changes in what a party owes")]
    public object Owe() => ObligationRules.Apply(null, record.Parties[0], id, happened, record.Position)!;
}
