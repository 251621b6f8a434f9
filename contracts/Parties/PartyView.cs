using Grid.Registers;
using Grid.Repeats;
using Grid.Worklists;

namespace Grid.Parties;

/// <summary>A party and its figures.</summary>
/// <param name="Entry">
/// Null when the party was never registered but already answers for a case (a remainder cell).
/// </param>
[GenerateSerializer, Immutable, Alias("grid.party.view")]
public sealed record PartyView(
    [property: Id(0)] EntityRef Ref,
    [property: Id(1)] RegisterView? Entry,
    [property: Id(2)] PartyFigures Figures)
{
    /// <summary>
    /// What the party remembers of complaints and of problems that come again; null where its kind remembers nothing.
    /// </summary>
    [Id(3)] public RepeatsView? Repeats { get; init; }

    /// <summary>For a department: its open obligations by cell code.</summary>
    [Id(4)] public IReadOnlyDictionary<string, long>? OpenByCell { get; init; }

    /// <summary>For a household: the licence numbers of its dogs.</summary>
    [Id(5)] public IReadOnlyList<string> Dogs { get; init; } = [];

    /// <summary>For a department: how the steps of cases stand that its posts owe; null for all other kinds.</summary>
    [Id(6)] public PostWorklist? Steps { get; init; }
}
