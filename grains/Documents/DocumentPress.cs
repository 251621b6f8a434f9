using System.Security.Cryptography;
using Grid.Evidence;
using Grid.Rulebook;

namespace Grid.Documents;

/// <summary>
/// Renders documents and keeps their bytes in the store of evidence, under their hash. One at a time, on a thread that
/// serves no grain. The bytes are on the disk before a record names them.
/// </summary>
internal sealed class DocumentPress(IEvidenceStore store) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<(DocumentFile Pdf, DocumentFile Slip)> Press(DocumentSheet sheet, DocumentPaper paper)
    {
        var (pdf, slip) = await InTurn(() =>
        {
            var strip = DocumentLayout.Slip(sheet);
            return (
                paper == DocumentPaper.Slip
                    ? DocumentPdf.Draw(strip, DocumentLayout.PointsOfDot, sheet.Title)
                    : DocumentPdf.Draw(DocumentLayout.Page(sheet), 1, sheet.Title),
                DocumentPicture.Draw(strip));
        });
        return (await Keep(pdf), await Keep(slip));
    }

    /// <summary>The bytes of a document in a form; null where the store has lost them.</summary>
    public async Task<byte[]?> Read(DocumentIssued issued, DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => await Read(issued.Pdf),
        DocumentFormat.Picture => await Read(issued.Slip),
        _ => await Read(issued.Slip) is { } png ? await InTurn(() => DocumentPicture.Commands(png)) : null,
    };

    /// <summary>One PDF of several.</summary>
    public Task<byte[]> Join(IReadOnlyList<byte[]> files) => InTurn(() => DocumentPdf.Join(files));

    public void Dispose() => turn.Dispose();

    private async Task<byte[]?> Read(DocumentFile file)
    {
        var bytes = new byte[file.Size];
        for (var at = 0; at < bytes.Length;)
        {
            var piece = await store.Read(file.Hash, EvidencePart.Original, at, bytes.AsMemory(at));
            if (piece is not (> 0 and var read, _))
            {
                return null;
            }

            at += read;
        }

        return bytes;
    }

    private async Task<DocumentFile> Keep(byte[] bytes)
    {
        var hash = EvidenceHash.Of(SHA256.HashData(bytes));
        var path = Path.Combine(store.Incoming, Path.GetRandomFileName());
        try
        {
            await File.WriteAllBytesAsync(path, bytes);
            await store.Put(hash, EvidencePart.Original, path);
        }
        finally
        {
            File.Delete(path);
        }

        return new(hash, bytes.Length);
    }

    private async Task<T> InTurn<T>(Func<T> make)
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
}
