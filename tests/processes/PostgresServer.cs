using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Grid.Tests.Processes;

/// <summary>
/// A private, throw-away PostgreSQL server, made from the installed binaries: unprivileged, on a free loopback port,
/// with fsync on. It starts with the first database asked of it; a test can kill it, end it and start it again on its
/// files. It stops and its files go when the process that made it ends, however that is: a shell holds the server, and
/// takes it down once the pipe from that process closes.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    public const string NotInstalled = "PostgreSQL is not installed: apt-get install postgresql";

    private const string Ended = "the server has ended";

    // One start for each line that comes; the end with the end of them.
    private const string Script = """
        set -e
        trap '' INT HUP
        here=$(mktemp -d -t grid-postgres.XXXXXX)
        trap 'rm -rf "$here"' EXIT
        cd "$here"
        "$1/initdb" -D data -U grid -A trust -E UTF8 --no-locale --no-sync >&2 </dev/null
        echo "folder $here" >&2
        server=
        while read -r _; do
            [ -z "$server" ] || wait $server || true
            { "$1/postgres" -D data -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 >&2 </dev/null || true; echo "the server has ended" >&2; } &
            server=$!
        done
        kill -QUIT $(head -n 1 data/postmaster.pid) 2>/dev/null || true
        wait $server || true
        """;

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2), LongestEnd = TimeSpan.FromMinutes(1);

    private readonly Lazy<Task<Server>> server;
    private readonly ConcurrentQueue<string> said = new();
    private Process? shell;
    private volatile TaskCompletionSource<bool> up = new();
    private volatile TaskCompletionSource down = new();
    private string folder = "";
    private int databases;

    public PostgresServer() => server = new(Start);

    public static bool IsInstalled => Binaries is not null;

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>; null where there is none.</summary>
    private static string? Binaries { get; } = Candidates()
        .FirstOrDefault(static bin =>
            File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "postgres")));

    /// <summary>A fresh, empty database. Throws where PostgreSQL is not installed.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabase()
    {
        if (!IsInstalled)
        {
            throw new InvalidOperationException(NotInstalled);
        }

        var to = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = (await server.Value).Port,
            Username = "grid",
            Database = "postgres",
            Pooling = false,
        };
        var name = $"grid_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(to.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync();
        to.Database = name;
        to.Pooling = true;
        return to.ConnectionString;
    }

    /// <summary>kill -9 of the postmaster; its children notice and go by themselves.</summary>
    public Task Kill() => End("KILL");

    /// <summary>A fast shutdown, as for a restart: transactions are rolled back, connections closed.</summary>
    public Task End() => End("INT");

    /// <summary>Starts again on what is stored, and waits until it takes connections.</summary>
    public async Task StartAgain()
    {
        // Children of a killed server may hold its memory for a moment.
        await Wait.Until(Begin, LongestStart, () => "PostgreSQL did not start again:\n" + string.Join('\n', said));
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
        for (var attempt = 0; attempt < 3; attempt++) // a port found free may be taken before the server binds it
        {
            var port = Ports.Free();
            shell = new Process { StartInfo = Shell(Binaries!, port), EnableRaisingEvents = true };
            shell.ErrorDataReceived += (_, line) => Hear(line.Data);
            shell.Start();
            shell.BeginErrorReadLine();
            if (await Begin())
            {
                return new(port);
            }

            Dispose();
        }

        throw new InvalidOperationException("PostgreSQL did not start:\n" + string.Join('\n', said));
    }

    /// <returns>Whether it takes connections; false when it has ended instead.</returns>
    private async Task<bool> Begin()
    {
        up = new(TaskCreationOptions.RunContinuationsAsynchronously);
        down = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await shell!.StandardInput.WriteLineAsync("start");
        await shell.StandardInput.FlushAsync();
        return await up.Task;
    }

    private async Task End(string signal)
    {
        using var end = Process.Start("sh", ["-c", $"kill -{signal} $(head -n 1 '{folder}/data/postmaster.pid')"]);
        await end.WaitForExitAsync();
        await down.Task.WaitAsync(LongestEnd, TimeProvider.System);
    }

    private void Hear(string? line)
    {
        const string folderIs = "folder ";
        if (line is not null && (!up.Task.IsCompleted || line == Ended))
        {
            said.Enqueue(line);
        }

        if (line is null || line == Ended)
        {
            up.TrySetResult(false);
            down.TrySetResult();
        }
        else if (line.StartsWith(folderIs, StringComparison.Ordinal))
        {
            folder = line[folderIs.Length..];
        }
        else if (line.Contains("ready to accept connections", StringComparison.Ordinal))
        {
            up.TrySetResult(true);
        }
    }

    /// <summary>The script, under another user when the tests run as root: PostgreSQL refuses to run as root.</summary>
    private static ProcessStartInfo Shell(string binaries, int port)
    {
        string[] shell = ["sh", "-c", Script, "postgres-for-tests", binaries, $"{port}"];
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. shell]
            : shell;
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
