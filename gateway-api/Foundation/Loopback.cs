namespace Grid.Gateway.Foundation;

/// <summary>Where the door listens when nobody says: this machine only.</summary>
public static class Loopback
{
    public const string Address = "http://localhost:5311";

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
}
