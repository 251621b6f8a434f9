using Grid.Evidence.Files;
using Grid.Foundation;
using Grid.Storage;
using Microsoft.Extensions.Options;

namespace Grid.Evidence;

/// <summary>
/// Looks at an upload, makes the copy that is shown and the thumbnail, and stores all of it, the original last: where
/// it is, the others are. One picture at a time, on a thread that serves no grain: pictures take memory and time.
/// </summary>
internal sealed class EvidenceWorkshop(IEvidenceStore store, IOptions<EvidenceOptions> options) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <param name="file">The upload, closed; it may be gone afterwards.</param>
    public async Task<Outcome<EvidenceFacts>> Keep(string file, string hash)
    {
        var (shown, thumbnail) = (file + ".shown", file + ".thumbnail");
        try
        {
            var made = await InTurn(() => Make(file, hash, shown, thumbnail));
            if (made.Value is null)
            {
                return made;
            }

            foreach (var (part, path) in new[]
                {
                    (EvidencePart.Shown, shown), (EvidencePart.Thumbnail, thumbnail), (EvidencePart.Original, file),
                })
            {
                if (File.Exists(path))
                {
                    await store.Put(hash, part, path);
                }
            }

            return made;
        }
        finally
        {
            File.Delete(shown);
            File.Delete(thumbnail);
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<Outcome<EvidenceFacts>> InTurn(Func<Outcome<EvidenceFacts>> make)
    {
        await turn.WaitAsync();
        try
        {
            return await Task.Run(make);
        }
        finally
        {
            turn.Release();
        }
    }

    private Outcome<EvidenceFacts> Make(string file, string hash, string shown, string thumbnail)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read);
        var head = new byte[MediaKind.HeadLength];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (MediaKind.Of(head.AsSpan(0, read)) is not { } kind)
        {
            return Refusal.Invalid("evidence.type", $"The file is none of {MediaKind.Names}.");
        }

        try
        {
            var bytes = new FileBytes(stream);
            var inspected = MediaFile.Inspect(kind, bytes);
            var most = options.Value.MaxPixels;
            if (inspected.Pixels is { } pixels && (long)pixels.Width * pixels.Height > most)
            {
                return Refusal.Unprocessable(
                    "evidence.pixels",
                    $"The picture has {pixels.Width} × {pixels.Height} pixels; at most {most} are taken. "
                    + "Send it smaller.");
            }

            if (!CopyWriter.IsWhole(inspected.Copy, stream.Length))
            {
                using var copy = PrivateFiles.Open(shown, FileShare.None);
                CopyWriter.Write(inspected.Copy, bytes, copy);
            }

            if (kind.Thumbnail)
            {
                ThumbnailFile.Make(file, thumbnail);
            }

            var notes = inspected.Notes;
            var (width, height) = inspected.Pixels is { } size
                ? ((int?)size.Width, (int?)size.Height)
                : (null, null);
            return new EvidenceFacts(
                hash,
                kind.MediaType,
                stream.Length,
                notes.Taken,
                notes.Point,
                notes.Turned ? height : width,
                notes.Turned ? width : height);
        }
        catch (BrokenFileException broken)
        {
            return Refusal.Unprocessable(
                "evidence.broken",
                $"The file begins as {kind.MediaType} and is none that can be read. {broken.Message} "
                + "Send the whole file.");
        }
    }
}
