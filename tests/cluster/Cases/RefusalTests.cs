using Grid.Cases;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Reports that the city refuses, and reports that it takes although no department leads them.</summary>
[Collection(CityCollection.Name)]
public sealed class RefusalTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_class_without_a_lead_goes_to_the_command_centre()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var report = await quarter.Report(County.Unled, quarter.TeaFront);

        Assert.Equal(County.CommandCentre, report.Lead);
        Assert.Equal(new CaseLimit(5, LimitUnit.WorkDay, "default"), report.Limit);
        await Eventually.Holds(async () =>
            Assert.Equal(
                (AssignmentRole.Lead, "uncovered"),
                await quarter.Owes(County.CommandCentre, report.Id) is { } owed ? (owed.Role, owed.Rule) : default));
        await Eventually.Holds(async () => Assert.NotNull(await quarter.Owes(quarter.West, report.Id)));
        await quarter.Through(report.Id, CaseVerb.Close);
    }

    [Fact]
    public async Task An_unknown_class_is_refused_with_the_nearest_known_one()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var refusal = (await quarter.Send(TestNeighbourhood.Seen("04-99", quarter.TeaFront))).Refusal;

        Assert.Equal("class.unknown", refusal?.Code);
        Assert.Contains(County.Outside, refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(
            "class.condition",
            (await quarter.Send(TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with { Condition = 7 }))
                .Refusal
                ?.Code);
    }

    [Fact]
    public async Task A_point_outside_is_refused_with_its_distance()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var refusal = (await quarter.Send(TestNeighbourhood.Seen(County.Outside, quarter.At(0, 1600)))).Refusal;

        Assert.Equal("place.outside", refusal?.Code);
        Assert.Contains(" 1000 m ", refusal!.Message, StringComparison.Ordinal);
        Assert.Contains(County.Code, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swapped_latitude_and_longitude_are_refused_as_swapped()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (lon, lat) = (quarter.TeaFront.Lon, quarter.TeaFront.Lat);

        var refusal = (await quarter.Send(TestNeighbourhood.Seen(County.Outside, new(lat, lon)))).Refusal;

        Assert.Equal("place.swapped", refusal?.Code);
    }

    [Theory]
    [InlineData(6, "report.future")]
    [InlineData(4, null)]
    [InlineData(-60 * 24 * 365 * 30, "report.ancient")]
    public async Task A_time_that_cannot_be_is_refused(int minutes, string? code)
    {
        var quarter = await TestNeighbourhood.Open(city);

        var sent = await quarter.Send(
            TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with
            {
                ReportedAt = quarter.Now.AddMinutes(minutes),
            });

        Assert.Equal(code, sent.Refusal?.Code);
    }

    [Fact]
    public async Task What_was_refused_leaves_no_trace()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = Guid.NewGuid();

        await quarter.Send(TestNeighbourhood.Seen("04-99", quarter.TeaFront), id);
        Assert.Null(await quarter.View(id));
        Assert.Null(await quarter.Case(id).History());

        // Under the same id, put right.
        Assert.Equal(1, (await quarter.Report(County.Outside, quarter.TeaFront, id)).Version);
    }

    [Fact]
    public async Task A_dog_a_department_and_a_case_that_are_not_there_are_refused()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Outside, quarter.TeaFront)).Id;
        await quarter.Through(id, CaseVerb.File);

        Assert.Equal(
            "dog.unknown",
            (await quarter.Send(
                TestNeighbourhood.Seen(County.Dog, quarter.Yard) with { Dog = new(EntityKind.Dog, "none") }))
                .Refusal
                ?.Code);
        Assert.Equal(
            "department.unknown",
            (await quarter.Try(id, new(CaseVerb.Dispatch, "desk-1", Department: "none"))).Refusal?.Code);
        Assert.Equal("case.byMissing", (await quarter.Try(id, new(CaseVerb.Dispatch, " "))).Refusal?.Code);
        Assert.Equal(
            "case.primaryNotOpen",
            (await quarter.Try(id, new(CaseVerb.Join, "desk-1", To: Guid.NewGuid().ToString()))).Refusal?.Code);
        Assert.Equal("case.unknown", (await quarter.Try(Guid.NewGuid(), new(CaseVerb.File, "desk-1"))).Refusal?.Code);
    }
}
