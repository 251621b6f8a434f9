using System.Text;
using Grid.Cases;
using Grid.City;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Grid.Tests.City;

/// <summary>Who answers, while rules and chiefs change under an open case.</summary>
public sealed class AnswersTests
{
    [Fact]
    public async Task A_case_keeps_the_rule_and_the_limit_it_was_filed_under_and_the_next_one_goes_by_the_new()
    {
        using var store = TestStore.Embedded();
        await using var city = await TestCity.Start(store.Options);
        await County.Found(city);
        var quarter = await Quarter.Open(city);
        var filed = await quarter.Report(County.Outside, quarter.TeaFront);
        await quarter.Through(filed.Id, CaseVerb.File);

        await County.Table(city, new()
        {
            Table = TableName.Routes,
            Routes = [.. County.Routes.Where(static row => row.Rule != "C-street"), County.Routes.Single(static row => row.Rule == "C-street") with { Rule = "C-street-2", Party = $"department:{County.Bureau.Key}" }],
        });
        await County.Table(city, new() { Table = TableName.Standards, Standards = [.. County.Standards.Select(static row => row with { Limit = row.Limit * 2 })] });

        var dispatched = await quarter.Through(filed.Id, CaseVerb.Dispatch);
        Assert.Equal(County.Enforcement, dispatched.Lead);
        Assert.Equal("C-street", dispatched.Duties.Single(static duty => duty.Role == DutyRole.Lead).Rule);
        Assert.Equal(filed.Limit, dispatched.Limit);
        await city.Delivered();
        Assert.Equal("C-street", (await quarter.Owes(County.Enforcement, filed.Id))?.Rule);

        var next = await quarter.Report(County.Outside, quarter.Yard);
        Assert.Equal((County.Bureau, filed.Limit.Amount * 2), (next.Lead, next.Limit.Amount));
        var closed = await quarter.Through(filed.Id, CaseVerb.Feedback);
        Assert.Equal((CaseStage.FedBack, County.Enforcement), (closed.Stage, closed.Lead));
    }

    [Fact]
    public async Task What_is_explained_at_a_point_is_what_a_report_there_gets()
    {
        using var store = TestStore.Embedded();
        await using var city = await TestCity.Start(store.Options);
        await County.Found(city);
        var quarter = await Quarter.Open(city);

        var explained = (await quarter.Ask(grains => grains.GetGrain<IRulebookGrain>(0).Explain(new(ClassKind.Event, County.Outside, quarter.TeaFront, quarter.Now)))).Value!;
        var reported = await quarter.Report(County.Outside, quarter.TeaFront);

        Assert.Equal(reported.Duties, explained.Parties.Select(static party => party.Duty));
        Assert.Equal(reported.Limit, explained.Limit);
        Assert.Contains(explained.Rows, static row => row is { Rule: "B-keeper" } or { Rule: "B-front", Verdict: RowVerdict.Named });
        Assert.Equal("class.unknown", (await quarter.Ask(grains => grains.GetGrain<IRulebookGrain>(0).Explain(new(ClassKind.Event, "09-09", quarter.TeaFront)))).Refusal?.Code);
    }

    [Fact]
    public async Task A_chief_replaced_in_mid_case_leaves_the_obligations_with_the_post_and_hands_the_messages_to_whoever_holds_it_then()
    {
        using var store = TestStore.Embedded();
        await using var city = await TestCity.Start(store.Options);
        await County.Found(city);
        var quarter = await Quarter.Open(city);
        var today = DateOnly.FromDateTime(quarter.Now.DateTime);
        PartyRef first = new(PartyKind.Appointment, "T-1"), second = new(PartyKind.Appointment, "T-2");
        var term = new AppointmentData { Duty = PostDuty.SegmentChief, Place = quarter.WestStreet, Holder = "P-1", From = new(2020, 1, 1) };
        await quarter.Enter(first, term);
        var opened = await quarter.Report(County.Outside, quarter.TeaFront);
        await city.Delivered();
        var owed = await quarter.Owes(quarter.WestStreet, opened.Id);
        Assert.Equal("P-1", Above()?.Holder);

        await quarter.Enter(first, term with { Until = today });
        await quarter.Enter(second, term with { Holder = "P-2", From = today.AddDays(1) });
        quarter.Now = quarter.Now.AddDays(1);

        Assert.Equal(owed, await quarter.Owes(quarter.WestStreet, opened.Id));
        Assert.Equal((PostDuty.SegmentChief, quarter.WestStreet, "P-2"), (Above()!.Duty, Above()!.Party, Above()!.Holder));
        var history = await quarter.Ask(grains => grains.GetGrain<IPostsGrain>(0).History(quarter.WestStreet, null, null));
        Assert.Equal(["P-2", "P-1"], history.Select(static entry => ((AppointmentData)entry.Data).Holder));
        Assert.Equal(["T-1", "T-2"], await Holding(quarter.Now.AddDays(-1), quarter.Now));

        Rung? Above() => city.Services.GetRequiredService<CityMap>().Ladder.Next(quarter.Tea, opened.Place, opened.Lead, DateOnly.FromDateTime(quarter.Now.DateTime));

        async Task<IEnumerable<string?>> Holding(params DateTimeOffset[] times)
        {
            var held = new List<string?>();
            foreach (var at in times)
            {
                var duties = await quarter.Ask(grains => grains.GetGrain<IPostsGrain>(0).At(quarter.TeaFront, at));
                held.Add(duties!.Held.Single(static duty => duty.Duty == PostDuty.SegmentChief).Appointment);
            }

            return held;
        }
    }

    [Fact]
    public async Task How_to_reach_a_holder_is_in_no_record_and_is_forgotten_when_asked()
    {
        const string name = "某某某先生";
        using var store = TestStore.Embedded();
        await using (var city = await TestCity.Start(store.Options))
        {
            await County.Found(city);
            var quarter = await Quarter.Open(city);
            await quarter.Enter(new(PartyKind.Appointment, "T-1"), new AppointmentData { Duty = PostDuty.RoadChief, Place = quarter.Road, Holder = "P-1", From = new(2020, 1, 1) });
            await city.Grains.GetGrain<IHolderGrain>("P-1").Keep(new(name, "13900000000"));

            Assert.All(await city.Records(), static record => Assert.DoesNotContain(name, record.ToString(), StringComparison.Ordinal));
            Assert.Contains(await city.Records(), static record => record.Payload.Contains("P-1", StringComparison.Ordinal));
            await city.Grains.GetGrain<IHolderGrain>("P-1").Forget();
        }

        Assert.All(
            Directory.GetFiles(((StoreOptions.Embedded)store.Options).Directory),
            static file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) < 0, file));
    }
}
