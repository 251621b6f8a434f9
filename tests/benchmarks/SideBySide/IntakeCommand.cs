using System.CommandLine;

namespace Grid.Benchmarks.SideBySide;

/// <summary><c>intake</c>: reports accepted and durable a second.</summary>
internal static class IntakeCommand
{
    public static Command Create(TimeProvider time)
    {
        var quick = new Option<bool>("--quick") { Description = "Under 50 s, start-up included; nothing is written." };
        var only = new Option<bool>("--only-ours") { Description = "The city alone, to look into it." };
        var connections = new Option<int>("--connections") { Description = "Connections under load, each with one request on its way.", DefaultValueFactory = static _ => 128, HelpName = "N" };
        var county = new Option<string?>("--county") { Description = "Folder of a county instead of the made one, such as data/haiyan.", HelpName = "DIR" };
        var rounds = new Option<int?>("--rounds") { Description = "Alternations; five unless said, three when quick.", HelpName = "N" };
        var seconds = new Option<double?>("--seconds") { Description = "Length of a window; 20 unless said, 2 when quick.", HelpName = "S" };
        var warm = new Option<double?>("--warm") { Description = "Time under load before the first window; 20 unless said, 4 when quick.", HelpName = "S" };
        var set = new Option<string[]>("--set") { Description = "A setting of the services, Name=Value.", DefaultValueFactory = static _ => [] };
        var command = new Command("intake", "Reports accepted and durable a second, through the gateway, on PostgreSQL. The last line reads: intake ratio R (ours A/s, plain B/s, limit C/s).")
        {
            quick, only, connections, county, rounds, seconds, warm, set,
        };
        command.SetAction((parsed, stop) =>
        {
            var isQuick = parsed.GetValue(quick);
            return new IntakeRun(
                new(
                    isQuick,
                    parsed.GetValue(only),
                    parsed.GetValue(connections),
                    parsed.GetValue(county),
                    parsed.GetValue(rounds) ?? (isQuick ? 3 : 5),
                    TimeSpan.FromSeconds(parsed.GetValue(seconds) ?? (isQuick ? 2 : 20)),
                    TimeSpan.FromSeconds(parsed.GetValue(warm) ?? (isQuick ? 4 : 20)),
                    [.. parsed.GetRequiredValue(set).Select(static one => one.Split('=', 2)).Select(static one => (one[0], one[1]))]),
                time).Run();
        });
        return command;
    }
}
