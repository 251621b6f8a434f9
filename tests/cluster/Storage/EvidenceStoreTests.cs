using Grid.Cases;
using Grid.Evidence;
using Grid.Ledger;
using Grid.Storage;
using Grid.Tests.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace Grid.Tests.Storage;

/// <summary>Both stores of evidence keep the same promises.</summary>
public sealed class EvidenceStoreTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Stores => TestLedger.Stores;

    [SkippableTheory, MemberData(nameof(Stores))]
    public async Task What_was_stored_is_read_piece_by_piece_and_swept_only_when_no_case_names_it(string store)
    {
        await using var ledger = await TestLedger.Create(store, postgres);
        var clock = new FakeTimeProvider(Noon);
        var evidence = await Prepared(ledger.Database, clock);
        await using var _ = evidence as IAsyncDisposable;
        var (named, unnamed, late) = (Bytes(1), Bytes(2), Bytes(3));
        await Put(evidence, named);
        await Put(evidence, unnamed);
        var added = new CaseEvidenceAdded(EvidenceKind.Near, new(Hash(named), "image/jpeg", named.Length))
        {
            At = Noon,
            By = "P-0017",
        };
        await ledger.Loop.Append(await ledger.TakeOver(0), new("case/1", 0, [EventCodec.Draft(added, [])]));
        clock.Advance(EvidenceVerifier.Term + TimeSpan.FromHours(1));
        await Put(evidence, late);
        var verifier = new EvidenceVerifier(ledger.Store, ledger.Audit, evidence);

        Assert.Equal(named, await Whole(evidence, Hash(named)));
        Assert.Empty(await Findings(verifier));
        Assert.Equal((1, (long)unnamed.Length), await verifier.Sweep(clock.GetUtcNow()));
        Assert.Equal(named, await Whole(evidence, Hash(named)));
        Assert.Equal(late, await Whole(evidence, Hash(late)));
        Assert.Null(await evidence.Read(Hash(unnamed), EvidencePart.Original, 0, new byte[1]));

        Assert.True(await evidence.Remove(Hash(named), clock.GetUtcNow()));
        Assert.EndsWith("is missing.", Assert.Single(await Findings(verifier)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bytes_of_an_erased_file_go_once_no_case_has_them()
    {
        await using var ledger = await TestLedger.Create("SQLite", postgres);
        var clock = new FakeTimeProvider(Noon);
        var evidence = await Prepared(ledger.Database, clock);
        var bytes = Bytes(1);
        await Put(evidence, bytes);
        clock.Advance(TimeSpan.FromMinutes(1));
        var verifier = new EvidenceVerifier(ledger.Store, ledger.Audit, evidence);
        var added = new CaseEvidenceAdded(EvidenceKind.Near, new(Hash(bytes), "image/jpeg", bytes.Length))
        {
            At = Noon,
        };
        var erased = new CaseEvidenceErased(Hash(bytes), "x") { At = Noon };
        var owner = await ledger.TakeOver(0);
        await ledger.Loop.Append(
            owner, new("case/1", 0, [EventCodec.Draft(added, []), EventCodec.Draft(erased, [])]));
        await ledger.Loop.Append(owner, new("case/2", 0, [EventCodec.Draft(added, [])]));

        Assert.Equal((0, 0L), await verifier.Sweep(clock.GetUtcNow()));

        await ledger.Loop.Append(owner, new("case/2", 1, [EventCodec.Draft(erased, [])]));

        Assert.Equal((1, (long)bytes.Length), await verifier.Sweep(clock.GetUtcNow()));
        Assert.Empty(await Findings(verifier));
    }

    [Fact]
    public async Task A_changed_file_is_found_and_only_the_city_may_read_it()
    {
        await using var ledger = await TestLedger.Create("SQLite", postgres);
        var evidence = await Prepared(ledger.Database, new FakeTimeProvider(Noon));
        var bytes = Bytes(1);
        await Put(evidence, bytes);
        var added = new CaseEvidenceAdded(EvidenceKind.Near, new(Hash(bytes), "image/jpeg", bytes.Length))
        {
            At = Noon,
        };
        await ledger.Loop.Append(await ledger.TakeOver(0), new("case/1", 0, [EventCodec.Draft(added, [])]));
        var folder = FileEvidenceStore.FolderIn(((StoreOptions.Embedded)ledger.Database).Directory);
        var file = Assert.Single(FileEvidenceStore.FilesIn(folder));

        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(own, File.GetUnixFileMode(file.FullName));
            Assert.Equal(own | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
            Assert.Equal(own | UnixFileMode.UserExecute, File.GetUnixFileMode(file.DirectoryName!));
        }

        bytes[100]++;
        await File.WriteAllBytesAsync(file.FullName, bytes);

        Assert.EndsWith(
            "is not what it was.",
            Assert.Single(await Findings(new(ledger.Store, ledger.Audit, evidence))),
            StringComparison.Ordinal);
    }

    private static async Task<IEvidenceStore> Prepared(StoreOptions options, TimeProvider clock)
    {
        var evidence = EvidenceServices.Open(options, clock);
        await EvidenceServices.Prepare(options, evidence, CancellationToken.None);
        return evidence;
    }

    private static async Task Put(IEvidenceStore evidence, byte[] bytes)
    {
        for (var again = 0; again < 2; again++)
        {
            var file = Path.Combine(evidence.Incoming, Guid.NewGuid().ToString("N"));
            await using (var incoming = PrivateFiles.Open(file, FileShare.None))
            {
                await incoming.WriteAsync(bytes);
            }

            await evidence.Put(Hash(bytes), EvidencePart.Original, file);
            File.Delete(file);
        }
    }

    private static async Task<byte[]> Whole(IEvidenceStore evidence, string hash)
    {
        using var whole = new MemoryStream();
        var page = new byte[EvidencePiece.Longest];
        while (await evidence.Read(hash, EvidencePart.Original, whole.Length, page) is (> 0 and var read, _))
        {
            whole.Write(page.AsSpan(0, read));
        }

        return whole.ToArray();
    }

    private static async Task<List<string>> Findings(EvidenceVerifier verifier)
    {
        var findings = new List<string>();
        await foreach (var finding in verifier.Verify())
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static byte[] Bytes(int seed)
    {
        var bytes = new byte[200_000];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static string Hash(byte[] bytes) => EvidenceHash.Of(System.Security.Cryptography.SHA256.HashData(bytes));
}
