using System.Globalization;

namespace Grid.Benchmarks.SideBySide;

/// <summary>Memory that a process has resident. Only where there is a /proc.</summary>
internal static class Resident
{
    /// <summary>In MiB, now.</summary>
    public static double Now(int process) => Of(process, "VmRSS:");

    /// <summary>In MiB, the most it ever was.</summary>
    public static double Most(int process) => Of(process, "VmHWM:");

    private static double Of(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith(name, StringComparison.Ordinal));
        var kilobytes = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }
}
