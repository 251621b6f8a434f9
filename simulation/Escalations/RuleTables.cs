using System.Globalization;
using Grid.Cases;
using Grid.Rulebook;
using Grid.Simulation.Counties;
using Grid.Simulation.Door;

namespace Grid.Simulation.Escalations;

/// <summary>The tables that decide which posts are notified and when, as the city shows them to every caller.</summary>
internal sealed record RuleTables(
    IReadOnlyList<StageLimitBody> Limits,
    IReadOnlyList<EscalationBody> Escalations,
    Almanac Almanac)
{
    /// <summary>How many days one question about days may name.</summary>
    private const int MostDays = 366;

    /// <summary>Asks for the tables of a county, and for the calendar of a stretch of days.</summary>
    public static async Task<RuleTables> Ask(
        CityDoor door, CountyFacts county, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var limits = await Limited(door, county.Code, cancel);
        var escalations = await door.Rows(
            county.Code, "escalations", DoorJson.Default.TableBodyEscalationBody, cancel);
        var days = await door.Rows(county.Code, "calendar", DoorJson.Default.TableBodyDayBody, cancel);
        var hours = await door.Rows(county.Code, "hours", DoorJson.Default.TableBodyHoursBody, cancel);
        var festivals = await Festivals(door, county.Code, first.AddDays(-2), last, cancel);
        return new(limits, escalations, new(days, hours, county.Zone, county.Weekend, festivals, last));
    }

    /// <summary>The limits of the stages alone; none where the county has no such table.</summary>
    public static async Task<IReadOnlyList<StageLimitBody>> Limited(
        CityDoor door, string county, CancellationToken cancel)
    {
        var limits = await door.Rows(county, "limits", DoorJson.Default.TableBodyStageLimitBody, cancel);
        var channels = limits.Any(static row => row.Channels?.Contains("kind:", StringComparison.Ordinal) == true)
            ? await door.Rows(county, "channels", DoorJson.Default.TableBodyChannelBody, cancel)
            : [];
        return [.. limits.Select(row => row with { Channels = Named(row.Channels, channels) })];
    }

    /// <summary>The channels of a row by name: a kind of them is every channel that is of the kind.</summary>
    private static string? Named(string? spoken, IReadOnlyList<ChannelBody> channels) => string.IsNullOrEmpty(spoken)
        ? spoken
        : string.Join('|', spoken.Split('|').SelectMany(one => one.StartsWith("kind:", StringComparison.Ordinal)
            ? channels.Where(channel => $"kind:{channel.Kind}" == one).Select(static channel => channel.Channel)
                .DefaultIfEmpty(one)
            : [one]));

    /// <summary>The holidays by law. Which days they are is the law's to say, not a matter of arithmetic.</summary>
    private static async Task<IReadOnlySet<DateOnly>> Festivals(
        CityDoor door, string county, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var found = new HashSet<DateOnly>();
        for (var day = first; day <= last; day = day.AddDays(MostDays))
        {
            var until = day.AddDays(MostDays - 1) is var end && end < last ? end : last;
            var path = string.Create(
                CultureInfo.InvariantCulture,
                $"/v1/rulebook/calendar?county={Uri.EscapeDataString(county)}&from={day:yyyy-MM-dd}"
                + $"&until={until:yyyy-MM-dd}");
            var asked = (await door.Get(path, null, DoorJson.Default.DaysBody, cancel)).OrThrow(path);
            found.UnionWith(asked.Items.Where(static one => one.Statutory).Select(static one => one.Date));
        }

        return found;
    }
}

/// <summary>What some days are.</summary>
internal sealed record DaysBody(IReadOnlyList<DayKindBody> Items);

/// <summary>Whether a day is a holiday by law.</summary>
internal sealed record DayKindBody(DateOnly Date, bool Statutory);

