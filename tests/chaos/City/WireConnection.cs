using System.Buffers;
using System.Net.Sockets;

namespace Grid.Chaos.City;

/// <summary>One connection on its way through a <see cref="Wire"/>.</summary>
internal sealed class WireConnection(Wire wire, Socket near, Socket far)
{
    private static ReadOnlySpan<byte> ReadyForQuery => [(byte)'Z', 0, 0, 0, 5];

    private bool isReadModel;
    private bool committing;

    public Task Run(CancellationToken ending) =>
        Task.WhenAll(Carry(near, far, Sent, ending), Carry(far, near, Answered, ending));

    public void Break()
    {
        near.Close(0); // a reset, as from a machine that is gone
        far.Close(0);
    }

    private async Task Carry(
        Socket from,
        Socket to,
        Action<ReadOnlyMemory<byte>, List<WireMoment>> look,
        CancellationToken ending)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        var seen = new List<WireMoment>();
        try
        {
            while (await from.ReceiveAsync(buffer, ending) is > 0 and var count)
            {
                var piece = buffer.AsMemory(0, count);
                seen.Clear();
                look(piece, seen);
                if (wire.Trap is { } trap && trap.Catches(seen))
                {
                    await trap.Hold(wire, ending);
                    return; // what was held never arrives
                }

                if (wire.Delay > TimeSpan.Zero)
                {
                    await Task.Delay(wire.Delay, TimeProvider.System, ending);
                }

                await to.SendAsync(piece, ending);
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            // The other direction ends with it.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            Break();
        }
    }

    /// <summary>
    /// What a process says to the database. Its statements are text where they are not prepared, and names of events
    /// are text always.
    /// </summary>
    private void Sent(ReadOnlyMemory<byte> piece, List<WireMoment> seen)
    {
        var bytes = piece.Span;
        isReadModel |= bytes.IndexOf("Grid read model"u8) >= 0;
        if (isReadModel)
        {
            if (bytes.IndexOf("COMMIT"u8) >= 0)
            {
                seen.Add(WireMoment.ProjectorBatch);
            }
        }
        else if (bytes.IndexOf("ledger_cursor"u8) >= 0 && bytes.IndexOf("insert"u8) >= 0)
        {
            seen.Add(WireMoment.CheckpointMove);
        }
        else if (bytes.IndexOf("insert into OrleansStorage"u8) >= 0)
        {
            seen.Add(WireMoment.Snapshot);
        }
        else if (bytes.IndexOf("select PayloadBinary, Version from OrleansStorage"u8) >= 0)
        {
            seen.Add(WireMoment.SnapshotRead);
        }
        else if (bytes.IndexOf("case.reported"u8) >= 0
            || bytes.IndexOf("case.filed"u8) >= 0
            || bytes.IndexOf("case.handled"u8) >= 0)
        {
            committing = true;
        }
    }

    /// <summary>
    /// What the database answers. A commit of the ledger is one statement: when the server is ready for the next, it is
    /// durable.
    /// </summary>
    private void Answered(ReadOnlyMemory<byte> piece, List<WireMoment> seen)
    {
        if (committing && piece.Span.IndexOf(ReadyForQuery) >= 0)
        {
            committing = false;
            seen.Add(WireMoment.Committed);
        }
    }
}
