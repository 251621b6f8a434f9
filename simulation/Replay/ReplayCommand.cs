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
            Description = "Reports as CSV or CSV.gz; --columns lists the columns.",
            Arity = ArgumentArity.ZeroOrOne,
        }.AcceptExistingOnly();
        var columns = new Option<bool>("--columns")
        {
            Description = "List the columns a file may have, which must be there, and what they hold; send nothing.",
        };
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
        var county = new Option<string?>("--county")
        {
            Description = "The county: its folder, for the embedded city (data/haiyan by default); its code, in a "
                + "running city of several. Its zone reads times without an offset.",
            HelpName = "DIR|CODE",
        };
        var json = new Option<FileInfo?>("--json")
        {
            Description = "Write the table and what the check found as JSON.",
            HelpName = "FILE",
        };
        var closings = new Option<bool>("--draw-closings")
        {
            Description = "Close the cases that the source never closed too, at drawn times, counted apart. Without it "
                + "they stay open.",
        };
        var places = new Option<bool>("--draw-places")
        {
            Description = "File reports without a place at the centre of their area, counted apart. Without it they "
                + "wait for a place.",
        };
        var rework = OptionOf.Value<double>(
            "--rework",
            "SHARE",
            "Draw the share of cases whose first check fails (返工); none by default.",
            Share,
            "a share from 0 to 1",
            0);
        var unreadable = OptionOf.Value<double>(
            "--unreadable",
            "SHARE",
            "The share of lines that may be unreadable; beyond it nothing is sent.",
            Share,
            "a share from 0 to 1",
            0.05);
        var until = OptionOf.Word(
            "--until",
            "TIME",
            "City time to stop at, on the county's clock where it has no offset; a day after the last report by "
            + "default. What is open then stays open.",
            static text => CountyClock.Read(text, TimeZoneInfo.Utc) is null ? null : text,
            "a time such as 2019-12-31T00:00:00");
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
            + "source says, and recounts the city. What the source does not say stays undone, or is drawn where that "
            + "is asked for. Exit code 0: the city agrees; 1: it does not; 2: it could not be run.")
        {
            file, columns, gateway, keep, limit, seed, speed, county, json, closings, places, rework, unreadable,
            until, parallel, asleep,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var screen = Screen.Of(time);
            if (parsed.GetValue(columns))
            {
                Columns().ForEach(screen.Say);
                return 0;
            }

            if (parsed.GetValue(file) is not { } reports)
            {
                await Console.Error.WriteLineAsync("Name a file of reports; replay --columns lists its columns.");
                return 2;
            }

            return await new ReplaySession(
                new(reports, parsed.GetValue(gateway), parsed.GetValue(keep), parsed.GetValue(limit),
                    parsed.GetValue(seed)!.Value,
                    parsed.GetValue(speed),
                    parsed.GetValue(county),
                    parsed.GetValue(json),
                    parsed.GetValue(rework)!.Value,
                    parsed.GetValue(until),
                    parsed.GetValue(parallel)!.Value,
                    parsed.GetValue(asleep),
                    parsed.GetValue(closings),
                    parsed.GetValue(places),
                    parsed.GetValue(unreadable)!.Value),
                screen,
                time).Run(cancel);
        });
        return command;
    }

    /// <summary>The columns of a file, those that must be there first.</summary>
    private static List<string> Columns()
    {
        var widest = ReplayColumns.All.Max(static column => column.Name.Length);
        return
        [
            "A file of reports is CSV with one header line, gzipped or plain. Of these columns only those marked * "
            + "must be there; others are not read.",
            .. ReplayColumns.All.Select(column =>
                $"{(column.Needed ? '*' : ' ')} {column.Name.PadRight(widest)}  {column.Says}"),
        ];
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
}

/// <summary>The request of the command line.</summary>
internal sealed record ReplayRequest(
    FileInfo File,
    Uri? Gateway,
    bool Keep,
    int? Limit,
    int Seed,
    double? Speed,
    string? County,
    FileInfo? Json,
    double Rework,
    string? Until,
    int Parallel,
    double? Asleep,
    bool DrawClosings,
    bool DrawPlaces,
    double Unreadable);
