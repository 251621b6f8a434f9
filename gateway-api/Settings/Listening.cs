using System.Net;
using System.Net.Sockets;
using Grid.Gateway.Foundation;

namespace Grid.Gateway.Settings;

/// <summary>
/// Tries the addresses on which the program is to listen before the program does anything else. When a port is taken,
/// the program ends with one sentence and has changed nothing.
/// </summary>
public static class Listening
{
    /// <summary>A sentence for the first address that cannot be listened on; null when all can.</summary>
    public static string? Fault(IConfiguration configuration)
    {
        foreach (var url in Urls(configuration))
        {
            if (Fault(url) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The first address that other machines reach; null when there is none.</summary>
    public static string? Beyond(IConfiguration configuration) =>
        Urls(configuration).FirstOrDefault(static url => !IsOfThisMachine(url));

    /// <summary>The names of the machine that are configured to be listened on.</summary>
    internal static IEnumerable<string> Hosts(IConfiguration configuration) => Urls(configuration)
        .Select(static url => BindingAddressOf(url)?.Host)
        .OfType<string>()
        .Where(static host => host is not ("*" or "+"));

    private static IEnumerable<string> Urls(IConfiguration configuration)
    {
        var endpoints = configuration
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(static endpoint => endpoint["Url"])
            .OfType<string>()
            .ToList();
        var urls = endpoints.Count > 0 ? endpoints : Split(configuration[WebHostDefaults.ServerUrlsKey]).ToList();
        return urls.Count > 0 ? urls : Split(configuration["http_ports"]).Select(static port => $"http://*:{port}")
            .Concat(Split(configuration["https_ports"]).Select(static port => $"https://*:{port}"))
            .DefaultIfEmpty(Loopback.Address);
    }

    // A text that is no address is refused when the program tries to listen on it.
    private static bool IsOfThisMachine(string url) =>
        BindingAddressOf(url) is not { } address
        || address.IsUnixPipe
        || address.IsNamedPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private static BindingAddress? BindingAddressOf(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Fault(string url)
    {
        if (BindingAddressOf(url) is not { } address)
        {
            return $"'{url}' is no address to listen on: send one such as {Loopback.Address}.";
        }

        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return null;
        }

        if (address.Port > IPEndPoint.MaxPort)
        {
            return $"'{url}' is no address to listen on: ports end at {IPEndPoint.MaxPort}.";
        }

        return Hosts(address.Host)
            .Select(host => Fault(url, host, address.Port))
            .FirstOrDefault(static fault => fault is not null);
    }

    private static IPAddress[] Hosts(string host)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            return [IPAddress.Loopback, IPAddress.IPv6Loopback];
        }

        // Any other name stands for every address of the machine.
        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? [address]
            : [IPAddress.Any, IPAddress.IPv6Any];
    }

    private static string? Fault(string url, IPAddress host, int port)
    {
        if (host.AddressFamily == AddressFamily.InterNetworkV6 && !Socket.OSSupportsIPv6)
        {
            return null;
        }

        try
        {
            using var listener = new TcpListener(host, port);
            if (host.AddressFamily == AddressFamily.InterNetworkV6)
            {
                listener.Server.DualMode = false;
            }

            listener.Start();
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse =>
                    $"Another program already listens on {url}. End it, or let this one listen elsewhere: --urls "
                    + $"http://localhost:{(port < IPEndPoint.MaxPort ? port + 1 : port - 1)}.",
                SocketError.AccessDenied =>
                    $"This account may not listen on {url}; ports from 1024 on need no privileges.",
                // The machine has no IPv6; the door listens on IPv4 alone.
                _ when host.Equals(IPAddress.IPv6Loopback) || host.Equals(IPAddress.IPv6Any) => null,
                _ => $"{url} cannot be listened on: {refused.Message}.",
            };
        }
    }
}
