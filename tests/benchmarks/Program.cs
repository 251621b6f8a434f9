using System.CommandLine;
using Grid.Benchmarks.Load;
using Grid.Benchmarks.SideBySide;

LoadClient.Prepare();
var time = TimeProvider.System;
var root = new RootCommand("Measures the city side by side with the plain design and with the limit of its store, in turn on the same machine in the same run. Say -c Release; docs/benchmarks/README.md says more.")
{
    RunCommand.Create("intake", "Reports accepted and durable a second, through the gateway, on PostgreSQL. The last line reads: intake ratio R (ours A/s, plain B/s, limit C/s).", time, IntakeRun.Run),
    RunCommand.Create("loop", "The whole loop of a case: a report and seven commands, beside the plain design.", time, LoopRun.Run),
    RunCommand.Create("obligations", "One party's open obligations read, beside the plain design's query and a bare grain call.", time, ObligationsRun.Run),
};
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? await parsed.InvokeAsync() | 2 : await parsed.InvokeAsync();
