using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Grid.Gateway.Counties;
using Grid.Gateway.Import;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Grid.Gateway.Foundation;

/// <summary>
/// An answer with a line for each record that was sent. Its lines wait in a bounded buffer until the caller reads
/// them. When the buffer is full the work stops. If the caller then reads nothing for a while, the door closes the
/// connection.
/// </summary>
internal sealed partial class LineAnswer : IAsyncDisposable
{
    private const int Piece = 64 * 1024;

    private readonly HttpContext http;
    private readonly KnownCounties counties;
    private readonly JsonSerializerOptions json;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Pipe waiting;
    private readonly Utf8JsonWriter writer;
    private readonly CancellationTokenSource ended = new();
    private readonly Task sending, watching;

    // Timestamp at which the door last added a line, or the caller last took a piece.
    private long moved;

    // True while the door waits for the caller to take a piece.
    private volatile bool stuck;

    public LineAnswer(
        HttpContext http,
        JsonSerializerOptions json,
        int waitingBytes,
        TimeSpan patience,
        TimeProvider clock,
        ILogger log)
    {
        this.http = http;
        counties = http.RequestServices.GetRequiredService<KnownCounties>();
        this.json = json;
        this.patience = patience;
        this.clock = clock;
        this.log = log;
        waiting = new(new(pauseWriterThreshold: waitingBytes, resumeWriterThreshold: waitingBytes / 2,
            minimumSegmentSize: Piece, useSynchronizationContext: false));
        writer = new(waiting.Writer, new() { Encoder = json.Encoder });
        moved = clock.GetTimestamp();

        // The server's own limit would also count the time in which the caller still sends and does not read yet.
        http.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        http.Response.ContentType = "application/x-ndjson";
        sending = Send();
        watching = Watch();
    }

    /// <summary>Adds a line and sends it; returns when there is room for the next.</summary>
    public Task Write<T>(T line)
    {
        Add(line);
        return Flush();
    }

    /// <summary>Adds a line that is sent with the next <see cref="Flush"/>.</summary>
    public void Add<T>(T line)
    {
        JsonSerializer.Serialize(writer, Named(line), json);
        writer.Reset();
        waiting.Writer.Write("\n"u8);
    }

    /// <summary>Sends the lines that were added; returns when there is room for more.</summary>
    public async Task Flush()
    {
        Volatile.Write(ref moved, clock.GetTimestamp());
        await waiting.Writer.FlushAsync(http.RequestAborted);
    }

    /// <summary>The line with things of the county in its detail.</summary>
    private T Named<T>(T line) => line is ImportLine { Detail: { } detail } said
        ? (T)(object)(said with { Detail = counties.Sample.Fill(detail) })
        : line;

    /// <summary>Sends what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        await waiting.Writer.CompleteAsync();
        try
        {
            await sending;
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
            ended.Dispose();
            await writer.DisposeAsync();
        }
    }

    private async Task Send()
    {
        try
        {
            ReadResult read;
            do
            {
                read = await waiting.Reader.ReadAsync(http.RequestAborted);
                var piece = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, Piece));
                stuck = true;
                foreach (var part in piece)
                {
                    await http.Response.Body.WriteAsync(part, http.RequestAborted);
                }

                stuck = false;
                Volatile.Write(ref moved, clock.GetTimestamp());
                waiting.Reader.AdvanceTo(piece.End);
                if (read.IsCompleted && piece.Length == read.Buffer.Length)
                {
                    return;
                }
            }
            while (true);
        }
        finally
        {
            await waiting.Reader.CompleteAsync();
        }
    }

    private async Task Watch()
    {
        using var beat = new PeriodicTimer(patience / 4, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(ended.Token))
            {
                if (stuck && clock.GetElapsedTime(Volatile.Read(ref moved)) > patience)
                {
                    LogCutOff(log, http.Request.Path, patience.TotalSeconds);
                    http.Abort();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The answer was sent, or the caller is gone.
        }
    }
}
