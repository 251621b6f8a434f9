using System.Threading.Channels;

namespace Grid.Gateway.Changes;

/// <summary>One reader of the live changes, with the frames that wait for it.</summary>
/// <param name="start">Up to where it must read the ledger itself; everything after comes in a frame.</param>
internal sealed class ChangeListener(ChangeFilter filter, ChangeCursor start)
{
    /// <summary>Frames that may wait. A reader for whom more wait is too slow, and is cut off.</summary>
    public const int MostWaiting = 1_000;

    private readonly Channel<ReadOnlyMemory<byte>> frames = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public ChangeFilter Filter => filter;

    public ChangeCursor Start => start;

    /// <summary>Whether the reader was cut off, because changes came faster than it took them.</summary>
    public bool TooSlow { get; private set; }

    /// <summary>Ends when the city stops, and when the reader was too slow.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Frames => frames.Reader;

    /// <summary>Never waits for the reader.</summary>
    /// <returns>False for a reader that is cut off.</returns>
    public bool Offer(ReadOnlyMemory<byte> frame)
    {
        if (frames.Writer.TryWrite(frame))
        {
            return true;
        }

        TooSlow = true;
        frames.Writer.TryComplete();
        return false;
    }

    public void End() => frames.Writer.TryComplete();
}
