using System.CommandLine;
using Grid.Simulation.Replay;
using Grid.Simulation.Rulebook;

var root = new RootCommand(
    "Drives a city through its door: real reports on a city clock, and a recount of what became of them.")
{
    ReplayCommand.Create(TimeProvider.System),
    RulebookCommand.Create(TimeProvider.System),
};

// Ctrl-C ends the run, not the command, which still prints the table so far and ends the embedded city.
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync(
    new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? 2 : code;
