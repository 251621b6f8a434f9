using System.Text.Json.Serialization;
using Grid.Gateway.Foundation;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>A due time with its working: the stretches follow each other from <c>from</c> to <c>due</c>.</summary>
/// <param name="County">Code of the county by whose calendar it was counted and whose clock the times are of.</param>
/// <param name="Provisional">True where a holiday notice that is still to come may move the due time.</param>
/// <param name="Orders">The orders that changed the limit or its hours on the way (应急指令).</param>
public sealed record DueBody(
    DateTimeOffset Due,
    DateTimeOffset From,
    DueLimitBody Limit,
    DueCalendarBody Calendar,
    IReadOnlyList<DueStretchBody> Working,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Provisional = null,
    string? County = null,
    IReadOnlyList<DueOrderBody>? Orders = null) : IOfCounty
{
    internal static DueBody Of(DueView view) => new(
        view.Due,
        view.From,
        new(view.Limit.Amount, Words.Of(view.Limit.Unit), view.Limit.Standard, view.Limit.Starts),
        new(
            view.Zone,
            view.Department,
            [
                .. view.Hours.Select(static row => new DueHoursBody(
                    row.From, row.Until, string.Join(';', row.Periods), row.Source, row.Grade)),
            ],
            view.Notices,
            view.RulebookVersion,
            view.KnownThrough,
            view.Provisional,
            view.Post),
        [
            .. view.Working.Select(static stretch => new DueStretchBody(
                stretch.From,
                stretch.Until,
                stretch.Counted,
                stretch.Amount,
                stretch.Because,
                stretch.Source,
                stretch.Order)),
        ],
        view.Provisional ? true : null,
        view.County,
        [.. (view.Orders ?? []).Select(DueOrderBody.Of)]);
}

/// <param name="Standard">The row of the standards it comes from; <c>asked</c> when the question gave it.</param>
/// <param name="Starts">Present where a case's limit does not run from the dispatch.</param>
public sealed record DueLimitBody(
    double Amount,
    string Unit,
    string Standard,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LimitStart? Starts = null);

/// <summary>
/// Under which calendar: whose hours, by which rows and notices. Empty where natural time runs through.
/// </summary>
/// <param name="KnownThrough">
/// Last day of the years that holiday notices speak of; null when none speaks of the year of the start, and for natural
/// time.
/// </param>
/// <param name="Provisional">
/// The count passes that day: beyond it days go by the law and the weekday, and a notice may still move the due time.
/// </param>
/// <param name="Post">Present where the hours of a post were counted.</param>
public sealed record DueCalendarBody(
    string Zone,
    string? Department,
    IReadOnlyList<DueHoursBody> Hours,
    IReadOnlyList<string> Notices,
    long Version,
    DateOnly? KnownThrough,
    bool Provisional,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Post? Post = null);

public sealed record DueHoursBody(DateOnly From, DateOnly? Until, string Periods, string Source, string Grade);

/// <param name="Amount">How much of the limit it used, in the limit's unit.</param>
/// <param name="Because">
/// A holiday's name, weekend, offHours; on a day made up for a holiday that holiday's name.
/// </param>
/// <param name="Order">Present where an order makes it count for more or less than the clock shows.</param>
public sealed record DueStretchBody(
    DateTimeOffset From,
    DateTimeOffset Until,
    bool Counted,
    double Amount,
    string? Because,
    string? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Order = null);

/// <summary>An order that holds on the way to a due time; the table of orders has the whole row.</summary>
/// <param name="Percent">How much of the limit there is; null where it sets a limit, or changes hours alone.</param>
/// <param name="Limit">How long a whole limit is at most, in <paramref name="Unit"/>; null where it sets none.</param>
public sealed record DueOrderBody(
    string Order,
    string Reason,
    double? Percent,
    double? Limit,
    string? Unit,
    DateOnly From,
    DateOnly Until,
    string GivenBy,
    string Source)
{
    internal static DueOrderBody Of(OrderRow row) => new(
        row.Order,
        row.Reason,
        row.Percent,
        row.Limit,
        row.Unit is { } unit ? Words.Of(unit) : null,
        row.From,
        row.Until,
        row.GivenBy,
        row.Source);
}
