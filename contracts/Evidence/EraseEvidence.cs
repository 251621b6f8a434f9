namespace Grid.Evidence;

/// <summary>Erases a file of a case: the record keeps its hash, and says who had it erased and why.</summary>
/// <param name="Hash">SHA-256 of the file as it was sent.</param>
/// <param name="By">The actor: the code of an officer or a desk, never empty.</param>
[GenerateSerializer, Immutable, Alias("grid.evidence.erase")]
public sealed record EraseEvidence(
    [property: Id(0)] string Hash, [property: Id(1)] string By, [property: Id(2)] string Reason);
