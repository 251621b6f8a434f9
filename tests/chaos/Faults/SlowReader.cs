using System.Net.Sockets;
using System.Text;

namespace Grid.Chaos.Faults;

/// <summary>
/// Some who import for a while and never read an answer: the city stops reading them, and serves the others.
/// </summary>
internal sealed class SlowReader : Fault
{
    private const int Readers = 3;

    private const long Most = 48 * 1024 * 1024, MostGrowth = 256 * 1024 * 1024;

    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Repeat("{\"code\":\"a b\"}\n", 4096)));

    public override string Kind => "slow reader";

    public override async Task<bool> Strike(Scene scene)
    {
        var process = scene.Embedded.City.Process;
        if (process.Id is not { } id || !process.Runs)
        {
            return false;
        }

        var before = Resident(id);
        using var enough = new CancellationTokenSource(scene.Between(4, 8), TimeProvider.System);
        var sent = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Import(process.Address, enough.Token)));
        var after = process.Runs ? Resident(id) : before;
        scene.Say(
            $"{Readers} imports whose answers are not read: {sent.Sum() >> 20} MB taken, resident {before >> 20} to "
            + $"{after >> 20} MB");
        if (after - before > MostGrowth)
        {
            scene.Find(new(
                "memory",
                $"{sent.Sum() >> 20} MB of imports whose answers were not read: resident {before >> 20} to "
                + $"{after >> 20} MB"));
        }

        return true;
    }

    /// <returns>How many bytes were taken.</returns>
    private static async Task<long> Import(Uri city, CancellationToken enough)
    {
        var sent = 0L;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveBufferSize = 8192,
        };
        try
        {
            await socket.ConnectAsync(city.Host, city.Port, enough);
            await socket.SendAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /v1/import/shops HTTP/1.1\r\nHost: {city.Authority}\r\nContent-Type: "
                    + $"application/x-ndjson\r\nContent-Length: {Most}\r\n\r\n"),
                enough);
            while (sent < Most)
            {
                sent += await socket.SendAsync(Lines, enough);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // It reads no further, or the time is over.
        }

        return sent;
    }

    private static long Resident(int id)
    {
        using var process = System.Diagnostics.Process.GetProcessById(id);
        return process.WorkingSet64;
    }
}
