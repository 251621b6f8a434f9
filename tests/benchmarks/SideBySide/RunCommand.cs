using System.CommandLine;
using Grid.Benchmarks.Results;
using Grid.Tests.Processes;

namespace Grid.Benchmarks.SideBySide;

/// <summary>A benchmark as a command, with the options that all of them have.</summary>
internal static class RunCommand
{
    public static Command Create(
        string name,
        string description,
        TimeProvider time,
        Func<RunRequest, Report, TimeProvider, Task> run)
    {
        var quick = new Option<bool>("--quick") { Description = "Under 50 s, start-up included. Nothing is written." };
        var only = new Option<bool>("--only-ours")
        {
            Description = "The city alone, to look into it. Nothing is written.",
        };
        var embedded = new Option<bool>("--embedded")
        {
            Description =
                "For intake and loop: the city on its embedded store, beside the plain design on PostgreSQL; for reads "
                + "alone.",
        };
        var connections = new Option<int>("--connections")
        {
            Description = "Connections under load, each with one request on its way.",
            DefaultValueFactory = static _ => 128,
            HelpName = "N",
        };
        var county = new Option<string>("--county")
        {
            Description =
                $"Folder of a county, data/haiyan unless said; {Arena.Made} for an invented one of equal streets.",
            DefaultValueFactory = static _ => Repository.County("haiyan"),
            HelpName = "DIR",
        };
        var rounds = new Option<int?>("--rounds")
        {
            Description = "Alternations; five unless said, three when quick.",
            HelpName = "N",
        };
        var seconds = new Option<double?>("--seconds")
        {
            Description = "Length of a window; 20 unless said, 2 when quick.",
            HelpName = "S",
        };
        var warm = new Option<double?>("--warm")
        {
            Description = "Time under load before the first window; 20 unless said, 5 when quick.",
            HelpName = "S",
        };
        var parties = new Option<int?>("--parties")
        {
            Description = "For memory, restart, growth: a million unless said, 20 000 when quick.",
            HelpName = "N",
        };
        var records = new Option<long?>("--records")
        {
            Description =
                "For growth: three million unless said, 100 000 when quick; ten million is the goal's and takes its "
                + "time.",
            HelpName = "N",
        };
        var cases = new Option<int?>("--cases")
        {
            Description = "For reads: 280 000 unless said.",
            HelpName = "N",
        };
        var set = new Option<string[]>("--set")
        {
            Description = "A setting of the services, Name=Value.",
            DefaultValueFactory = static _ => [],
        };
        var command = new Command(name, description)
        {
            quick, only, embedded, connections, county, rounds, seconds, warm, parties, records, cases, set,
        };
        command.SetAction(async (parsed, _) =>
        {
            var isQuick = parsed.GetValue(quick);
            var asked = new RunRequest(
                isQuick,
                parsed.GetValue(only),
                parsed.GetValue(embedded),
                parsed.GetValue(connections),
                parsed.GetRequiredValue(county),
                parsed.GetValue(rounds) ?? (isQuick ? 3 : 5),
                TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? (isQuick ? 2 : 20)),
                TimeSpan.FromSeconds(parsed.GetValue(warm) ?? (isQuick ? 5 : 20)),
                parsed.GetValue(parties) ?? (isQuick ? 20_000 : 1_000_000),
                parsed.GetValue(records) ?? (isQuick ? 100_000 : 3_000_000),
                parsed.GetValue(cases) ?? 280_000,
                [
                    .. parsed
                        .GetRequiredValue(set)
                        .Select(static one => one.Split('=', 2))
                        .Select(static one => (one[0], one[1])),
                ]);
            var report = new Report(asked.Embedded ? $"{name}-embedded" : name, time);
            await run(asked, report, time);
            if (!asked.Quick && !asked.Only)
            {
                await report.Write();
            }

            return 0;
        });
        return command;
    }
}
