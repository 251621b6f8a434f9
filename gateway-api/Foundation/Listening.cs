using System.Net;

namespace Grid.Gateway.Foundation;

/// <summary>The addresses a process is configured to listen on, wherever that is said.</summary>
internal static class Listening
{
    public static IEnumerable<string> Urls(IConfiguration configuration) =>
    [
        .. List(configuration[WebHostDefaults.ServerUrlsKey]),
        .. List(configuration["http_ports"]).Select(static port => $"http://*:{port}"),
        .. List(configuration["https_ports"]).Select(static port => $"https://*:{port}"),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(static endpoint => endpoint["Url"]).OfType<string>(),
    ];

    /// <summary>The first address that other machines reach; null when there is none.</summary>
    public static string? Beyond(IConfiguration configuration) => Urls(configuration).FirstOrDefault(static url => !IsOfThisMachine(BindingAddress.Parse(url)));

    private static bool IsOfThisMachine(BindingAddress address) =>
        address.IsUnixPipe
        || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private static string[] List(string? text) => (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
