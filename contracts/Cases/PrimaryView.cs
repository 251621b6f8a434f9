using Grid.Parties;

namespace Grid.Cases;

/// <summary>
/// The parties of a case, their due times, and the number of its reports. A joined report has no parties of its own and
/// shows these.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.case.primary")]
public sealed record PrimaryView(
    [property: Id(0)] IReadOnlyList<Assignment> Duties,
    [property: Id(1)] EntityRef Lead,
    [property: Id(2)] DateTimeOffset? Due,
    [property: Id(3)] int Reports);
