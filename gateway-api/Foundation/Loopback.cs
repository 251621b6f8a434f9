using Grid.Gateway.Settings;

namespace Grid.Gateway.Foundation;

/// <summary>
/// Where the door listens: on this machine only, unless <c>Grid:Open</c> says that others may reach it. The door asks
/// for no name and no password, so a container image or a stray setting must not open it unasked.
/// </summary>
public static partial class Loopback
{
    public const string Address = "http://localhost:5311";

    private const string OpenKey = "Grid:Open";

    /// <summary>Listens on <see cref="Address"/> where no other is configured.</summary>
    public static void UseLoopbackByDefault(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (string.IsNullOrEmpty(configuration[WebHostDefaults.ServerUrlsKey])
            && string.IsNullOrEmpty(configuration["http_ports"])
            && string.IsNullOrEmpty(configuration["https_ports"])
            && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.UseUrls(Address);
        }
    }

    /// <summary>
    /// Why the city must not start: it would listen beyond this machine without <c>Grid:Open</c>; null when it may.
    /// </summary>
    public static string? Refused(IConfiguration configuration) =>
        IsOpen(configuration) || Listening.Beyond(configuration) is not { } beyond ? null
            : $"The door would listen on {beyond}, where other machines reach it, and it asks nobody for a name or a "
                + "password. "
                + $"Set Grid__Open=true if that is meant, or listen on this machine alone: --urls {Address}.";

    /// <summary>Warns of a door that other machines reach.</summary>
    public static void WarnWhenOpen(this WebApplication app)
    {
        if (Listening.Beyond(app.Configuration) is { } beyond)
        {
            Log.Open(app.Logger, beyond);
        }
    }

    public static bool IsOpen(IConfiguration configuration) =>
        string.Equals(configuration[OpenKey], "true", StringComparison.OrdinalIgnoreCase);
}
