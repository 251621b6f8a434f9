using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Grid.Benchmarks.Results;
using Grid.Benchmarks.SideBySide;

namespace Grid.Benchmarks.Inside;

/// <summary>BenchmarkDotNet over <see cref="Micro"/>, in this process: it was built once, with the rest.</summary>
internal static class MicroRun
{
    public static Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("grid-bench-micro-").FullName;
        var job = (asked.Quick ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig
            .CreateEmpty()
            .AddJob(job)
            .AddLogger(NullLogger.Instance)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(folder);
        var summary = BenchmarkRunner.Run<Micro>(config);
        Directory.Delete(folder, recursive: true);
        foreach (var measured in summary.Reports)
        {
            var name = measured.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
            if (measured.ResultStatistics is not { } statistics)
            {
                throw new InvalidOperationException($"'{name}' could not be measured.");
            }

            report.Add(name, "ns", ("ours", statistics.Mean));
            report.Add(
                $"{name}, allocated",
                "bytes",
                ("ours", measured.GcStats.GetBytesAllocatedPerOperation(measured.BenchmarkCase) ?? 0));
        }

        return Task.CompletedTask;
    }
}
