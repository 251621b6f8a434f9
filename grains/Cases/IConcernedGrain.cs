namespace Grid.Cases;

/// <summary>
/// Who the persons are whom a case concerns. Kept apart from the ledger, as the contact of its reporter is. Key: the
/// case id.
/// </summary>
[Alias("grid.concerned"), GrainInterfaceType("grid.concerned")]
internal interface IConcernedGrain : IGrainWithGuidKey
{
    /// <summary>Keeps a person and answers the keyed hash of it: of the same person, the same.</summary>
    [Alias("keep")] Task<string> Keep(ConcernedPerson person);

    /// <summary>Those that are kept, by their hash.</summary>
    [Alias("kept")] Task<IReadOnlyDictionary<string, ConcernedPerson>> Kept();

    /// <summary>Erases a person; null erases all, and the key of the hashes with them.</summary>
    [Alias("forget")] Task Forget(string? digest);
}
