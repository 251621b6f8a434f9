using System.Net;
using System.Net.Sockets;

namespace Grid.Storage;

/// <summary>Ports of this machine on which no process listens at the moment.</summary>
internal static class FreePorts
{
    public static int[] Reserve(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(static listener => listener.Start()); // all listen at once, so that no port is named twice
        var ports = listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(static listener => listener.Dispose());
        return ports;
    }
}
