using System.Text.Json.Nodes;

namespace Grid.Chaos.Load;

/// <summary>All the clients of a run.</summary>
internal sealed class ClientGroup : IAsyncDisposable
{
    public const int Clients = 12;

    private readonly CancellationTokenSource stopping = new();
    private readonly int seed;
    private readonly Requests requests;
    private Task running = Task.CompletedTask;

    public ClientGroup(int seed, Requests requests)
    {
        this.seed = seed;
        this.requests = requests;
    }

    /// <summary>Draws the ground: cells where there are none, a street through each row, shops along it.</summary>
    public async Task Settle()
    {
        var dice = new Random(seed);
        await Import(
            "cells",
            Town.FreeCells.Select(static cell => (Func<string, JsonObject>)(mark => Town.Cell(cell.X, cell.Y, mark))));
        await Import("roads", [Town.Road]);
        await Import(
            "segments", Town.Streets.Select(static y => (Func<string, JsonObject>)(mark => Town.Segment(y, mark))));
        await Import(
            "shops",
            Enumerable.Range(0, 48).Select(static number => (Func<string, JsonObject>)(mark => Town.Shop(number, mark)))
        );

        Task Import(string kind, IEnumerable<Func<string, JsonObject>> rows) =>
            requests.Import(
                kind,
                [
                    .. rows.Select(row =>
        {
            var (number, mark) = requests.Next();
            return (mark, number, row(mark));
        })], dice);
    }

    /// <param name="pause">How long each client waits between two requests, on the average.</param>
    public void Start(TimeSpan pause) =>
        running = Task.WhenAll(
            Enumerable
                .Range(0, Clients)
                .Select(number => new Client(number, Clients, seed, requests).Run(pause, stopping.Token)));

    /// <summary>Lets each client finish the request it waits for, and send no other.</summary>
    public async Task Stop()
    {
        await stopping.CancelAsync();
        await running;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stopping.Dispose();
    }
}
