using Grid.Cases;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Who the persons are whom a case concerns lies apart, and goes when it is erased.</summary>
[Collection(CityCollection.Name)]
public sealed class ConcernedTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task A_person_is_shown_covered_and_is_gone_once_erased()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var report = await quarter.Report(County.Outside, quarter.TeaFront);
        var driver = new NameConcerned(
            ConcernedKind.Driver, null, new("张三丰", null, "浙F12345"), "ZF-3", CaseVerb.Verify);

        var named = await Ask(one => one.NameConcerned(driver));
        var again = await Ask(one => one.NameConcerned(driver));
        await Ask(one => one.NameConcerned(new(ConcernedKind.Trader, "鲜果店", null, "ZF-3")));

        Assert.Equal((1, 1), (named.Value!.Number, again.Value!.Number));
        var shown = (await Ask(one => one.Concerned()))!;
        Assert.Equal([(1, null), (2, "鲜果店")], shown.Select(static one => (one.Number, one.Unit)));
        Assert.Equal(new ConcernedPerson("张**", null, "浙F**45"), shown[0].Covered);

        await Ask(one => one.ForgetConcerned(1, "desk-1", "本人要求"));

        var left = (await Ask(one => one.Concerned()))!;
        Assert.Null(left[0].Covered);
        Assert.NotNull(left[0].Forgotten);
        Assert.Empty(await quarter.Ask(grains => grains.GetGrain<IConcernedGrain>(report.Id).Kept()));

        Task<T> Ask<T>(Func<ICaseGrain, Task<T>> question) =>
            quarter.Ask(grains => question(grains.GetGrain<ICaseGrain>(report.Id)));
    }

    [Fact]
    public async Task A_case_that_is_not_there_keeps_nobody()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = Guid.NewGuid();

        var named = await quarter.Ask(grains => grains.GetGrain<ICaseGrain>(id).NameConcerned(
            new(ConcernedKind.Driver, null, new("张三丰", null, null), "ZF-3")));

        Assert.Equal("case.unknown", named.Refusal?.Code);
        Assert.Empty(await quarter.Ask(grains => grains.GetGrain<IConcernedGrain>(id).Kept()));
    }
}
