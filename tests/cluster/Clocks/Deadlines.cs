using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Clocks;

/// <summary>The clocks' rules for tests of whole cities, and what the record says of them.</summary>
internal static class Deadlines
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    /// <param name="hour">How long an hour is.</param>
    public static async Task Rule(TestCity city, double hour = 1)
    {
        await County.Table(city, new()
        {
            Table = TableName.Limits,
            Limits =
            [
                Limit(ClockKind.File, 1 * hour), Limit(ClockKind.Dispatch, 1 * hour), Limit(ClockKind.Check, 1 * hour),
                Limit(ClockKind.FirstCheck, 0.5 * hour), Limit(ClockKind.Progress, 24 * hour),
                Limit(ClockKind.Review, 40 * hour),
            ],
        });
        await County.Table(city, new()
        {
            Table = TableName.Escalations,
            Escalations =
            [
                At("H1", ClockKind.Handle, DeadlineStep.Remind, 50, null),
                At("H2", ClockKind.Handle, DeadlineStep.Yellow, 80, null),
                At("H3", ClockKind.Handle, DeadlineStep.Red, 100, null),
                Later("H4", 1 * hour, Post.ShopChief),
                Later("H5", 1 * hour, Post.SegmentChief),
                Later("H6", 1 * hour, Post.RoadChief),
                Later("H7", 2 * hour, Post.AreaChief),
                Later("H8", 2 * hour, Post.DepartmentHead),
                Later("H9", 2 * hour, Post.CommandCentre),
                At("F1", ClockKind.File, DeadlineStep.Red, 100, Post.CommandCentre),
                At("D1", ClockKind.Dispatch, DeadlineStep.Red, 100, Post.CommandCentre),
                At("C1", ClockKind.Check, DeadlineStep.Red, 100, Post.GridMember),
                At("1C", ClockKind.FirstCheck, DeadlineStep.Red, 100, Post.GridMember),
            ],
        });
    }

    /// <summary>Advances the city's clocks: all deadlines that are due by then are recorded as missed.</summary>
    public static async Task Pass(TestCity city, DateTimeOffset now) =>
        await TestNeighbourhood.Insist(() => city.Grains.GetGrain<Grid.City.IClockGrain>(0).AdvanceTo(now));

    public static async Task<List<CaseDeadlineMissed>> Of(TestCity city, Guid id) =>
        [
            .. (await city.Ledger.ReadSource(CaseRules.CaseRef(id).ToString()))
                .Select(EventCodec.Read)
                .OfType<CaseDeadlineMissed>(),
        ];

    /// <summary>Each once: for each case, run and rule.</summary>
    public static async Task PassedOnce(TestCity city)
    {
        var all = (await city.Records()).Where(static record => EventCodec.Read(record) is CaseDeadlineMissed)
            .Select(static record => (record.Source, (CaseDeadlineMissed)EventCodec.Read(record))).ToList();
        Assert.NotEmpty(all);
        Assert.Equal(
            all.Count,
            all.DistinctBy(static one => (one.Source, one.Item2.Clock, one.Item2.Run, one.Item2.Rule)).Count());
    }

    private static LimitRow Limit(ClockKind clock, double hours) =>
        new(clock, null, ["*"], null, [], hours, LimitUnit.UrgentHour, Start, null, "made", "L");

    private static EscalationRow At(string rule, ClockKind clock, DeadlineStep step, double percent, Post? to) =>
        new(rule, clock, step, percent, null, null, to, Start, null, "made", "L");

    private static EscalationRow Later(string rule, double hours, Post to) =>
        new(rule, ClockKind.Handle, DeadlineStep.Escalate, null, hours, LimitUnit.UrgentHour, to, Start, null, "made",
            "L");
}
