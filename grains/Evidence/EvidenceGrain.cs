using Orleans.Concurrency;

namespace Grid.Evidence;

[GrainType("evidence"), StatelessWorker]
internal sealed class EvidenceGrain(IEvidenceStore store) : Grain, IEvidenceGrain
{
    private const string ThumbnailType = "image/jpeg";

    public async Task<EvidencePiece?> Read(string hash, EvidencePart part, long offset)
    {
        if (!EvidenceHash.TryDigits(hash, out _) || offset < 0)
        {
            return null;
        }

        var page = new byte[EvidencePiece.Longest];
        var found = await store.Read(hash, part, offset, page);
        if (found is null && part == EvidencePart.Shown)
        {
            // A file that says nothing of its device is shown as it came.
            found = await store.Read(hash, part = EvidencePart.Original, offset, page);
        }

        if (found is not var (read, length))
        {
            return null;
        }

        var bytes = read == page.Length ? page : page[..read];
        var type = part == EvidencePart.Thumbnail ? ThumbnailType : await Type(hash, part, offset, bytes);
        return new(bytes, length, type);
    }

    /// <summary>The type by the first bytes, which decided it when the file came.</summary>
    private async Task<string> Type(string hash, EvidencePart part, long offset, byte[] bytes)
    {
        var head = bytes;
        if (offset > 0)
        {
            head = new byte[MediaKind.HeadLength];
            await store.Read(hash, part, 0, head);
        }

        return MediaKind.Of(head)?.MediaType ?? "application/octet-stream";
    }
}
