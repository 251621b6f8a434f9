using System.Diagnostics;

namespace Grid.Chaos.City;

/// <summary>A small disk of its own for an embedded city, in memory, that can be filled to the last byte. A shell holds it, and takes it down once the pipe from us closes.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 256;

    private const string Script = """
        set -e
        trap '' INT HUP
        trap 'umount -l "$1" || true; rmdir "$1"' EXIT
        mount -t tmpfs -o "size=$2m" grid-chaos "$1"
        echo ready
        cat >/dev/null
        """;

    private readonly Process shell;

    private SmallDisk(Process shell, string folder) => (this.shell, Folder) = (shell, folder);

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <returns>Null, and why, where nothing can be mounted.</returns>
    public static async Task<(SmallDisk? Disk, string? Missing)> Mount()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
        {
            return (null, "mounting a small disk needs root");
        }

        var folder = Directory.CreateTempSubdirectory("grid-disk-").FullName;
        var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "small-disk", folder, $"{Megabytes}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (await shell.StandardOutput.ReadLineAsync() == "ready")
        {
            return (new(shell, folder), null);
        }

        var wrong = await shell.StandardError.ReadToEndAsync();
        shell.Dispose();
        return (null, $"a small disk cannot be mounted: {wrong.Trim()}");
    }

    /// <summary>Until nothing more goes on it.</summary>
    public async Task Fill()
    {
        await using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = new byte[1024 * 1024]; piece.Length >= 4096;)
        {
            try
            {
                await filler.WriteAsync(piece);
            }
            catch (IOException)
            {
                piece = new byte[piece.Length / 2]; // no more of that size
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
