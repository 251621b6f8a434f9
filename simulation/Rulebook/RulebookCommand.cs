using System.CommandLine;
using System.Globalization;
using Grid.Simulation.Foundation;

namespace Grid.Simulation.Rulebook;

/// <summary><c>rulebook A B [FILE]</c>: what rulebook B would have changed for reports that went by A.</summary>
internal static class RulebookCommand
{
    public static Command Create(TimeProvider time)
    {
        var before = new Argument<DirectoryInfo>("A")
        {
            Description = "The rulebook as it is: a county's folder, or a folder with tables such as routes.csv.",
        }.AcceptExistingOnly();
        var after = new Argument<DirectoryInfo>("B")
        {
            Description = "The rulebook as it might be.",
        }.AcceptExistingOnly();
        var reports = new Argument<FileInfo>("reports")
        {
            Description = "Reports as CSV or CSV.gz; replay --columns lists the columns. Those without a point are "
                + "left out.",
            DefaultValueFactory = static _ =>
                new(Path.Combine("data", "haiyan", "replay", "haiyan_2019_replay.csv.gz")),
        }.AcceptExistingOnly();
        var county = new Option<DirectoryInfo>("--county")
        {
            Description = "The county whose places and other tables a folder of tables is completed with.",
            HelpName = "DIR",
            DefaultValueFactory = static _ => new(Path.Combine("data", "haiyan")),
        };
        var limit = OptionOf.Value<int>("--limit", "N", "Only the first N reports.", Count, "a whole number above 0");
        var examples = OptionOf.Value<int>(
            "--examples", "N", "How many changed reports to show.", Count, "a whole number above 0", 10);
        var json = new Option<FileInfo?>("--json") { Description = "Write what was found as JSON.", HelpName = "FILE" };

        var command = new Command(
            "rulebook",
            "Puts the same reports to two rulebooks, each in a city of its own, and shows what would change. Nothing "
            + "is reported. Exit code 0: compared; 2: it could not be.")
        {
            before, after, reports, county, limit, examples, json,
        };
        command.SetAction((parsed, cancel) => new RulebookSession(
            new(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetRequiredValue(reports),
                parsed.GetRequiredValue(county),
                parsed.GetValue(limit),
                parsed.GetValue(examples)!.Value,
                parsed.GetValue(json)),
            Screen.Of(time),
            time).Run(cancel));
        return command;
    }

    private static int? Count(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>The request of the command line.</summary>
internal sealed record RulebookRequest(
    DirectoryInfo Before,
    DirectoryInfo After,
    FileInfo Reports,
    DirectoryInfo County,
    int? Limit,
    int Examples,
    FileInfo? Json);
