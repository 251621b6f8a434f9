using Grid.Parties;

namespace Grid.Exposures;

/// <summary>
/// Decides that a matter is exposed: on a penalty that is final, or on an order of the ladder that was not followed.
/// </summary>
/// <param name="Penalty">The penalty file; null where an order is the ground.</param>
/// <param name="Order">The number of the order on the party's ladder; null where a penalty is the ground.</param>
/// <param name="Words">What is shown; names of persons are covered in it before it is sent.</param>
/// <param name="Reason">Why the officer exposes it; the decision keeps it, the public does not see it.</param>
/// <param name="Until">The last day on which it is shown.</param>
/// <param name="Case">The case whose photographs are shown; null where none are.</param>
/// <param name="Photographs">Hashes of evidence of the case.</param>
/// <param name="Blurred">Whether every person and number plate in the photographs was made unrecognisable.</param>
/// <param name="Minors">Whether it concerns minors.</param>
/// <param name="Private">Whether it concerns private matters or a home.</param>
/// <param name="County">Code of the county; null where there is one, or the party says which.</param>
/// <param name="Command">The id of the command; a retry with the same id is answered.</param>
[GenerateSerializer, Immutable, Alias("grid.exposure.expose")]
public sealed record ExposeMatter(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] Guid? Penalty,
    [property: Id(2)] int? Order,
    [property: Id(3)] string Words,
    [property: Id(4)] string Reason,
    [property: Id(5)] DateOnly Until,
    [property: Id(6)] string By,
    [property: Id(7)] bool Minors,
    [property: Id(8)] bool Private,
    [property: Id(9)] Guid? Case = null,
    [property: Id(10)] IReadOnlyList<string>? Photographs = null,
    [property: Id(11)] bool Blurred = false,
    [property: Id(12)] string? County = null,
    [property: Id(13)] string? Command = null);
