using System.Text.Json.Serialization;
using Grid.Parties;

namespace Grid.Penalties;

/// <summary>Opens a penalty file.</summary>
/// <param name="Party">Who did it; a person is a code or a hash, never a name.</param>
/// <param name="Sort">As whom the law takes the party.</param>
/// <param name="Class">Class of the event; null where the behaviour is no event.</param>
/// <param name="Behaviour">Code of the behaviour in the table of articles.</param>
/// <param name="Case">The case that found it; null where none did.</param>
/// <param name="Officers">Codes of the officers, without assistants.</param>
/// <param name="ActAt">When it was done, or ended.</param>
/// <param name="Certain">Whether the facts are certain (事实确凿).</param>
/// <param name="Harm">Whether it harmed the appearance of the town or sanitation.</param>
/// <param name="Life">Whether it harmed the life or health of citizens.</param>
/// <param name="Record">The record of the device that found it; null where none did.</param>
/// <param name="County">Code of the county; null where there is one, or the party says which.</param>
/// <param name="Subdistrict">
/// Code of the sub-district in which the party or the case lies, as the county of that time says; null for none.
/// </param>
/// <param name="Operation">Code of the special operation in which the act was found; null for none.</param>
[GenerateSerializer, Immutable, Alias("grid.penalty.open")]
public sealed record OpenPenalty(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] PartySort Sort,
    [property: Id(2)] string? Class,
    [property: Id(3)] string? Behaviour,
    [property: Id(4)] PenaltyProcedure Procedure,
    [property: Id(5)] Guid? Case,
    [property: Id(6)] IReadOnlyList<string> Officers,
    [property: Id(7)] DateTimeOffset? ActAt,
    [property: Id(8)] bool Certain,
    [property: Id(9)] bool Harm,
    [property: Id(10)] bool Life,
    [property: Id(11)] DeviceRecord? Record,
    [property: Id(12)] string By,
    [property: Id(13)] string? Note = null,
    [property: Id(14)] string? County = null,
    [property: Id(15)] string? Subdistrict = null,
    [property: Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Operation = null);
