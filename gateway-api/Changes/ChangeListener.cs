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

    /// <summary>Ends when the city stops, and with an error when the reader was too slow.</summary>
    public ChannelReader<ReadOnlyMemory<byte>> Frames => frames.Reader;

    /// <summary>Never waits for the reader.</summary>
    /// <returns>False for a reader that is cut off.</returns>
    public bool Offer(ReadOnlyMemory<byte> frame)
    {
        if (frames.Writer.TryWrite(frame))
        {
            return true;
        }

        frames.Writer.TryComplete(new SlowReaderException());
        return false;
    }

    public void End() => frames.Writer.TryComplete();
}

/// <summary>More waits for a reader of the live changes than is kept for one.</summary>
internal sealed class SlowReaderException : Exception
{
    public SlowReaderException()
        : base("The reader takes changes more slowly than they come.")
    {
    }

    public SlowReaderException(string message)
        : base(message)
    {
    }

    public SlowReaderException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
