using System.Text;

namespace Grid.Gateway.Changes;

/// <summary>
/// Answers with Server-Sent Events until the caller leaves: first what the ledger holds after the caller's place, then
/// what comes.
/// </summary>
/// <param name="from">How far the caller has read; null for one who begins now.</param>
internal sealed class ChangeStream(
    ChangeFeed feed,
    ChangeReader reader,
    ChangeFrames frames,
    ChangeFilter filter,
    ChangeCursor? from) : IResult
{
    // The caller's browser waits so long before it comes back.
    private static readonly byte[] Opening = Encoding.UTF8.GetBytes("retry: 2000\n\n");

    public async Task ExecuteAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await Send(http, Opening, cancel);
        var at = from;
        for (var behind = long.MaxValue; at is not null && behind > ChangeListener.MostWaiting / 2;)
        {
            // A reader who is far behind reads alone first: while he does, nothing is kept for him.
            (at, behind) = await Read(http, at, until: null, cancel);
        }

        var listener = await feed.Listen(filter, cancel);
        try
        {
            at ??= listener.Start;
            for (var behind = long.MaxValue; behind > 0;)
            {
                (at, behind) = await Read(http, at, listener.Start, cancel);
            }

            await Send(http, ChangeFrames.Heartbeat(listener.Start), cancel);
            while (await listener.Frames.WaitToReadAsync(cancel))
            {
                while (listener.Frames.TryRead(out var frame))
                {
                    await http.Response.BodyWriter.WriteAsync(frame, cancel);
                }
            }

            if (listener.TooSlow)
            {
                http.Abort(); // the caller comes back and goes on from the last change that reached it
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The caller is gone.
        }
        finally
        {
            feed.Leave(listener);
        }
    }

    /// <summary>Sends what the ledger holds.</summary>
    /// <returns>How far it was read, and how many records are left.</returns>
    private async Task<(ChangeCursor At, long Behind)> Read(
        HttpContext http,
        ChangeCursor after,
        ChangeCursor? until,
        CancellationToken cancel)
    {
        var page = await reader.Read(after, filter, ChangeListener.MostWaiting, until);
        foreach (var change in page.Items)
        {
            await Send(http, ChangeFrames.Of(change.Record, frames.Data(change.Record), change.At), cancel);
        }

        return (page.Next, page.Behind);
    }

    private static async Task Send(HttpContext http, ReadOnlyMemory<byte> frame, CancellationToken cancel) =>
        await http.Response.BodyWriter.WriteAsync(frame, cancel);
}
