using System.Collections.Concurrent;
using Grid.Cases;
using Grid.Ledger;
using Grid.Parties;
using Grid.Tests.City;

namespace Grid.Tests.Region;

/// <summary>The city answers and loses nothing while silos join, stop and die.</summary>
public sealed class TwoSilosTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Places = 12, FirstCheck = 5;

    private static readonly string[] OfPartitions = ["ledger-partition", "fan-out", "projector", "clock-shard"];

    /// <summary>All steps of the loop, with one check that fails: the handling that it repeats counts once.</summary>
    private static readonly CaseVerb[] Loop =
    [
        CaseVerb.Verify, CaseVerb.File, CaseVerb.Dispatch, CaseVerb.Accept, CaseVerb.Handle, CaseVerb.Check,
        CaseVerb.Handle, CaseVerb.Check, CaseVerb.Close, CaseVerb.Feedback,
    ];

    [SkippableFact]
    public async Task Nothing_answered_is_lost_when_one_silo_stops_and_another_dies()
    {
        using var store = await TestStore.Of("postgres", postgres);
        await using var one = await TestCity.Start(store.Options);
        await County.Found(one);
        await using var two = await TestCity.Start(store.Options);
        var quarters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestNeighbourhood.Open(one)));
        quarters[2].City = quarters[3].City = two;
        var answered = new Answers();
        using var evening = new CancellationTokenSource();
        var work = quarters.Select(quarter => Work(quarter, answered, evening.Token)).ToList();

        await answered.Reached(40);
        var awake = await one.Awake();
        Assert.Contains(
            quarters,
            quarter =>
                quarter.Everyone.SelectMany(party => awake[one.Grains.GetParty(party).GetGrainId()]).Distinct().Count()
                == 2);
        quarters[2].City = quarters[3].City = one;
        await using var three = await SeparateProcess.Start(store.Options, static store => TestCity.Start(store));
        await two.Stop();

        await answered.Reached(answered.Count + 40);
        Assert.Equal(2, (await one.Awake()).SelectMany(static grain => grain).Distinct().Count());
        await three.Kill();

        await answered.Reached(answered.Count + 40);
        await evening.CancelAsync();
        await Task.WhenAll(work);
        await one.Delivered();
        foreach (var (id, commands) in answered.ByCase)
        {
            var done = (await one.Ledger.ReadSource(CaseRules.CaseRef(id).ToString())).Select(static record =>
                (EventCodec.Read(record) as CaseEvent)!.Command);
            Assert.Equal(commands, done.Where(static command => command is not null)); // each once, in order
            Assert.Equal(CaseStage.FedBack, (await one.Grains.GetGrain<ICaseGrain>(id).View())!.Stage);
        }

        Assert.Empty(await one.Audit());
        await Recount.Of(await one.Records()).AgreesWith(one.Grains);
    }

    [SkippableFact]
    public async Task A_silo_that_joins_takes_its_share_of_the_record_and_all_that_follows_it()
    {
        using var store = await TestStore.Of("postgres", postgres);
        await using var one = await TestCity.Start(store.Options);
        await County.Found(one);
        var quarters = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => TestNeighbourhood.Open(one)));
        var answered = new Answers();
        using var evening = new CancellationTokenSource();
        var work = quarters.Select(quarter => Work(quarter, answered, evening.Token)).ToList();
        await answered.Reached(20);

        await using var two = await TestCity.Start(store.Options);
        await Eventually.Holds(async () =>
        {
            var standing = (await one.Awake())
                .Where(static grain => OfPartitions.Contains(grain.Key.Type.ToString()))
                .ToLookup(static grain => grain.Key.GetIntegerKey(), static grain => Assert.Single(grain));
            Assert.Equal(5, standing.Count);
            // The consumers where the owner is.
            Assert.All(standing, static partition => Assert.Single(partition.Distinct()));
            Assert.Equal(
                [2, 3],
                standing.GroupBy(static partition => partition.First()).Select(static silo => silo.Count()).Order());
        });

        await answered.Reached(answered.Count + 20);
        await evening.CancelAsync();
        await Task.WhenAll(work);
        await one.Delivered();
        Assert.Empty(await one.Audit());
        await Recount.Of(await one.Records()).AgreesWith(one.Grains);
    }

    /// <summary>
    /// Works on one case after another, as a client does when the city may be away for a moment: it sends each command
    /// until it is answered.
    /// </summary>
    private static async Task Work(TestNeighbourhood quarter, Answers answered, CancellationToken evening)
    {
        for (var place = 0; !evening.IsCancellationRequested; place = (place + 1) % Places)
        {
            var id = Guid.NewGuid();
            var report = TestNeighbourhood.Seen(County.Litter, quarter.At(-380 + (65 * place), -100)) with
            {
                Fresh = place % 2 == 0,
            };
            await TestNeighbourhood.Insist(() => quarter.Send(report, id));
            foreach (var (step, verb) in Loop.Index())
            {
                var command = $"{id}/{step}";
                await TestNeighbourhood.Insist(() =>
                    quarter.Try(
                        id,
                        new(verb, "desk-1", Command: command, Passed: verb == CaseVerb.Check ? step > FirstCheck : null)
                    ));
                answered.Add(id, command);
            }

            // By the time a place comes round again, an earlier case there is no duplicate any more.
            quarter.Now += TimeSpan.FromHours(3);
        }
    }

    /// <summary>The commands that the city has acknowledged.</summary>
    private sealed class Answers
    {
        private int count;

        public int Count => count;

        public ConcurrentDictionary<Guid, List<string>> ByCase { get; } = [];

        public void Add(Guid id, string command)
        {
            ByCase.GetOrAdd(id, static _ => []).Add(command);
            Interlocked.Increment(ref count);
        }

        public Task Reached(int wanted) => Eventually.Holds(() =>
        {
            Assert.True(count >= wanted, $"{count} of {wanted} commands are answered");
            return Task.CompletedTask;
        });
    }
}
