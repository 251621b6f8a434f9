using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Grid.Gateway.Settings;

namespace Grid.Silo;

/// <summary>Refuses unknown commands and options, and names the nearest known ones.</summary>
internal static class CommandWords
{
    /// <summary>One sentence for each fault of the command line; empty when there is none.</summary>
    public static IReadOnlyList<string> Faults(ParseResult parsed, IReadOnlyList<string> arguments)
    {
        var command = parsed.CommandResult.Command;
        if (AsksForHelp(parsed))
        {
            return [];
        }

        if (command is RootCommand)
        {
            return Arguments.Faults(arguments, Names(command.Subcommands));
        }

        if (parsed.UnmatchedTokens is [var word, ..])
        {
            return [$"'{Path(parsed)}' knows no '{word}'.{Arguments.Hint(word, Known(word, parsed))}"];
        }

        if (command.Subcommands.Count > 0)
        {
            var known = string.Join(", ", Names(command.Subcommands));
            return [$"'{Path(parsed)}' is not a whole command. Known are {known}."];
        }

        return [.. parsed.Errors.Select(static error => error.Message)];
    }

    private static bool AsksForHelp(ParseResult parsed) =>
        parsed.RootCommandResult.Children
            .Concat(parsed.CommandResult.Children)
            .Any(static child => child is OptionResult { Option: HelpOption or VersionOption, Implicit: false });

    private static string Path(ParseResult parsed)
    {
        var names = new List<string>();
        for (
            SymbolResult? at = parsed.CommandResult;
            at is CommandResult { Command: not RootCommand } result;
            at = at.Parent)
        {
            names.Insert(0, result.Command.Name);
        }

        return string.Join(' ', names);
    }

    private static string[] Known(string word, ParseResult parsed) => word.StartsWith('-')
        ? Names(parsed.CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options))
        : Names(parsed.CommandResult.Command.Subcommands);

    private static string[] Names(IEnumerable<Symbol> symbols) => [.. symbols.Select(static symbol => symbol.Name)];
}
