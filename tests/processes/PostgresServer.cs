using System.Diagnostics;
using Npgsql;

namespace Grid.Tests.Processes;

/// <summary>
/// A private, throw-away PostgreSQL server, made from the installed binaries: unprivileged, on a free
/// loopback port, with fsync on. Starts with the first database asked of it. It stops and its files go when whoever
/// made it ends, however that is: a shell holds it, and takes it down once the pipe from there closes.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    public const string NotInstalled = "PostgreSQL is not installed: apt-get install postgresql";

    private const string Script = """
        set -e
        trap '' INT HUP
        here=$(mktemp -d -t grid-postgres.XXXXXX)
        trap 'rm -rf "$here"' EXIT
        cd "$here"
        "$1/initdb" -D data -U grid -A trust -E UTF8 --no-locale --no-sync >&2
        "$1/postgres" -D data -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 >&2 &
        server=$!
        ( cat >/dev/null; kill -QUIT $server 2>/dev/null || true ) <&3 &
        wait $server
        """;

    private readonly Lazy<Task<Server>> server;
    private Process? shell;
    private int databases;

    public PostgresServer() => server = new(Start);

    public static bool IsInstalled => Binaries is not null;

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>; null where there is none.</summary>
    private static string? Binaries { get; } = Candidates()
        .FirstOrDefault(static bin => File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    /// <summary>A fresh, empty database. Throws where PostgreSQL is not installed.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase()
    {
        if (!IsInstalled)
        {
            throw new InvalidOperationException(NotInstalled);
        }

        var to = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = (await server.Value).Port, Username = "grid", Database = "postgres", Pooling = false };
        var name = $"grid_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(to.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        to.Database = name;
        to.Pooling = true;
        return to.ConnectionString;
    }

    public void Dispose()
    {
        if (shell is not null)
        {
            NpgsqlConnection.ClearAllPools();
            shell.StandardInput.Close();
            shell.WaitForExit();
            shell.Dispose();
        }
    }

    /// <summary>Debian keeps versions side by side, outside the path: the newest first.</summary>
    private static IEnumerable<string> Candidates()
    {
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return versions
            .OrderByDescending(static version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(static version => Path.Combine(version, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }

    private async Task<Server> Start()
    {
        var said = new List<string>();
        for (var attempt = 0; attempt < 3; attempt++) // a port found free may be taken before the server binds it
        {
            var port = Ports.Free();
            var process = new Process { StartInfo = Shell(Binaries!, port), EnableRaisingEvents = true };
            var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is null)
                {
                    ready.TrySetResult(false);
                }
                else if (!ready.Task.IsCompleted)
                {
                    said.Add(line.Data);
                    if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal))
                    {
                        ready.TrySetResult(true);
                    }
                }
            };
            process.Start();
            process.BeginErrorReadLine();
            if (await ready.Task)
            {
                shell = process;
                return new(port);
            }

            process.Dispose();
        }

        throw new InvalidOperationException("PostgreSQL did not start:\n" + string.Join('\n', said));
    }

    /// <summary>The script, as nobody when the tests run as root: PostgreSQL refuses to be root.</summary>
    private static ProcessStartInfo Shell(string binaries, int port)
    {
        string[] shell = ["sh", "-c", "exec 3<&0; " + Script, "postgres-for-tests", binaries, $"{port}"];
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. shell] : shell;
        return new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            Environment = { ["LC_ALL"] = "C" },
        };
    }

    private sealed record Server(int Port);
}
