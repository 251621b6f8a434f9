using System.Net;
using System.Net.Sockets;

namespace Grid.Tests.Processes;

/// <summary>
/// Ports for servers that come and go. No port is given out twice, and none lies in the range from which the kernel
/// takes ports for outgoing connections: such a port may be in use by the time a killed server starts again.
/// </summary>
public static class Ports
{
    private const int First = 12_000, Count = 16_000;
    private static int next = Environment.ProcessId * 37 % Count;

    public static int Free()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (Interlocked.Increment(ref next) % Count);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Another process listens on it: try the next.
            }
        }

        throw new InvalidOperationException("No port is free.");
    }
}
