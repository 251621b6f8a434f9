using Grid.Cases;
using Grid.Foundation;

namespace Grid.Evidence;

/// <summary>One upload on its way in. Key: an id of the door's own.</summary>
[Alias("grid.evidenceUpload"), GrainInterfaceType("grid.evidenceUpload")]
public interface IEvidenceUploadGrain : IGrainWithGuidKey
{
    /// <summary>
    /// Takes the next bytes. Refused as <c>evidence.interrupted</c> where the bytes before are gone.
    /// </summary>
    [Alias("append")] Task<Outcome<long>> Append(long offset, byte[] piece);

    /// <summary>
    /// Stores what came and then notes it in the case, so that what a case names can be read. Refused as
    /// <c>evidence.type</c>, <c>evidence.broken</c>, <c>evidence.pixels</c>, and as the case refuses.
    /// </summary>
    [Alias("finish")] Task<Outcome<CaseEvidence>> Finish(AddEvidence command);

    /// <summary>Throws away what came.</summary>
    [Alias("abandon")] Task Abandon();
}
