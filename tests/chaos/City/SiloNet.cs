using System.Diagnostics;

namespace Grid.Chaos.City;

/// <summary>
/// A network of our own for the silos, each in a namespace with an address of its own on one bridge, so that the way
/// between two of them can be cut while both reach everything else. (A silo listens where it says that it is, so
/// nothing can be put between two of them but the network itself.) A shell holds it, and takes it down once the pipe
/// from us closes, however that is.
/// </summary>
internal sealed class SiloNet : IAsyncDisposable
{
    private const string Script = """
        set -e
        trap '' INT HUP
        down() {
            for i in $(seq "$3"); do ip netns del "$1-$i" 2>/dev/null || true; done
            ip link del "$1" 2>/dev/null || true
        }
        trap 'down "$@"' EXIT
        ip link add "$1" type bridge
        ip addr add "$2.1/24" dev "$1"
        ip link set "$1" up
        for i in $(seq "$3"); do
            ip netns add "$1-$i"
            ip link add "$1v$i" type veth peer name eth0 netns "$1-$i"
            ip link set "$1v$i" master "$1" up
            ip -n "$1-$i" addr add "$2.1$i/24" dev eth0
            ip -n "$1-$i" link set eth0 up
            ip -n "$1-$i" link set lo up
        done
        echo ready
        cat >/dev/null
        """;

    private readonly Process shell;
    private readonly string name, prefix;

    private SiloNet(Process shell, string name, string prefix)
    {
        this.shell = shell;
        this.name = name;
        this.prefix = prefix;
    }

    /// <summary>Where everything that is no silo is reached from them.</summary>
    public string Host => $"{prefix}.1";

    /// <returns>Null, and why, where this machine gives us none.</returns>
    public static async Task<(SiloNet? Net, string? Missing)> Build(int silos)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return (null, "network namespaces need root");
        }

        var number = Environment.ProcessId;
        var (name, prefix) = ($"gc{number % 100_000}", $"10.{100 + (number % 100)}.{number / 100 % 250}");
        try
        {
            var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "silo-net", name, prefix, $"{silos}"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            if (await shell.StandardOutput.ReadLineAsync() == "ready")
            {
                return (new(shell, name, prefix), null);
            }

            var wrong = await shell.StandardError.ReadToEndAsync();
            shell.Dispose();
            return (null, $"this machine makes no network namespaces: {wrong.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception none)
        {
            return (null, none.Message);
        }
    }

    /// <summary>The address of a silo, counted from 1.</summary>
    public string AddressOf(int silo) => $"{prefix}.1{silo}";

    /// <summary>What a silo is started under.</summary>
    public IReadOnlyList<string> Under(int silo) => ["ip", "netns", "exec", $"{name}-{silo}"];

    /// <summary>Drops all packets between two silos, in both directions; neither silo gets an error.</summary>
    public Task Cut(int one, int other) => Route("add", one, other);

    public Task Heal(int one, int other) => Route("del", one, other);

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    private async Task Route(string change, int one, int other)
    {
        foreach (var (here, there) in new[] { (one, other), (other, one) })
        {
            using var ip = Process.Start(
                "ip", ["-n", $"{name}-{here}", "route", change, "blackhole", $"{AddressOf(there)}/32"]);
            await ip.WaitForExitAsync();
        }
    }
}
