using System.CommandLine;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ReplayRequest(
    FileInfo File,
    Uri? Gateway,
    bool Keep,
    int? Limit,
    int Seed,
    double? Speed,
    DirectoryInfo County,
    FileInfo? Json,
    double Rework,
    DateTimeOffset? Until,
    int Parallel);

/// <summary><c>replay FILE</c>: real reports through the door of a driven city, then a recount.</summary>
internal static class ReplayCommand
{
    public static Command Create(TimeProvider time)
    {
        var file = new Argument<FileInfo>("file") { Description = "Reports as CSV or CSV.gz in the columns of data/haiyan/replay." }.AcceptExistingOnly();
        var gateway = new Option<Uri?>("--gateway") { Description = "A running city whose clock may be driven (Grid__Clock=driven), instead of one of its own.", HelpName = "URL" };
        var keep = new Option<bool>("--keep") { Description = "Keep the embedded city's folder and say how to look at it." };
        var limit = new Option<int?>("--limit") { Description = "Only the first N reports.", HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same run.", HelpName = "N", DefaultValueFactory = static _ => 2019 };
        var speed = new Option<double?>("--speed") { Description = "City seconds per second, to watch it happen; as fast as the city answers by default.", HelpName = "N" };
        var county = new Option<DirectoryInfo>("--county") { Description = "The county's folder, for the embedded city and the class names.", HelpName = "DIR", DefaultValueFactory = static _ => new(Path.Combine("data", "haiyan")) };
        var json = new Option<FileInfo?>("--json") { Description = "Write the table and what the check found as JSON.", HelpName = "FILE" };
        var rework = new Option<double>("--rework") { Description = "Share of cases whose first check fails (返工).", HelpName = "SHARE", DefaultValueFactory = static _ => 0.03 };
        var until = new Option<DateTimeOffset?>("--until") { Description = "City time to stop at; a day after the last report by default. What is open then stays open.", HelpName = "TIME" };
        var parallel = new Option<int>("--parallel") { Description = "Steps of different cases under way at once.", HelpName = "N", DefaultValueFactory = static _ => 16 };
        speed.Validators.Add(static result => Positive(result, result.GetValueOrDefault<double?>() is null or > 0));
        limit.Validators.Add(static result => Positive(result, result.GetValueOrDefault<int?>() is null or > 0));
        parallel.Validators.Add(static result => Positive(result, result.GetValueOrDefault<int>() > 0));
        rework.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<double>() is < 0 or > 1)
            {
                result.AddError("--rework takes a share from 0 to 1.");
            }
        });

        var command = new Command("replay", "Sends real reports through the door of a city on a driven clock, has them handled and closed as the source says, and recounts the city.")
        {
            file, gateway, keep, limit, seed, speed, county, json, rework, until, parallel,
        };
        command.SetAction((parsed, cancel) => new ReplaySession(
            new(
                parsed.GetRequiredValue(file),
                parsed.GetValue(gateway),
                parsed.GetValue(keep),
                parsed.GetValue(limit),
                parsed.GetValue(seed),
                parsed.GetValue(speed),
                parsed.GetRequiredValue(county),
                parsed.GetValue(json),
                parsed.GetValue(rework),
                parsed.GetValue(until),
                parsed.GetValue(parallel)),
            Screen.Of(time),
            time).Run(cancel));
        return command;
    }

    private static void Positive(System.CommandLine.Parsing.OptionResult result, bool holds)
    {
        if (!holds)
        {
            result.AddError($"{result.Option.Name} takes a number above 0.");
        }
    }
}
