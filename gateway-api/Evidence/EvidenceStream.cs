using Grid.Evidence;

namespace Grid.Gateway.Evidence;

/// <summary>A part of evidence as a stream: the city gives it piece by piece.</summary>
internal sealed class EvidenceStream(IEvidenceGrain city, string hash, EvidencePart part, EvidencePiece first) : Stream
{
    private (long At, byte[] Bytes) held = (0, first.Bytes);

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => first.Length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= Length || buffer.Length == 0)
        {
            return 0;
        }

        if (Position < held.At || Position >= held.At + held.Bytes.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = Position - (Position % EvidencePiece.Longest);
            held = (at, (await city.Read(hash, part, at))?.Bytes ?? []);
            if (Position >= at + held.Bytes.Length)
            {
                throw new EndOfStreamException($"{hash} ends before its {Length} bytes.");
            }
        }

        var rest = held.Bytes.AsMemory((int)(Position - held.At));
        rest = rest[..Math.Min(rest.Length, buffer.Length)];
        rest.CopyTo(buffer);
        Position += rest.Length;
        return rest.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
