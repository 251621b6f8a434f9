using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>A party's part in a case.</summary>
/// <param name="Due">When the duty is due; null where the role has no limit of its own.</param>
/// <param name="Rule">
/// The rulebook row that chose the party; <c>command</c> when a dispatcher did, <c>report</c> when the report named the
/// party, <c>uncovered</c> when no row leads the class and the command centre does, <c>alarm</c> when the command
/// centre knows at once of a class that is marked so.
/// </param>
/// <param name="Provisional">
/// True where the due time passes a year of which no holiday notice speaks yet: it may still move. Null elsewhere.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.duty")]
public sealed record Assignment(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] AssignmentRole Role,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] string Rule,
    [property: Id(4)] bool? Provisional = null);
