using System.Text.Json.Serialization;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>What a party needs to know of a case when it receives its first record of it.</summary>
/// <param name="Channel">By what the report came in; null in older records.</param>
/// <param name="Vague">True where it is too uncertain where or what it is to compare it with others.</param>
/// <param name="Particulars">
/// What tells it from others; null in older records, and where the party has heard it before.
/// </param>
/// <param name="Part">Code of the part (部件) that it is about; null for none, and in older records.</param>
/// <param name="Address">The nearest address; null where none is known, and in older records.</param>
[GenerateSerializer, Immutable, Alias("grid.case.brief")]
public sealed record CaseBrief(
    [property: Id(0)] string Number,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] string Cell,
    [property: Id(4)] GeoPoint Point,
    [property: Id(5)] DateTimeOffset ReportedAt,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Channel = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Vague = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Particulars? Particulars = null,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Part = null,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address = null);
