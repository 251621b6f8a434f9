using System.Collections.Concurrent;
using System.Text;
using Grid.Gateway;
using Grid.Tests.Gateway.Reference;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>The gateway on a real socket, before a fake city.</summary>
public sealed class Door : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Task<Door>> Standing = new();
    private readonly WebApplication app;

    private Door(WebApplication app, FakeGatewayCity city)
    {
        this.app = app;
        City = city;
        Client = new(DescriptionHandler.Over(new SocketsHttpHandler()))
        {
            BaseAddress = new(
                app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
            DefaultRequestHeaders = { { "Accept-Language", "en" } },
        };
    }

    public FakeGatewayCity City { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>
    /// The one door of a test class, before a fresh city; the tests of a class run one after another.
    /// </summary>
    public static async Task<Door> Of<TTests>(params (string Key, string Value)[] settings)
    {
        var door = await Standing.GetOrAdd(
            typeof(TTests).Name + string.Concat(settings), _ => Open(settings: settings));
        door.City.Forget();
        return door;
    }

    /// <summary>Opens a door that no other test uses.</summary>
    public static async Task<Door> Open(
        Action<IServiceCollection>? more = null,
        params (string Key, string Value)[] settings)
    {
        var city = new FakeGatewayCity();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value));
        builder.Services.AddSingleton(city.Grains);
        builder.Services.AddGridGateway(builder.Configuration);
        more?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGridGateway();
        await app.StartAsync();
        return new(app, city);
    }

    public async Task<Answer> Get(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.Accept.Add(new(accept));
        }

        return await Send(request);
    }

    public Task<Answer> Post(
        string path,
        string body,
        string contentType = "application/json",
        params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, contentType, headers);

    public Task<Answer> Put(string path, string body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, body, "application/json", headers);

    public Task<Answer> Patch(
        string path,
        string body,
        string contentType,
        params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, path, body, contentType, headers);

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers,
            response.Content.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    private async Task<Answer> Send(
        HttpMethod method,
        string path,
        string body,
        string contentType,
        (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Send(request);
    }
}
