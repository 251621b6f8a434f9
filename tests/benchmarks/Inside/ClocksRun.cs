using Grid.Benchmarks.Load;
using Grid.Benchmarks.Results;
using Grid.Benchmarks.SideBySide;
using Grid.Cases;
using Grid.Clocks;
using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.Places;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Storage;
using Grid.Tests.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Grid.Benchmarks.Inside;

/// <summary>
/// A million open clocks in one silo, in this process on the embedded store: what they take of memory, how late a
/// deadline is in the ledger at 2,000 due a second, and the same when the silo dies on the way and another starts.
/// </summary>
internal static class ClocksRun
{
    private const int DueASecond = 2000, AtOnce = 512;
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(20);
    private static readonly CaseLimit Limit = new(30, LimitUnit.UrgentDay, "event/04-05/1@2018-01-01");
    private static readonly EntityRef Office = new(EntityKind.Department, "B-ZF");

    public static async Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("grid-bench-clocks-").FullName;
        try
        {
            var seconds = asked.Quick ? 5 : 30;
            var city = await Start(folder);
            await Rule(city);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var began = time.GetTimestamp();
            await Open(city, asked.Parties, _ => time.GetUtcNow().AddDays(20));
            report.Say($"{asked.Parties} cases opened in {time.GetElapsedTime(began).TotalSeconds:0.0} s");
            await Settled(city, asked.Parties);
            var after = GC.GetTotalMemory(forceFullCollection: true);
            report.Say(
                $"and their clocks kept, and all lists written, after {time.GetElapsedTime(began).TotalSeconds:0.0} s; heap {after / (1 << 20)} MiB, process {Environment.WorkingSet / (1 << 20)} MiB");
            report.Add(
                $"managed memory of an open clock, of {asked.Parties}",
                "bytes",
                ("ours", (after - before) / (double)asked.Parties));

            // Each due at its own time: two thousand a second.
            var count = DueASecond * seconds;
            var (lags, fired) = await Fire(city, count, time, kill: null);
            report.Add($"firings of {count}, {DueASecond} due a second", "", ("ours", fired));
            report.Add("lag from due to durable and heard of, p50", "ms", ("ours", lags.Percentile(0.5)));
            report.Add("lag, p99", "ms", ("ours", lags.Percentile(0.99)));
            report.Add("lag, worst", "ms", ("ours", lags.Percentile(1)));

            // The same, and the silo is gone in the middle of it.
            var (downAt, upAt, backAt) = (time.GetUtcNow(), time.GetUtcNow(), (DateTimeOffset?)null);
            (lags, fired) = await Fire(
                city,
                count,
                time,
                async () =>
                {
                    downAt = time.GetUtcNow();
                    await Kill(city);
                    city = await Start(folder);
                    upAt = time.GetUtcNow();
                    return city;
                },
                (due, heard) => backAt = due > upAt && heard - due < TimeSpan.FromSeconds(1) ? backAt ?? heard : backAt
            );
            report.Add($"firings of {count} with a kill on the way", "", ("ours", fired));
            report.Add("from the kill until the silo serves again", "s", ("ours", (upAt - downAt).TotalSeconds));
            report.Add(
                "and from then until what is due is heard of within a second",
                "s",
                ("ours", Math.Max(0, ((backAt ?? time.GetUtcNow()) - upAt).TotalSeconds)));
            await Kill(city);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IHost> Start(string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.None); // a silo that is killed has much to say
        builder.UseOrleans(silo => silo.AddGridGrains(new StoreOptions.Embedded(folder), builder.Configuration));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task Kill(IHost city)
    {
        try
        {
            await city.StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // there was no time to end well
        }

        await ((IAsyncDisposable)city).DisposeAsync();
    }

    private static async Task Rule(IHost city)
    {
        EscalationRow[] escalations =
        [
            new("B-1", ClockKind.Handle, DeadlineStep.Red, 100, null, null, null, new(2018, 1, 1), null, "made", "L"),
        ];
        var table = new TableData { Table = TableName.Escalations, Escalations = escalations };
        var entered = await city
            .Services.GetRequiredService<IGrainFactory>()
            .GetGrain<ITableGrain>("999903/escalations")
            .Register(new(table, "benchmark"));
        _ = entered.Value ?? throw new InvalidOperationException(entered.Refusal!.Message);
    }

    /// <summary>Cases that are with a department and due some time, put on the record as a case itself would.</summary>
    private static Task Open(IHost city, int count, Func<int, DateTimeOffset> due)
    {
        var grains = city.Services.GetRequiredService<IGrainFactory>();
        var time = city.Services.GetRequiredService<TimeProvider>();
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            await Task.Yield();
            for (var one = Interlocked.Increment(ref next); one < count; one = Interlocked.Increment(ref next))
            {
                var appended = await grains
                    .GetGrain<ILedgerPartitionGrain>(one % 16)
                    .Append(new($"case/{Guid.NewGuid()}", 0, Begin(one, time.GetUtcNow(), due(one))));
                if (appended.Result != AppendResult.Stored)
                {
                    throw new InvalidOperationException($"A case was not stored: {appended.Result} {appended.Reason}");
                }
            }
        }));
    }

    private static Draft[] Begin(int number, DateTimeOffset now, DateTimeOffset due)
    {
        var point = new GeoPoint(120.9 + (number % 1000 * 0.0001), 30.5);
        Assignment[] duties = [new(Office, AssignmentRole.Lead, due, "B")];
        return
        [
            Draft(new CaseReported
            {
                At = now,
                By = "public",
                Kind = ClassKind.Event,
                Class = "04-05",
                Place = new Place
                {
                    Point = point,
                    Cell = "999903001001001",
                    Subdistrict = "999903001",
                },
                Channel = "巡查发现", ReportedAt = now, Duties = duties, Limit = Limit, Lead = Office,
            }),
            Draft(new CaseFiled { At = now, By = "desk" }),
            Draft(new CaseDispatched(Office, duties, new("B", ClassKind.Event, "04-05", "999903001001001", point, now))
            {
                At = now,
                By = "desk",
            }),
        ];

        static Draft Draft(CaseEvent happened) =>
            new(EventCodec.NameOf(happened), happened.At, happened.By, [], EventCodec.Write(happened));
    }

    private static Task Settled(IHost city, int clocks)
    {
        var (grains, ledger) = (
            city.Services.GetRequiredService<IGrainFactory>(), city.Services.GetRequiredService<ILedgerStore>());
        return Wait.Until(
            async () =>
            {
                var waiting = 0;
                for (var partition = 0; partition < 16; partition++)
                {
                    waiting += (await grains.GetGrain<IClockShardGrain>(partition).Figures()).Waiting;
                }

                var heads = await ledger.Heads();
                return waiting >= clocks
                    && Enumerable.SequenceEqual(heads, await ledger.Checkpoints(FanOutGrain.Name))
                    && Enumerable.SequenceEqual(heads, await ledger.Checkpoints(ProjectorGrain.Name));
            },
            Long,
            static () => "The clocks were not kept.");
    }

    /// <summary>
    /// Opens cases that fall due evenly, and reads each deadline from the ledger, as a consumer does.
    /// </summary>
    private static async Task<(Latencies Lags, int Fired)> Fire(
        IHost city,
        int count,
        TimeProvider time,
        Func<Task<IHost>>? kill,
        Action<DateTimeOffset, DateTimeOffset>? heard = null)
    {
        var from = await city.Services.GetRequiredService<ILedgerStore>().Heads();
        var start = time.GetUtcNow() + Lead + TimeSpan.FromSeconds(count / 10_000.0);
        await Open(city, count, one => start.AddSeconds((double)one / DueASecond));
        if (time.GetUtcNow() > start)
        {
            throw new InvalidOperationException("Opening the cases took longer than was left until the first was due.");
        }

        var (lags, seen) = (new Latencies(), new HashSet<string>());
        using var done = new CancellationTokenSource();
        var current = city;
        var consumers = Enumerable.Range(0, 16).Select(Follow).ToArray();
        if (kill is not null)
        {
            await Task.Delay(start.AddSeconds(count / DueASecond / 3.0) - time.GetUtcNow(), time);
            current = await kill();
        }

        await Task.WhenAll(consumers);
        return (lags, seen.Count);

        async Task Follow(int partition)
        {
            await Task.Yield();
            var after = from[partition];
            var until = start.AddSeconds((double)count / DueASecond) + TimeSpan.FromMinutes(2);
            while (seen.Count < count && time.GetUtcNow() < until)
            {
                LedgerPage page;
                try
                {
                    page = await current
                        .Services.GetRequiredService<IGrainFactory>()
                        .GetGrain<ILedgerPartitionGrain>(partition)
                        .Follow(after, 512, TimeSpan.FromSeconds(1));
                }
                catch (Exception) when (kill is not null)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100), time); // it is being killed, or started
                    continue;
                }

                var now = time.GetUtcNow();
                foreach (var record in page.Records)
                {
                    after = record.Position.Position;
                    if (EventCodec.Read(record) is CaseDeadlineMissed passed)
                    {
                        lock (seen)
                        {
                            if (!seen.Add(record.Source))
                            {
                                throw new InvalidOperationException($"{record.Source} passed its deadline twice.");
                            }

                            lags.Add(now > passed.Due ? now - passed.Due : TimeSpan.Zero);
                            heard?.Invoke(passed.Due, now);
                        }
                    }
                }
            }
        }
    }
}
