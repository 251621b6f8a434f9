using Grid.Cases;
using Grid.Parties;
using Grid.Posts;

namespace Grid.Repeats;

/// <summary>The place of the case was marked, and its chief is notified.</summary>
/// <param name="Mark">The number of the mark; the event happens once for each place and number.</param>
/// <param name="Complaints">How many complaints marked it.</param>
/// <param name="Party">The party that is notified; null where the place has no such post.</param>
/// <param name="Holder">The code of the holder of the post then, where the registers know it.</param>
/// <param name="Until">When the mark ends.</param>
/// <param name="Stage">The stage of the case then; the party notified of a case that had ended owes nothing.</param>
[GenerateSerializer, Immutable, Alias("case.placeMarked")]
public sealed record CasePlaceMarked(
    [property: Id(0)] EntityRef Place,
    [property: Id(1)] int Mark,
    [property: Id(2)] string Rule,
    [property: Id(3)] int Complaints,
    [property: Id(4)] Post? To,
    [property: Id(5)] EntityRef? Party,
    [property: Id(6)] string? Holder,
    [property: Id(7)] DateTimeOffset Until,
    [property: Id(8)] CaseStage Stage,
    [property: Id(9)] CaseBrief Brief) : CaseEvent;
