using System.CommandLine;
using Grid.Chaos.Counties;
using Grid.Chaos.Measures;
using Grid.Chaos.Odd;
using Grid.Chaos.Run;

// Breaks a real region, or one embedded city, as machines and networks do, and recounts.
Option<bool> brief = new("--short") { Description = "At least 20 faults, in less than four minutes." };
Option<bool> thorough = new("--long") { Description = "Until as many processes were killed as --kills says." };
Option<bool> measure = new("--measure")
{
    Description = "Measures what faults cost: time to serve again, overload, a party that always throws.",
};
Option<int?> odd = new("--odd")
{
    Description = "Sends one embedded city so many requests that nearly make sense, and reads back what it took.",
};
Option<int> kills = new("--kills")
{
    Description = "With --long: how many kills.",
    DefaultValueFactory = static _ => 200,
};
Option<int?> seed = new("--seed") { Description = "Chooses faults and requests; a run prints its own." };
Option<bool> embedded = new("--embedded")
{
    Description = "One city in one process with files of its own, instead of a region.",
};
Option<bool> counties = new("--counties")
{
    Description = "Three counties in three zones, killed three times (--short) or as often as --kills says (--long).",
};
Option<bool> keep = new("--keep")
{
    Description = "Keeps what the clients and the processes said also when nothing differs.",
};
var root = new RootCommand(
    "Breaks a city at work (processes, database, network, clocks), then recounts what it promised from its ledger. "
    + "Exit code 1 on any difference.")
{
    brief, thorough, measure, odd, kills, seed, embedded, counties, keep,
};
root.SetAction(async (parsed, stop) =>
{
    var oddRequests = parsed.GetValue(odd);
    if (new[] { brief, thorough, measure }.Count(parsed.GetValue) + (oddRequests is null ? 0 : 1) != 1)
    {
        await Console.Error.WriteLineAsync("Say --short, --long, --measure or --odd N; --help says more.");
        return 2;
    }

    var chosen = parsed.GetValue(seed) ?? (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);
    try
    {
        if (oddRequests is { } count)
        {
            var oddReport = await new OddRun(chosen, count, static line => Console.WriteLine(line)).Run(stop);
            Console.WriteLine(oddReport.Line);
            return oddReport.Faults.Count == 0 ? 0 : 1;
        }

        if (parsed.GetValue(measure))
        {
            await Measuring.Run(chosen, static line => Console.WriteLine(line), stop);
            return 0;
        }

        var options = parsed.GetValue(brief)
            ? ChaosOptions.Short(chosen)
            : ChaosOptions.Long(chosen, parsed.GetValue(kills));
        if (parsed.GetValue(counties))
        {
            options = ChaosOptions.OfCounties(chosen, parsed.GetValue(brief) ? 3 : parsed.GetValue(kills));
        }

        options = options with { Embedded = parsed.GetValue(embedded), Keep = parsed.GetValue(keep) };
        var report = options.Counties
            ? await new CountiesRun(options, static line => Console.WriteLine(line)).Run(stop)
            : await new ChaosRun(options, static line => Console.WriteLine(line)).Run(stop);
        Console.WriteLine(report.Line);
        return report.Differences.Count == 0 ? 0 : 1;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        await Console.Error.WriteLineAsync("Broken off; what was started is ended.");
        return 2;
    }
});
return await root.Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
