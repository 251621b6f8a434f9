namespace Grid.Chaos.City;

/// <summary>
/// The wall clock of one process in our hand, by libfaketime: it steps when we say; what measures time goes on evenly.
/// </summary>
internal sealed class FakeClock : IDisposable
{
    public const string NotInstalled = "libfaketime is not installed: apt-get install libfaketime";

    private readonly string file = Path.GetTempFileName();

    public FakeClock() => Step(TimeSpan.Zero);

    public static string? Library { get; } = new[] { "/usr/lib", "/usr/local/lib" }
        .Where(Directory.Exists)
        .SelectMany(static lib =>
            Directory
                .EnumerateDirectories(lib, "faketime")
                .Concat(Directory.EnumerateDirectories(lib).SelectMany(static inner => Faketime(inner))))
        .Select(static folder => Path.Combine(folder, "libfaketimeMT.so.1"))
        .FirstOrDefault(File.Exists);

    /// <summary>What the process is started with.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings =>
    [
        ("LD_PRELOAD", Library!),
        ("FAKETIME_TIMESTAMP_FILE", file),
        ("FAKETIME_CACHE_DURATION", "1"),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("FAKETIME_FORCE_MONOTONIC_FIX", "0"), // else timed waits on that clock end at once
    ];

    /// <summary>From now on the clock is off by so much.</summary>
    public void Step(TimeSpan off) =>
        File.WriteAllText(file, $"{(off < TimeSpan.Zero ? '-' : '+')}{Math.Abs((long)off.TotalSeconds)}\n");

    public void Dispose() => File.Delete(file);

    private static string[] Faketime(string folder)
    {
        var found = Path.Combine(folder, "faketime");
        return Directory.Exists(found) ? [found] : [];
    }
}
