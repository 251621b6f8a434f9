using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.Cases;

/// <summary>
/// The city keeps a reporter's contact while it serves, and erases it on request or at the end of the term.
/// </summary>
public sealed class ErasedContactTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Forgotten = "case.reporterForgotten";

    public static TheoryData<string> Stores => TestStore.Both;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task A_contact_is_erased_on_request_and_the_trace_says_so_once(string kind)
    {
        await using var city = await TestCity.Found(await TestStore.Of(kind, postgres));
        var quarter = await TestNeighbourhood.Open(city);
        var id = await Report(quarter);
        Assert.Contains(id, await Kept(city));

        Assert.Null((await Forget(quarter, id, "desk-1")).Refusal);
        Assert.Null((await Forget(quarter, id, "desk-2")).Refusal);

        Assert.Empty(await Kept(city));
        Assert.Equal(
            "desk-1", Assert.Single((await quarter.Case(id).History())!, static trace => trace.Type == Forgotten).By);
        Assert.Equal("case.unknown", (await Forget(quarter, Guid.NewGuid(), "desk-1")).Refusal?.Code);

        await city.Grains.GetGrain<IReporterGrain>(id).Keep(new("某某", "0573-1")); // with a report that was on its way
        Assert.Empty(await Kept(city));
        await city.Rest();
        // The same report again.
        Assert.True((await TestNeighbourhood.Insist(() => quarter.Send(Seen(quarter.Yard), id))).TakenBefore);
        Assert.Empty(await Kept(city));
    }

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task When_the_term_is_over_the_keeper_erases_it(string kind)
    {
        await using var city = await TestCity.Found(await TestStore.Of(kind, postgres));
        var quarter = await TestNeighbourhood.Open(city);
        await quarter.Enter(new(EntityKind.Table, $"{County.Code}/practice"), new TableData
        {
            Table = TableName.Practice,
            Practice = [new("contactDays", 30, new(2018, 1, 1), null, "test", "L")],
        });
        var open = await Report(quarter, quarter.Yard);
        var done = await Report(quarter, quarter.At(100, 5));
        await quarter.Through(done, CaseVerb.Feedback);
        await city.Listed();

        await Pass(city, quarter.Now.AddDays(29));
        Assert.Equal(new[] { open, done }.Order(), (await Kept(city)).Order());

        await Pass(city, quarter.Now.AddDays(30).AddHours(1));
        Assert.Equal([open], await Kept(city));
        var trace = Assert.Single((await quarter.Case(done).History())!, static trace => trace.Type == Forgotten);
        Assert.Equal((ContactKeeperGrain.By, quarter.Now.AddDays(30).AddHours(1)), (trace.By, trace.At));
    }

    private static async Task<Guid> Report(TestNeighbourhood quarter, Places.GeoPoint? at = null) =>
        (await TestNeighbourhood.Insist(() => quarter.Send(Seen(at ?? quarter.Yard)))).Id;

    private static ReportCase Seen(Places.GeoPoint at) =>
        TestNeighbourhood.Seen(County.Stall, at) with { Reporter = new Reporter("某某", "0573-1") };

    private static Task<Outcome<CaseView>> Forget(TestNeighbourhood quarter, Guid id, string by) =>
        quarter.Ask(grains => grains.GetGrain<ICaseGrain>(id).ForgetReporter(by));

    private static Task Pass(TestCity city, DateTimeOffset now) =>
        city.Grains.GetGrain<IContactKeeperGrain>(0).PassUntil(now);

    private static async Task<IEnumerable<Guid>> Kept(TestCity city) =>
        (await city.Services.GetRequiredService<ContactList>().Reporters()).Keys;
}
