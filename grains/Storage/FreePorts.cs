using System.Net;
using System.Net.Sockets;

namespace Grid.Storage;

/// <summary>Ports of this machine nobody listens on just now.</summary>
internal static class FreePorts
{
    public static int[] Reserve(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(static listener => listener.Start()); // all at once, so that none is named twice
        var ports = listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(static listener => listener.Dispose());
        return ports;
    }
}
