using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Grid.Benchmarks.Load;

/// <summary>
/// A closed loop: each connection sends a request, waits for the answer, and sends the next. The client costs little,
/// since it shares the machine with the service that it measures: it writes HTTP by hand over sockets, and the thread
/// that polls the sockets runs their completions. An answer that is no success ends the loop.
/// </summary>
internal sealed class LoadClient : ILoad
{
    private readonly Connection[] connections;
    private volatile bool ended;

    private LoadClient(Connection[] connections) => this.connections = connections;

    /// <summary>
    /// Makes one thread poll all sockets and run the continuations that wait for them. The process reads this setting
    /// when its first socket waits, so this comes before any other socket; the services started later do not inherit
    /// it.
    /// </summary>
    public static void Prepare()
    {
        const string inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS",
            threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";
        Environment.SetEnvironmentVariable(inline, "1");
        Environment.SetEnvironmentVariable(threads, "1");
        using (var first = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            first.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            first.Listen();
            _ = first.AcceptAsync();
        }

        Environment.SetEnvironmentVariable(inline, null);
        Environment.SetEnvironmentVariable(threads, null);
    }

    public static async Task<LoadClient> Connect(Uri address, int connections, Func<int, IRequestSequence> talk)
    {
        var connected = new Connection[connections];
        for (var i = 0; i < connections; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
            connected[i] = new(socket, talk(i));
        }

        return new(connected);
    }

    public async Task<Stretch> Run(TimeSpan time, TimeSpan apart = default)
    {
        ended = false;
        var began = Stopwatch.GetTimestamp();
        var talking = connections
            .Select((connection, i) => Talk(connection, apart, apart * i / connections.Length))
            .ToArray();
        var over = Task.Delay(time, TimeProvider.System);
        if (await Task.WhenAny([over, .. talking]) is var first && first != over)
        {
            await first; // ended before its time: it broke
        }

        var took = Stopwatch.GetElapsedTime(began);
        var answered = connections.Sum(static connection => Volatile.Read(ref connection.Answered));
        ended = true;
        await Task.WhenAll(talking);

        var latencies = new Latencies();
        var total = connections.Sum(static connection => connection.Answered);
        foreach (var connection in connections)
        {
            latencies.Add(connection.Latencies);
            (connection.Answered, connection.Latencies) = (0, new());
        }

        return new(answered, total, took, latencies);
    }

    public ValueTask DisposeAsync()
    {
        Array.ForEach(connections, static connection => connection.Socket.Dispose());
        return default;
    }

    private async Task Talk(Connection connection, TimeSpan apart, TimeSpan first)
    {
        if (first > TimeSpan.Zero)
        {
            await Task.Delay(first, TimeProvider.System); // one after the other, not all at once
        }

        var (socket, talk, buffer) = (connection.Socket, connection.Talk, connection.Buffer);
        while (!ended)
        {
            var length = talk.Write(buffer);
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(buffer.AsMemory(0, length));
            var received = 0;
            int status;
            while (true)
            {
                var came = await socket.ReceiveAsync(buffer.AsMemory(received));
                received += came;
                if (Answers.TryRead(buffer.AsSpan(0, received), out status, out var body))
                {
                    Check(status, body);
                    talk.Hear(body);
                    break;
                }

                if (came == 0 || received == buffer.Length)
                {
                    throw new LoadException(
                        came == 0
                            ? "The connection was closed before the answer was whole."
                            : "The answer is longer than any that was expected.");
                }
            }

            var took = Stopwatch.GetElapsedTime(sent);
            connection.Latencies.Add(took);
            Volatile.Write(ref connection.Answered, connection.Answered + 1);
            if (apart > took)
            {
                await Task.Delay(apart - took, TimeProvider.System);
            }
        }
    }

    private static void Check(int status, ReadOnlySpan<byte> body)
    {
        if (status is < 200 or > 299)
        {
            throw new LoadException(
                $"Answered with status {status}: {Encoding.UTF8.GetString(body[..Math.Min(body.Length, 500)])}");
        }
    }

    private sealed class Connection(Socket socket, IRequestSequence talk)
    {
        public long Answered;

        public Socket Socket => socket;

        public IRequestSequence Talk => talk;

        public byte[] Buffer { get; } = new byte[512 * 1024];

        public Latencies Latencies { get; set; } = new();
    }
}

/// <summary>What a stretch of load came to.</summary>
/// <param name="Answered">Answers within it, successes all.</param>
/// <param name="Total">All answers to what was sent: also those that came after its end.</param>
internal sealed record Stretch(long Answered, long Total, TimeSpan Took, Latencies Latencies)
{
    public double PerSecond => Answered / Took.TotalSeconds;
}
