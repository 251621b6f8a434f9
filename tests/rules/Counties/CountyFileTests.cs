using Grid.Cases;
using Grid.Counties;
using Grid.Counties.Export;
using Grid.Households;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Tests.Counties;

/// <summary>What an exported county says in another city.</summary>
public sealed class CountyFileTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_case_takes_its_number_along_once()
    {
        var reported = Record(7, Report("330482"));
        var number = CaseNumber.Of((CaseReported)EventCodec.Read(reported), reported.Position);

        var taken = Assert.Single(Written(reported));
        var again = Assert.Single(Written(taken with { Position = new(3, 99) }));

        Assert.Equal("E0405-20260330-3-7", number);
        Assert.Equal(number, CaseNumber.Of((CaseReported)EventCodec.Read(taken), new(9, 1)));
        Assert.Equal(taken.Payload, again.Payload);
        var before = (CaseReported)EventCodec.Read(reported);
        Assert.Equal(EventCodec.Write(before with { Number = number }), EventCodec.Write(EventCodec.Read(taken)));
    }

    [Fact]
    public void A_record_of_no_county_is_found()
    {
        Assert.True(CountyFile.IsNameless(Record(1, Report(null))));
        Assert.False(CountyFile.IsNameless(Record(1, Report("330482"))));
        Assert.True(CountyFile.IsNameless(Record(1, Entry(EntityKind.Household, new HouseholdData()))));
        Assert.False(CountyFile.IsNameless(
            Record(1, Entry(EntityKind.County, new CountyData { Name = "x", TimeZone = "Asia/Shanghai" }))));
    }

    [Fact]
    public void A_case_that_was_taken_over_keeps_the_number_it_came_with()
    {
        var report = Report("330482") with { Number = "JG-17" };
        var from = new TakenOver("智慧城管", "JG-17", null, null, null, null, null, null, []);
        var record = Record(7, new CaseTaken(report, CaseStage.Filed, from) { At = report.At });

        Assert.Equal(record.Payload, Assert.Single(Written(record)).Payload);
        Assert.False(CountyFile.IsNameless(record));
        Assert.True(CountyFile.IsNameless(
            Record(7, new CaseTaken(Report(null), CaseStage.Filed, from) { At = report.At })));
    }

    [Fact]
    public void Two_ledgers_agree_on_a_source_wherever_they_put_it_and_differ_by_a_word()
    {
        var (one, two) = (Record(1, Report("330482")), Record(2, Report("330482")));

        Assert.True(Chain(one, two).Same(Chain(one with { Position = new(1, 1) }, two with { Position = new(1, 9) })));
        Assert.False(Chain(one, two).Same(Chain(one)));
        Assert.False(Chain(one, two).Same(Chain(one, two with { By = "desk-2" })));
    }

    private static SourceChain Chain(params LedgerRecord[] records) =>
        records.Aggregate(SourceChain.Start, static (chain, record) => chain.With(record));

    private IEnumerable<LedgerRecord> Written(LedgerRecord record)
    {
        File.WriteAllText(
            file, new ExportLine(Record: ExportedRecord.Of(record, LedgerChain.Origin)).ToString() + "\n");
        return CountyFile.Records(file, CancellationToken.None);
    }

    private static LedgerRecord Record(long position, Grid.Foundation.GridEvent happened) => new()
    {
        Position = new(3, position),
        Source = "case/0197b000-0000-7000-8000-000000000001",
        Version = (int)position,
        Type = EventCodec.NameOf(happened),
        At = new(2026, 3, 30, 1, 0, 0, TimeSpan.Zero),
        By = "desk-1",
        Parties = [],
        Payload = EventCodec.Write(happened),
        Hash = LedgerChain.Origin,
    };

    private static Registered Entry(EntityKind kind, RegisterData data) => new() { Ref = new(kind, "k"), Data = data };

    private static CaseReported Report(string? county) => new()
    {
        Kind = ClassKind.Event,
        Class = "04-05",
        Place = new Place { County = county, Point = new(121.05, 30.65) },
        Channel = "x",
        ReportedAt = new(2026, 3, 30, 9, 0, 0, TimeSpan.FromHours(8)),
        Duties = [],
        Limit = new(2, LimitUnit.UrgentHour, "x"),
        Lead = new(EntityKind.Department, "330482-PW"),
    };
}
