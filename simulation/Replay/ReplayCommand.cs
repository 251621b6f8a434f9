using System.CommandLine;
using System.Globalization;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Replay;

/// <summary><c>replay FILE</c>: real reports through the door of a driven city, then a recount.</summary>
internal static class ReplayCommand
{
    public static Command Create(TimeProvider time)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "Reports as CSV or CSV.gz in the columns of data/haiyan/replay.",
        }.AcceptExistingOnly();
        var gateway = OptionOf.Word(
            "--gateway",
            "URL",
            "A running city whose clock may be driven (Grid__Clock=driven), instead of one of its own.",
            Address,
            "an address such as http://localhost:5311");
        var keep = new Option<bool>("--keep")
        {
            Description = "Keep the embedded city's folder and say how to look at it.",
        };
        var limit = OptionOf.Value<int>("--limit", "N", "Only the first N reports.", Count, "a whole number above 0");
        var seed = OptionOf.Value<int>(
            "--seed", "N", "The same seed gives the same run.", Whole, "a whole number", 2019);
        var speed = OptionOf.Value<double>(
            "--speed",
            "N",
            "City seconds per second, to watch it happen; as fast as the city answers by default.",
            Above0,
            "a number above 0");
        var county = new Option<DirectoryInfo>("--county")
        {
            Description = "The county's folder, for the embedded city and the class names.",
            HelpName = "DIR",
            DefaultValueFactory = static _ => new(Path.Combine("data", "haiyan")),
        };
        var json = new Option<FileInfo?>("--json")
        {
            Description = "Write the table and what the check found as JSON.",
            HelpName = "FILE",
        };
        var rework = OptionOf.Value<double>(
            "--rework", "SHARE", "Share of cases whose first check fails (返工).", Share, "a share from 0 to 1", 0.03);
        var until = OptionOf.Value<DateTimeOffset>(
            "--until",
            "TIME",
            "City time to stop at; a day after the last report by default. What is open then stays open.",
            Time,
            "a time with its offset such as 2019-12-31T00:00:00+08:00");
        var parallel = OptionOf.Value<int>(
            "--parallel", "N", "Steps of different cases under way at once.", Count, "a whole number above 0", 16);

        var asleep = OptionOf.Value<double>(
            "--asleep",
            "SHARE",
            "Share of the departments that do nothing with what they are sent, drawn by the seed. Time passes in the "
            + "city at every midnight, and whom it tells is counted.",
            Share,
            "a share from 0 to 1");

        var command = new Command(
            "replay",
            "Sends real reports through the door of a city on a driven clock, has them handled and closed as the "
            + "source says, and recounts the city. Exit code 0: the city agrees; 1: it does not; 2: it could not be "
                + "run.")
        {
            file, gateway, keep, limit, seed, speed, county, json, rework, until, parallel, asleep,
        };
        command.SetAction((parsed, cancel) => new ReplaySession(
            new(parsed.GetRequiredValue(file), parsed.GetValue(gateway), parsed.GetValue(keep), parsed.GetValue(limit),
                parsed.GetValue(seed)!.Value,
                parsed.GetValue(speed),
                parsed.GetRequiredValue(county),
                parsed.GetValue(json),
                parsed.GetValue(rework)!.Value,
                parsed.GetValue(until),
                parsed.GetValue(parallel)!.Value,
                parsed.GetValue(asleep)),
            Screen.Of(time),
            time).Run(cancel));
        return command;
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static int? Whole(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Count(string text) => Whole(text) is > 0 and var number ? number : null;

    private static double? Above0(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static double? Share(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1 ? number : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}

/// <summary>The request of the command line.</summary>
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
    int Parallel,
    double? Asleep);
