using System.Diagnostics;

namespace Grid.Tests.Processes;

/// <summary>
/// Starts a program of Grid with the given settings only, so that it cannot outlive this process, however this process
/// ends. A shell becomes the program, under the same process id, and leaves a watcher behind that kills the program
/// once the pipe from this process closes.
/// </summary>
internal static class ChildProcess
{
    private const string Script = """
        exec 3<&0
        ( cat >/dev/null; kill -KILL $$ ) <&3 >/dev/null 2>&1 &
        exec dotnet "$@" 3<&- </dev/null
        """;

    private static readonly string[] Ours = ["Grid__", "ConnectionStrings__", "ASPNETCORE_", "Logging__"];

    public static ProcessStartInfo Start(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> settings,
        params IEnumerable<string> under)
    {
        if (!File.Exists(program))
        {
            throw new FileNotFoundException($"{program} has not been built.");
        }

        string[] command = [.. under, "sh", "-c", Script, "grid", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start
                .Environment.Keys.Where(static name =>
                    Ours.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                .ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
