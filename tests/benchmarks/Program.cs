using System.CommandLine;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.SideBySide;

LoadClient.Prepare();
var root = new RootCommand("Measures the city side by side with the plain design and with the limit of its store, in turn on the same machine in the same run. Say -c Release.")
{
    IntakeCommand.Create(TimeProvider.System),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? await parsed.InvokeAsync() | 2 : await parsed.InvokeAsync();
