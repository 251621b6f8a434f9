using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Grid.Chaos.City;

/// <summary>
/// The way from one process to PostgreSQL, in our hand: everything passes through here and can be slowed, held or cut,
/// and what passes can be watched for the one moment that matters.
/// </summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly IPEndPoint target;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<WireConnection, bool> connections = new();
    private readonly Task listening;

    public Wire(IPAddress address, IPEndPoint target)
    {
        this.target = target;
        listener = new(address, 0);
        listener.Start();
        listening = Listen();
    }

    public IPEndPoint Address => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>How long every piece takes longer, in both directions.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Nothing comes through and nothing is connected; who tries is turned away.</summary>
    public bool IsCut { get; private set; }

    /// <summary>What is waited for on this way; null mostly.</summary>
    public Trap? Trap { get; set; }

    /// <summary>Breaks every connection and lets none in, until <see cref="Heal"/>.</summary>
    public void Cut()
    {
        IsCut = true;
        Break();
    }

    /// <summary>Breaks every connection; the next may come at once.</summary>
    public void Break()
    {
        foreach (var connection in connections.Keys)
        {
            connection.Break();
        }
    }

    public void Heal()
    {
        IsCut = false;
        Delay = TimeSpan.Zero;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        Break();
        await listening;
        ending.Dispose();
    }

    private async Task Listen()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                var near = await listener.AcceptSocketAsync(ending.Token);
                _ = Serve(near);
            }
            catch (Exception ended)
                when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(Socket near)
    {
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        var connection = new WireConnection(this, near, far);
        connections[connection] = true;
        try
        {
            if (!IsCut)
            {
                await far.ConnectAsync(target, ending.Token);
                await connection.Run(ending.Token);
            }
        }
        catch (Exception broken)
            when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // As connections go.
        }
        finally
        {
            connections.TryRemove(connection, out _);
            connection.Break();
        }
    }
}
