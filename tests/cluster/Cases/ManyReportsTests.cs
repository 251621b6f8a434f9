using Grid.Cases;
using Grid.Foundation;
using Grid.Places;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Reports that are sent together are decided as if each had been sent after the one before.</summary>
[Collection(CityCollection.Name)]
public sealed class ManyReportsTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Reports_sent_together_join_as_they_would_one_by_one(int seed)
    {
        var quarter = await TestNeighbourhood.Open(city);
        var random = new Random(seed);
        var seen = Enumerable.Range(0, 60)
            .Select(_ => TestNeighbourhood.Seen(
                random.Next(3) > 0 ? County.Litter : County.Stall,
                quarter.At(random.Next(-120, 120), random.Next(100, 260))))
            .ToList();
        var alone = new List<CaseView>();
        foreach (var (i, report) in seen.Index())
        {
            alone.Add((await quarter.Send(report, Id(i))).Value!);
        }

        quarter.Now += TimeSpan.FromDays(3);
        var together = await Together(quarter, [.. seen.Select((report, i) => new SentReport(Id(i), report))]);

        var joined = Joins(alone);
        Assert.Contains(joined, static one => one is not null);
        Assert.Equal(joined, Joins([.. together.Select(static one => one.Value!)]));

        // Of cases that are equally near in time a report joins the one with the lowest id.
        Guid Id(int i) => Guid.CreateVersion7(quarter.Now.AddMilliseconds(i));
    }

    [Fact]
    public async Task Reports_sent_together_again_are_answered_as_before()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var ids = Enumerable.Range(0, 4).Select(static _ => Guid.NewGuid()).ToArray();
        SentReport[] reports =
        [
            new(ids[0], TestNeighbourhood.Seen(County.Litter, quarter.Yard)),
            new(ids[1], TestNeighbourhood.Seen(County.Litter, quarter.Yard)),
            new(ids[2], TestNeighbourhood.Seen(County.Litter, new GeoPoint(0, 0))),
            new(ids[0], TestNeighbourhood.Seen(County.Litter, quarter.Yard)),
            new(ids[1], TestNeighbourhood.Seen(County.Stall, quarter.Yard)),
            new(ids[3], TestNeighbourhood.Seen(County.Stall, quarter.Yard)),
        ];

        var first = await Together(quarter, reports);
        var second = await Together(quarter, reports);

        Assert.Equal(
            [(ids[0], false), (ids[1], false), null, (ids[0], true), null, (ids[3], false)],
            first.Select(Answered));
        Assert.Equal(
            [(ids[0], true), (ids[1], true), null, (ids[0], true), null, (ids[3], true)],
            second.Select(Answered));
        Assert.Equal(
            ["place.outside", "report.idReused"], first.Select(static one => one.Refusal?.Code).OfType<string>());
        Assert.Equal(
            first.Select(static one => one.Refusal?.Code), second.Select(static one => one.Refusal?.Code));
        Assert.Equal(first[1].Value!.Number, second[1].Value!.Number);
        Assert.Equal(ids[0], first[1].Value!.JoinedTo);
    }

    [Fact]
    public async Task Each_of_many_reports_has_a_number_of_its_own_and_the_later_a_higher_one()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var together = await Together(quarter,
        [
            .. Enumerable.Range(0, 300).Select(i => new SentReport(
                Guid.NewGuid(), TestNeighbourhood.Seen(County.Stall, quarter.At(-380 + i, 120)))),
        ]);

        var numbers = together.Select(static one => int.Parse(one.Value!.Number.Split('-')[^1])).ToList();
        Assert.Equal(numbers.Order().Distinct(), numbers);
    }

    private static (Guid, bool)? Answered(Outcome<CaseView> outcome) =>
        outcome.Value is { } view ? (view.Id, view.TakenBefore) : null;

    private static Task<IReadOnlyList<Outcome<CaseView>>> Together(
        TestNeighbourhood quarter, IReadOnlyList<SentReport> reports) =>
        quarter.Ask(grains => grains.GetGrain<IIntakeGrain>(0).ReportAll(reports));

    /// <summary>For each report the one of the same list that it joined, by its place in it; null for none.</summary>
    private static List<int?> Joins(List<CaseView> views) =>
    [
        .. views.Select(view => view.JoinedTo is { } primary
            ? views.FindIndex(one => one.Id == primary)
            : (int?)null),
    ];
}
