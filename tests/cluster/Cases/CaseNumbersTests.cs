using Grid.Cases;
using Grid.Tests.City;
using Orleans.Core.Internal;

namespace Grid.Tests.Cases;

[Collection(CityCollection.Name)]
public sealed class CaseNumbersTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task Every_case_of_a_day_has_a_running_number_of_its_own_also_after_the_grain_went()
    {
        var day = city.Grains.GetGrain<ICaseNumbersGrain>($"{County.Code}/20190307");

        var first = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => day.Take()));
        await day.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        var then = await day.Take();

        Assert.Equal(Enumerable.Range(1, 25), first.Select(static taken => taken.Value).Order());
        Assert.True(then.Value > 25, $"{then.Value} was given before.");
        Assert.Equal(1, (await city.Grains.GetGrain<ICaseNumbersGrain>($"{County.Code}/20190308").Take()).Value);
        Assert.Equal(1, (await city.Grains.GetGrain<ICaseNumbersGrain>("TESTSHIRE/20190307").Take()).Value);
    }

    [Fact]
    public async Task A_case_says_its_class_its_day_and_its_running_number()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var reported = await quarter.Report(County.Outside, quarter.TeaFront);

        var @class = County.Outside.Replace("-", "", StringComparison.Ordinal);
        Assert.Matches($@"^E{@class}-{quarter.Now:yyyyMMdd}-\d{{4,}}$", reported.Number);
    }
}
