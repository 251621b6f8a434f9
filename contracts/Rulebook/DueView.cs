using Grid.Cases;
using Grid.Posts;

namespace Grid.Rulebook;

/// <summary>A due time, and how it was counted.</summary>
/// <param name="Hours">
/// The rows of work periods that were in force on the way; empty for natural time, and where the usual hours hold.
/// </param>
/// <param name="Notices">The notices that made days on the way holidays or working days.</param>
/// <param name="RulebookVersion">The position of the rulebook in the registers' partition.</param>
/// <param name="KnownThrough">
/// Last day of the years that notices cover, from the start on; null when none covers that year, and for natural time.
/// </param>
/// <param name="County">Code of the county by whose calendar it was counted.</param>
/// <param name="Provisional">
/// Whether the count passes that day. Days beyond it go by the law and the weekday, and a notice may still move the due
/// time.
/// </param>
/// <param name="Post">The post whose hours were counted; null for those of a department or the county.</param>
/// <param name="Orders">The orders that changed the limit or its hours on the way.</param>
[GenerateSerializer, Immutable, Alias("grid.due.view")]
public sealed record DueView(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset Due,
    [property: Id(2)] CaseLimit Limit,
    [property: Id(3)] string Zone,
    [property: Id(4)] string? Department,
    [property: Id(5)] IReadOnlyList<HoursRow> Hours,
    [property: Id(6)] IReadOnlyList<string> Notices,
    [property: Id(7)] IReadOnlyList<DueStretch> Working,
    [property: Id(8)] long RulebookVersion,
    [property: Id(9)] DateOnly? KnownThrough = null,
    [property: Id(10)] bool Provisional = false,
    [property: Id(11)] string? County = null,
    [property: Id(12)] IReadOnlyList<OrderRow>? Orders = null,
    [property: Id(13)] Post? Post = null);

/// <summary>A stretch of time on the way to a due time, which counts or does not, and why.</summary>
/// <param name="Amount">How much of the limit it used, in the limit's unit; 0 when it did not count.</param>
/// <param name="Because">
/// Why it counts or not, where the time of day alone does not decide it: a holiday's name, weekend, offHours.
/// </param>
/// <param name="Source">The notice that decides it, where one does.</param>
/// <param name="Order">The order under which it counted for more or less than the clock shows; null for none.</param>
[GenerateSerializer, Immutable, Alias("grid.due.stretch")]
public sealed record DueStretch(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset Until,
    [property: Id(2)] bool Counted,
    [property: Id(3)] double Amount,
    [property: Id(4)] string? Because,
    [property: Id(5)] string? Source,
    [property: Id(6)] string? Order = null);
