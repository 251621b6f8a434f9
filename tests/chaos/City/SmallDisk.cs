using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Grid.Chaos.City;

/// <summary>
/// A small disk of its own for an embedded city: a file system in a file in memory. A fault can fill it to the last
/// byte, or cut its power. A shell mounts it, and unmounts it once the pipe from this process closes.
/// </summary>
internal sealed partial class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 256;

    private const string Script = """
        set -e
        PATH=$PATH:/usr/sbin:/sbin
        trap '' INT HUP
        trap 'umount -l "$1" || true; umount -l "$2" || true; rmdir "$1" "$2"' EXIT
        mount -t tmpfs -o "size=$(($3 + 16))m" grid-chaos "$2"
        truncate -s "$3M" "$2/disk"
        mkfs.ext4 -q -F -m 0 "$2/disk"
        mount -o loop "$2/disk" "$1"
        mkdir "$1/city"
        echo ready
        while read -r again; do
            tries=0
            until umount "$1" 2>/dev/null || [ $((tries += 1)) -gt 50 ]; do sleep 0.1; done
            mount -o loop "$2/disk" "$1"
            echo ready
        done
        """;

    // <linux/fs.h>: the file system stops at once, and what it has not yet written to its disk is gone.
    private const nuint Shutdown = 0x8004587D;
    private const uint WithoutFlush = 2;

    private readonly Process shell;
    private readonly string mount;

    private SmallDisk(Process shell, string mount)
    {
        this.shell = shell;
        this.mount = mount;
    }

    public string Folder => Path.Combine(mount, "city");

    private string Filler => Path.Combine(mount, "filler");

    /// <returns>Null, and why, where nothing can be mounted.</returns>
    public static async Task<(SmallDisk? Disk, string? Missing)> Mount()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
        {
            return (null, "mounting a small disk needs root");
        }

        var (mount, memory) = (
            Directory.CreateTempSubdirectory("grid-disk-").FullName,
            Directory.CreateTempSubdirectory("grid-memory-").FullName);
        var shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", Script, "small-disk", mount, memory, $"{Megabytes}"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        if (await shell.StandardOutput.ReadLineAsync() == "ready")
        {
            return (new(shell, mount), null);
        }

        var wrong = await shell.StandardError.ReadToEndAsync();
        shell.Dispose();
        return (null, $"a small disk cannot be mounted: {wrong.Trim()}");
    }

    /// <summary>Until nothing more goes on it.</summary>
    public async Task Fill()
    {
        await using var filler = new FileStream(
            Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
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

    /// <summary>What was not synced is lost, as when the power goes. No process may have a file open on it.</summary>
    public async Task CutPower()
    {
        using (var root = Open(mount, 0))
        {
            var how = WithoutFlush;
            if (Control(root, Shutdown, ref how) != 0)
            {
                throw new IOException($"The disk does not stop: error {Marshal.GetLastPInvokeError()}.");
            }
        }

        await shell.StandardInput.WriteLineAsync("again");
        await shell.StandardInput.FlushAsync();
        if (await shell.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new IOException($"The disk does not come back: {await shell.StandardError.ReadToEndAsync()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref uint how);
}
