using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Grid.Gateway.Settings;

namespace Grid.Silo;

/// <summary>The commands of the program.</summary>
internal static class CityCommands
{
    /// <param name="arguments">The arguments of the program, which configure a city as its environment does.</param>
    public static RootCommand Root(string[] arguments)
    {
        var root = new RootCommand(
            "Grid: the open system a county runs its streets on. Without a command it runs a city.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((_, stop) => CityHost.Run(arguments, stop));
        root.Add(LedgerCommands.All());
        root.Add(BackupCommands.All());
        root.Add(EvidenceCommands.All());
        root.Add(CountyCommands.All());
        root.Add(ReadModelCommands.Rebuild());
        root.Add(FolderCommands.Check());
        root.Add(FolderCommands.New());
        root.Add(ExportCommand.Export());
        root.Add(FolderCommands.Describe());
        root.Add(FolderCommands.Schemas());
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new SettingsHelp((HelpAction)help.Action!);
        return root;
    }

    /// <summary>Prints the usual help, and below the help of the program itself its settings.</summary>
    private sealed class SettingsHelp(HelpAction usual) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = usual.Invoke(parseResult);
            if (parseResult.CommandResult.Command is RootCommand)
            {
                parseResult.InvocationConfiguration.Output.WriteLine(SettingsCheck.Help());
            }

            return code;
        }
    }
}
