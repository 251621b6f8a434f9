using System.Diagnostics;
using System.Globalization;

namespace Grid.Benchmarks.SideBySide;

/// <summary>
/// Processor time spent by a service, by the store and by the load itself. It says what something costs also on a
/// machine that others share, where answers a second do not. Zero where there is no /proc.
/// </summary>
internal readonly record struct Cpu(TimeSpan Service, TimeSpan Store, TimeSpan Load)
{
    // Of the kernel's own count; a hundred a second on every machine there is.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <param name="service">Its process.</param>
    /// <param name="storeBackend">Any process of its PostgreSQL server; 0 for a store within the service.</param>
    public static Cpu Of(int service, int storeBackend)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return default;
        }

        var own = Process.GetCurrentProcess().TotalProcessorTime;
        var postmaster = storeBackend == 0 ? -1 : Parent(storeBackend);
        var store = Directory.EnumerateDirectories("/proc")
            .Select(static folder =>
                int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && (id == postmaster || Parent(id) == postmaster))
            .Sum(id => Spent(id, ended: id == postmaster).Ticks);
        return new(Spent(service, ended: false), new(store), own);
    }

    public static Cpu operator -(Cpu after, Cpu before) =>
        new(after.Service - before.Service, after.Store - before.Store, after.Load - before.Load);

    private static int Parent(int process) =>
        Stat(process) is { } stat ? int.Parse(stat[1], CultureInfo.InvariantCulture) : 0;

    /// <param name="process">Which.</param>
    /// <param name="ended">With what its children that have ended had spent.</param>
    private static TimeSpan Spent(int process, bool ended)
    {
        var end = ended ? 15 : 13;
        return Stat(process) is { } stat
            ? Tick * stat[11..end].Sum(static ticks => long.Parse(ticks, CultureInfo.InvariantCulture))
            : TimeSpan.Zero;
    }

    /// <summary>What stands behind the program's name.</summary>
    private static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it has just ended
        }
    }
}