/// <summary>A table of the rulebook as the door shows it.</summary>
internal sealed record TableBody<T>(IReadOnlyList<T> Rows);

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Department">Code of the department whose day it is.</param>
/// <param name="Post">The post whose day it is.</param>
internal sealed record DayBody(DateOnly Date, string Kind, string? Department = null, string? Post = null)
{
    /// <summary>Whose day it is; empty for that of the county.</summary>
    public string Keeper => string.IsNullOrEmpty(Post) ? Department ?? "" : Almanac.KeeperOf(Post);
}

internal sealed record HoursBody(
    DateOnly From,
    DateOnly? Until,
    string Periods,
    string? Department,
    string? Weekdays = null,
    bool Holidays = false,
    string? Post = null)
{
    /// <summary>Whose hours they are; empty for those of the county.</summary>
    public string Keeper => string.IsNullOrEmpty(Post) ? Department ?? "" : Almanac.KeeperOf(Post);
}

/// <summary>A channel and the word of its kind.</summary>
internal sealed record ChannelBody(string Channel, string? Kind);

internal sealed record StageLimitBody(
    ClockKind Clock,
    string Kind,
    string Class,
    int? Condition,
    string? Channels,
    double Limit,
    string Unit,
    DateOnly From,
    DateOnly? Until,
    string? Of = null)
{
    /// <summary>The limit, by the limit of the class itself; null where there is none to take a part of.</summary>
    public (double Amount, LimitUnit Unit)? Given((double Amount, LimitUnit Unit)? own) => (Unit, own) switch
    {
        ("percent", { } whole) => (whole.Amount * Limit / 100, whole.Unit),
        ("percent", null) => null,
        _ => (Limit, Enum.Parse<LimitUnit>(Unit, ignoreCase: true)),
    };

    public bool Speaks(
        ClassKind kind, string code, string channel, DateOnly day, (double Amount, LimitUnit Unit)? own) =>
        From <= day && (Until is not { } last || day <= last)
        && UnitWords.Fit(Of, own?.Unit)
        && (Unit != "percent" || own is not null)
        && (Kind == "*" || Kind == (kind == ClassKind.Part ? "part" : "event"))
        && Condition is null or 1
        && (string.IsNullOrEmpty(Channels) || Channels.Split('|').Contains(channel))
        && ClassWords.Fit(Class, code);
}

/// <summary>One step of the escalation of a clock.</summary>
/// <param name="To">The word <c>lead</c>, or the name of a post.</param>
internal sealed record EscalationBody(
    string Rule,
    ClockKind Clock,
    DeadlineStep Step,
    double? Percent,
    double? After,
    LimitUnit? Unit,
    string To,
    DateOnly From,
    DateOnly? Until,
    string? Kind = null,
    string? Class = null,
    string? Of = null)
{
    public bool InForce(DateOnly day) => From <= day && (Until is not { } last || day <= last);

    /// <summary>Whether the step is for a class, by the unit of the limit that the class itself has.</summary>
    public bool Speaks(ClassKind kind, string code, LimitUnit? own) =>
        (Kind is null || Kind == (kind == ClassKind.Part ? "part" : "event"))
        && (string.IsNullOrEmpty(Class) || ClassWords.Fit(Class, code))
        && UnitWords.Fit(Of, own);
}

/// <summary>Patterns of classes as the tables write them: <c>04-05|05-*</c>.</summary>
internal static class ClassWords
{
    public static bool Fit(string patterns, string code) => patterns
        .Split('|')
        .Any(pattern =>
            pattern == "*"
            || pattern == code
            || (pattern.EndsWith('*') && code.StartsWith(pattern[..^1], StringComparison.Ordinal)));
}

/// <summary>Units of a class's own limit: <c>urgentHour|urgentDay</c>; empty for all.</summary>
internal static class UnitWords
{
    public static bool Fit(string? units, LimitUnit? own) =>
        string.IsNullOrEmpty(units)
        || (own is { } unit && units.Split('|').Contains(unit.ToString(), StringComparer.OrdinalIgnoreCase));
}
