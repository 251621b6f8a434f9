using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Evidence;

namespace Grid.Gateway.Evidence;

/// <summary>A photograph or recording of a case.</summary>
/// <param name="Hash">SHA-256 of the file as it was sent; GET /v1/evidence/{hash} shows it.</param>
/// <param name="Size">Bytes of the file as it was sent.</param>
/// <param name="Step">The step of the loop it belongs to.</param>
/// <param name="Taken">When the device says it was taken; without an offset where the device notes none.</param>
/// <param name="Lon">Where the device says it was taken, in WGS84 degrees.</param>
/// <param name="Lat">Likewise.</param>
/// <param name="KeptUntil">Until when the county keeps it, since its case ended; absent before.</param>
/// <param name="Erased">That it was erased; absent for a file that is there.</param>
/// <param name="Width">Pixels of the upright picture.</param>
/// <param name="Height">Likewise.</param>
public sealed record EvidenceBody(
    string Hash,
    EvidenceKind Kind,
    string MediaType,
    long Size,
    CaseVerb? Step,
    string? Taken,
    double? Lon,
    double? Lat,
    int? Width,
    int? Height,
    DateTimeOffset At,
    string By,
    string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? KeptUntil = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ErasedBody? Erased = null)
{
    internal static EvidenceBody From(CaseEvidence one) => new(
        one.Facts.Hash,
        one.Kind,
        one.Facts.MediaType,
        one.Facts.Size,
        one.Step,
        one.Facts.Taken,
        one.Facts.Point?.Lon,
        one.Facts.Point?.Lat,
        one.Facts.Width,
        one.Facts.Height,
        one.At,
        one.By,
        one.Note,
        one.KeptUntil,
        one.Erased is { } erased ? new(erased.At, erased.By, erased.Reason) : null);
}

/// <summary>That a file was erased: when, by whom and why.</summary>
public sealed record ErasedBody(DateTimeOffset At, string By, string Reason);

/// <summary>The photographs and recordings of a case, in order.</summary>
public sealed record EvidenceListBody(IReadOnlyList<EvidenceBody> Items);
