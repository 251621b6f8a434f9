using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Grid.Simulation.Embedded;

/// <summary>Asks a process to end the way an operator would.</summary>
internal static class Signals
{
    private const int Sigterm = 15;

    /// <summary>SIGTERM; where there is no such thing, the process is killed.</summary>
    public static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows() || Kill(process.Id, Sigterm) != 0)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
