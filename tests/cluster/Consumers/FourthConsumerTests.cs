using Grid.Departments;
using Grid.Ledger;
using Grid.Ledger.Consumers;
using Grid.ReadModel;
using Grid.Tests.City;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Core.Internal;

namespace Grid.Tests.Consumers;

/// <summary>One line declares a consumer; everything else of it follows.</summary>
public sealed class FourthConsumerTests
{
    private readonly News news = new();

    [Fact]
    public async Task It_receives_every_record_in_order_and_its_progress_shows()
    {
        using var store = TestStore.Embedded();
        await using var city = await Start(store);

        await County.Found(city);
        await AtTheHeads(city);

        var heads = (await city.ReadModel.Progress()).Heads;
        Assert.True(heads.Sum() >= 10, $"Only {heads.Sum()} records were appended.");
        foreach (var partition in Enumerable.Range(0, heads.Count))
        {
            Assert.Equal(
                Enumerable.Range(1, (int)heads[partition]).Select(static position => (long)position),
                news.Taken.Where(taken => taken.Partition == partition).Select(static taken => taken.Position));
        }
    }

    [Fact]
    public async Task It_goes_on_from_its_checkpoint_after_a_restart()
    {
        using var store = TestStore.Embedded();
        await using (var city = await Start(store))
        {
            await County.Found(city);
            await AtTheHeads(city);
        }

        List<LedgerPosition> missed;
        await using (var without = await TestCity.Start(store.Options))
        {
            await County.Enter(without, County.Market, new DepartmentData { Name = "市场监督管理局" });
            missed = [.. (await without.Records()).Select(static record => record.Position).Except(news.Taken)];
        }

        Assert.NotEmpty(missed);
        news.Taken.Clear();
        await using var later = await Start(store);
        await AtTheHeads(later);

        Assert.Equal(missed, news.Taken);
    }

    [Fact]
    public async Task A_record_it_cannot_take_is_its_dead_letter_until_a_retry_by_command_takes_it()
    {
        using var store = TestStore.Embedded();
        await using var city = await Start(store);
        news.Refused = County.Market.ToString();
        await County.Found(city);
        await AtTheHeads(city);

        var letter = Assert.Single(await city.ReadModel.DeadLetters(10));
        Assert.Equal((NewsGrain.Name, County.Market), (letter.Consumer, letter.Party));
        Assert.Equal($"InvalidDataException: No news of {County.Market}.", letter.Reason);
        Assert.DoesNotContain(letter.Position, news.Taken);
        Assert.Contains(letter.Position with { Position = letter.Position.Position + 1 }, news.Taken);
        Assert.Equal(1, (await city.ReadModel.Progress()).DeadLetters);
        Assert.Equal(new Retried(1, 0), await city.ReadModel.RetryDeadLetters("ops-1"));

        news.Refused = null;
        Assert.Equal(new Retried(1, 1), await city.ReadModel.RetryDeadLetters("ops-1"));

        Assert.Contains(letter.Position, news.Taken);
        Assert.Empty(await city.ReadModel.DeadLetters(10));
    }

    [Fact]
    public async Task It_is_woken_where_it_sleeps()
    {
        using var store = TestStore.Embedded();
        await using var city = await Start(store);
        var consumers = city.Services.GetRequiredService<LedgerConsumers>();
        await Eventually.Holds(async () => Assert.Equal(5, await Awake(city)));

        await consumers.OfPartition(0, city.Grains).Last().AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await Eventually.Holds(async () => Assert.Equal(4, await Awake(city)));
        await Eventually.Holds(async () => Assert.Equal(5, await Awake(city)));
    }

    private static async Task<int> Awake(TestCity city) =>
        (await city.Awake()).Count(static grain => grain.Key.Type == GrainType.Create("test-news"));

    private static Task AtTheHeads(TestCity city) => Eventually.Holds(async () =>
    {
        var progress = await city.ReadModel.Progress();
        Assert.Equal(progress.Heads, progress.Further![NewsGrain.Name]);
    });

    private Task<TestCity> Start(TestStore store) => TestCity.Start(store.Options, builder =>
    {
        builder.Services.AddSingleton(news);
        builder.UseOrleans(static silo =>
            silo.AddLedgerConsumer<NewsGrain>(NewsGrain.Name, pace: TimeSpan.FromMilliseconds(20)));
    });
}
