using System.Net;
using System.Text.Json.Nodes;
using Grid.Gateway;
using Grid.Tests.City;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grid.Tests.Benches;

/// <summary>The door before a city of these tests, on a real socket.</summary>
internal sealed class CityDoor(WebApplication app) : IAsyncDisposable
{
    private readonly HttpClient client = new()
    {
        BaseAddress = new(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
    };

    public static async Task<CityDoor> Open(TestCity city)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(city.Grains);
        builder.Services.AddGridGateway(builder.Configuration);
        var app = builder.Build();
        app.MapGridGateway();
        await app.StartAsync();
        return new(app);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> Send(
        HttpMethod method,
        string path,
        HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}
