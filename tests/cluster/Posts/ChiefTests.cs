using System.Text;
using Grid.Parties;
using Grid.Posts;
using Grid.Storage;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using RegisterFollower = Grid.Counties.RegisterFollower;

namespace Grid.Tests.Posts;

/// <summary>Chiefs change under an open case, and a holder of a post can be forgotten.</summary>
public sealed class ChiefTests
{
    [Fact]
    public async Task A_chief_replaced_in_mid_case_leaves_obligations_with_the_post_and_messages_to_the_successor()
    {
        await using var city = await TestCity.Found(TestStore.Embedded());
        var quarter = await TestNeighbourhood.Open(city);
        var today = DateOnly.FromDateTime(quarter.Now.DateTime);
        EntityRef first = new(EntityKind.Appointment, "T-1"), second = new(EntityKind.Appointment, "T-2");
        var term = new AppointmentData
        {
            Duty = Post.SegmentChief,
            Place = quarter.WestStreet,
            Holder = "P-1",
            From = new(2020, 1, 1),
        };
        await quarter.Enter(first, term);
        var opened = await quarter.Report(County.Outside, quarter.TeaFront);
        await city.Delivered();
        var owed = await quarter.Owes(quarter.WestStreet, opened.Id);
        Assert.Equal("P-1", Above()?.Holder);

        await quarter.Enter(first, term with { Until = today });
        await quarter.Enter(second, term with { Holder = "P-2", From = today.AddDays(1) });
        quarter.Now = quarter.Now.AddDays(1);

        Assert.Equal(owed, await quarter.Owes(quarter.WestStreet, opened.Id));
        Assert.Equal((Post.SegmentChief, quarter.WestStreet, "P-2"), (Above()!.Duty, Above()!.Party, Above()!.Holder));
        var history = await quarter.Ask(grains =>
            grains.GetGrain<IPostsGrain>(0).History(quarter.WestStreet, null, null));
        Assert.Equal(["P-2", "P-1"], history.Select(static entry => ((AppointmentData)entry.Data).Holder));
        Assert.Equal(["T-1", "T-2"], await Holding(quarter.Now.AddDays(-1), quarter.Now));

        EscalationStep? Above() => city.Services.GetRequiredService<RegisterFollower>().Current.First.ChainOfCommand
            .Next(quarter.Tea, opened.Place, opened.Lead, DateOnly.FromDateTime(quarter.Now.DateTime));

        async Task<IEnumerable<string?>> Holding(params DateTimeOffset[] times)
        {
            var held = new List<string?>();
            foreach (var at in times)
            {
                var duties = await quarter.Ask(grains => grains.GetGrain<IPostsGrain>(0).At(quarter.TeaFront, at));
                held.Add(duties!.Held.Single(static duty => duty.Duty == Post.SegmentChief).Appointment);
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
            var quarter = await TestNeighbourhood.Open(city);
            await quarter.Enter(new(EntityKind.Appointment, "T-1"), new AppointmentData
            {
                Duty = Post.RoadChief,
                Place = quarter.Road,
                Holder = "P-1",
                From = new(2020, 1, 1),
            });
            await city.Grains.GetGrain<IHolderGrain>("P-1").Keep(new(name, "13900000000"));

            Assert.All(
                await city.Records(),
                static record => Assert.DoesNotContain(name, record.ToString(), StringComparison.Ordinal));
            Assert.Contains(
                await city.Records(), static record => record.Payload.Contains("P-1", StringComparison.Ordinal));
            await city.Grains.GetGrain<IHolderGrain>("P-1").Forget();
        }

        Assert.All(
            Directory.GetFiles(((StoreOptions.Embedded)store.Options).Directory),
            static file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) < 0, file)
        );
    }
}
