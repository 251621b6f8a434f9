using System.IO.Compression;
using System.Security.Cryptography;
using Grid.Evidence;
using Grid.Storage;

namespace Grid.Counties.Export;

/// <summary>
/// The photographs and recordings of an exported county: a ZIP of the originals as they were sent, each under the
/// digits of its hash. What is shown of them is made again where they are taken in.
/// </summary>
internal static class EvidenceArchive
{
    /// <returns>How many were written; what the store lacks is left out, and the check of the file names it.</returns>
    public static async Task<int> Write(
        string path, IEvidenceStore store, IEnumerable<string> hashes, CancellationToken stop)
    {
        var (page, written) = (new byte[EvidencePiece.Longest], 0);
        await using var file = PrivateFiles.New(path);
        await using var archive = await ZipArchive.CreateAsync(
            file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        foreach (var hash in hashes)
        {
            var piece = await store.Read(hash, EvidencePart.Original, 0, page);
            if (piece is null)
            {
                continue;
            }

            var entry = archive.CreateEntry(EvidenceHash.DigitsOf(hash), CompressionLevel.NoCompression);
            await using var into = await entry.OpenAsync(stop);
            var at = 0L;
            while (piece is (> 0 and var read, _))
            {
                await into.WriteAsync(page.AsMemory(0, read), stop);
                at += read;
                piece = await store.Read(hash, EvidencePart.Original, at, page);
            }

            written++;
        }

        return written;
    }

    /// <summary>
    /// What is wrong: a file that is not what its name says, and one that a record names and that is not here.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Faults(
        string path, IReadOnlyCollection<string> named, CancellationToken stop)
    {
        var (faults, missing) = (new List<string>(), named.ToHashSet());
        await using var archive = await ZipFile.OpenReadAsync(path, stop);
        foreach (var entry in archive.Entries)
        {
            await using var bytes = await entry.OpenAsync(stop);
            var hash = EvidenceHash.Of(await SHA256.HashDataAsync(bytes, stop));
            if (!missing.Remove(hash) || EvidenceHash.Prefix + entry.FullName != hash)
            {
                faults.Add($"{entry.FullName} of {path} is no evidence that a record names.");
            }
        }

        return [.. faults, .. missing.Select(hash => $"{hash}, which a record names, is not in {path}.")];
    }

    /// <summary>Stores what the store does not have yet.</summary>
    /// <returns>Why a file is not taken; null when all are here.</returns>
    public static async Task<string?> TakeIn(
        string path, IEvidenceStore store, EvidenceWorkshop workshop, CancellationToken stop)
    {
        await using var archive = await ZipFile.OpenReadAsync(path, stop);
        foreach (var entry in archive.Entries)
        {
            var hash = EvidenceHash.Prefix + entry.FullName;
            if (await store.Read(hash, EvidencePart.Original, 0, new byte[1]) is not null)
            {
                continue;
            }

            var coming = Path.Combine(store.Incoming, entry.FullName);
            await entry.ExtractToFileAsync(coming, overwrite: true, stop);
            if ((await workshop.Keep(coming, hash)).Refusal is { } refusal)
            {
                return $"{hash}: {refusal.Message}";
            }
        }

        return null;
    }
}
