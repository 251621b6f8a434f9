using System.Security.Cryptography;
using Grid.Cases;
using Grid.Foundation;
using Grid.Storage;
using Orleans.Placement;

namespace Grid.Evidence;

/// <summary>
/// Takes an upload piece by piece into a file and counts its hash meanwhile, so that the file is never in memory. What
/// is not finished goes with the activation.
/// </summary>
[GrainType("evidenceUpload"), PreferLocalPlacement]
internal sealed class EvidenceUploadGrain : Grain, IEvidenceUploadGrain
{
    private readonly EvidenceWorkshop workshop;
    private readonly IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string path;
    private FileStream? file;
    private long length;

    public EvidenceUploadGrain(IGrainContext context, EvidenceWorkshop workshop, IEvidenceStore store)
    {
        this.workshop = workshop;
        path = Path.Combine(store.Incoming, context.GrainId.GetGuidKey().ToString("N"));
    }

    public async Task<Outcome<long>> Append(long offset, byte[] piece)
    {
        if (offset != length)
        {
            return Interrupted();
        }

        file ??= PrivateFiles.Open(path, FileShare.None);
        await file.WriteAsync(piece);
        sum.AppendData(piece);
        return length += piece.Length;
    }

    public async Task<Outcome<CaseEvidence>> Finish(AddEvidence command)
    {
        if (file is null)
        {
            return Interrupted();
        }

        var of = GrainFactory.GetGrain<ICaseGrain>(command.Case);
        if (await of.Evidence() is null)
        {
            return CaseRules.Unknown;
        }

        await file.DisposeAsync();
        var kept = await workshop.Keep(path, EvidenceHash.Of(sum.GetHashAndReset()));
        await Abandon();
        return kept.Value is { } facts ? await of.AddEvidence(command with { Facts = facts }) : kept.Refusal!;
    }

    public Task Abandon()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await file.DisposeAsync();
            File.Delete(path);
        }

        sum.Dispose();
    }

    private static Refusal Interrupted() => Refusal.Busy(
        "evidence.interrupted", "A part of the file went missing on its way in. Send the whole file again.");
}
