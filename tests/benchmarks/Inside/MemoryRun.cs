using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;
using Grid.Benchmarks.SideBySide;
using Grid.Dogs;
using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks.Inside;

/// <summary>
/// Measures all managed memory that an idle party takes: a silo in this process on the embedded store holds dogs and
/// their households, which are registered, active and answer calls.
/// </summary>
internal static class MemoryRun
{
    private const int AtOnce = 512;

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("grid-bench-city-").FullName;
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            builder.UseOrleans(silo => silo.AddGridGrains(new StoreOptions.Embedded(folder), builder.Configuration));
            using var host = builder.Build();
            await host.StartAsync();
            await Measure(host.Services, asked, report, time);
            await host.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(IServiceProvider services, RunRequest asked, Report report, TimeProvider time)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        var ledger = services.GetRequiredService<ILedgerStore>();
        var dogs = asked.Parties / 2;
        await Register(grains, 0); // the first registration pays for what is made only once
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var began = time.GetTimestamp();
        await Each(dogs, dog => Register(grains, dog + 1));
        report.Say($"{dogs} dogs registered in {time.GetElapsedTime(began).TotalSeconds:0.0} s");
        await Tests.Processes.Wait.Until(
            async () => Enumerable.SequenceEqual(await ledger.Heads(), await ledger.Checkpoints(FanOutGrain.Name)),
            TimeSpan.FromMinutes(10),
            static () => "The households were not told.");
        report.Say($"and their households told after {time.GetElapsedTime(began).TotalSeconds:0.0} s");

        // The parties activate with their register entries. The size of the city does not change the ledger's own
        // buffers.
        var after = GC.GetTotalMemory(forceFullCollection: true);
        report.Add(
            $"managed memory of an idle party, of {dogs * 2}", "bytes", ("ours", (after - before) / (dogs * 2.0)));
        report.Say($"heap {after / (1 << 20)} MiB, process {Environment.WorkingSet / (1 << 20)} MiB");

        var latencies = new Latencies();
        var random = new Random(1);
        var questions = Enumerable.Range(0, Math.Min(dogs, 50_000)).Select(_ => random.Next(dogs) + 1).ToArray();
        began = time.GetTimestamp();
        await Each(questions.Length, async question =>
        {
            var asking = time.GetTimestamp();
            var view = await grains.GetGrain<IDogGrain>(Name(questions[question])).View();
            _ = view.Entry ?? throw new InvalidOperationException("A dog that was registered is not known.");
            lock (latencies)
            {
                latencies.Add(time.GetElapsedTime(asking));
            }
        });
        report.Add(
            "parties asked a second, at random",
            "/s",
            ("ours", questions.Length / time.GetElapsedTime(began).TotalSeconds));
        report.Add("answered within, p99", "ms", ("ours", latencies.Percentile(0.99)));
    }

    private static async Task Register(IGrainFactory grains, int dog)
    {
        var entered = await grains
            .GetGrain<IDogGrain>(Name(dog))
            .Register(new(
                new DogData
                {
                    Household = $"B-H-{dog:0000000}",
                    Breed = "中华田园犬",
                    BirthYear = 2020,
                    Sex = "f",
                },
                "benchmark"));
        _ = entered.Value ?? throw new InvalidOperationException(entered.Refusal!.Message);
    }

    private static string Name(int dog) => $"B-D-{dog:0000000}";

    private static Task Each(int count, Func<int, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await Task.Yield();
            for (var one = Interlocked.Increment(ref next); one < count; one = Interlocked.Increment(ref next))
            {
                await work(one);
            }
        }));
    }
}
