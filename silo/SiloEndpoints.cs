using System.Net;
using System.Net.Sockets;
using Grid.Gateway.Foundation;
using Orleans.Configuration;

namespace Grid.Silo;

/// <summary>
/// The addresses at which the silos of a region and their gateways speak to each other: <c>Grid:Silo:Address</c> (by
/// default this machine only), <c>Grid:Silo:Port</c> and <c>Grid:Silo:GatewayPort</c> (by default any free port, since
/// silos find each other in the database).
/// </summary>
internal static class SiloEndpoints
{
    /// <summary>
    /// Why the silo must not start: other machines would reach it without <c>Grid:Open</c>; null when it may.
    /// </summary>
    public static string? Refused(IConfiguration configuration) =>
        Loopback.IsOpen(configuration)
        || !IPAddress.TryParse(configuration["Grid:Silo:Address"], out var address)
        || IPAddress.IsLoopback(address)
            ? null
            : $"The silo would speak on {address}, where other machines reach it, and it takes every Orleans client. "
                + "Set Grid__Open=true if that is meant, in a network of the region's own.";

    public static ISiloBuilder UseEndpoints(this ISiloBuilder silo, IConfiguration configuration)
    {
        var said = configuration["Grid:Silo:Address"] ?? "127.0.0.1";
        var address = IPAddress.TryParse(said, out var parsed)
            ? parsed
            : throw new InvalidOperationException(
                $"Grid:Silo:Address '{said}' is not an address: send the IP by which the other machines of the "
                + "region reach this one.");
        using var one = Free(address);
        using var other = Free(address);
        var port = configuration.GetValue("Grid:Silo:Port", Port(one));
        var gatewayPort = configuration.GetValue("Grid:Silo:GatewayPort", Port(other));
        return silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = address;
            endpoints.SiloPort = port;
            endpoints.GatewayPort = gatewayPort;
        });
    }

    private static TcpListener Free(IPAddress address)
    {
        var listener = new TcpListener(address, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
