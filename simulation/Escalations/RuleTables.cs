using System.Text.Json.Serialization.Metadata;
using Grid.Cases;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Simulation.Door;

namespace Grid.Simulation.Escalations;

/// <summary>The tables that decide which posts are notified and when, as the city shows them to every caller.</summary>
internal sealed record RuleTables(
    IReadOnlyList<StageLimitBody> Limits,
    IReadOnlyList<EscalationBody> Escalations,
    Almanac Almanac)
{
    /// <exception cref="DoorException">The city has no county, or no such tables.</exception>
    public static async Task<RuleTables> Ask(CityDoor door, TimeSpan offset, CancellationToken cancel)
    {
        var county =
            await door.County(cancel)
            ?? throw new DoorException(
                "The city has no county, so there is nothing that would tell when time has passed.");
        var limits = await Rows("limits", DoorJson.Default.TableBodyStageLimitBody);
        var escalations = await Rows("escalations", DoorJson.Default.TableBodyEscalationBody);
        var days = await Rows("calendar", DoorJson.Default.TableBodyDayBody);
        var hours = await Rows("hours", DoorJson.Default.TableBodyHoursBody);
        return new(limits, escalations, new(days, hours, offset));

        async Task<IReadOnlyList<T>> Rows<T>(string table, JsonTypeInfo<TableBody<T>> shape) =>
            (await door.Get($"/v1/tables/{county}/{table}", null, shape, cancel)).OrThrow(table).Rows;
    }
}

/// <summary>A table of the rulebook as the door shows it.</summary>
internal sealed record TableBody<T>(IReadOnlyList<T> Rows);

/// <summary>A day that is not what its weekday says.</summary>
internal sealed record DayBody(DateOnly Date, string Kind);

internal sealed record HoursBody(DateOnly From, DateOnly? Until, string Periods, string? Department);

internal sealed record StageLimitBody(
    ClockKind Clock,
    string Kind,
    string Class,
    int? Condition,
    string? Channels,
    double Limit,
    LimitUnit Unit,
    DateOnly From,
    DateOnly? Until)
{
    public bool Speaks(ClassKind kind, string code, string channel, DateOnly day) =>
        From <= day && (Until is not { } last || day <= last)
        && (Kind == "*" || Kind == (kind == ClassKind.Part ? "part" : "event"))
        && Condition is null or 1
        && (string.IsNullOrEmpty(Channels) || Channels.Split('|').Contains(channel))
        && Class
            .Split('|')
            .Any(pattern =>
                pattern == "*"
                || pattern == code
                || (pattern.EndsWith('*') && code.StartsWith(pattern[..^1], StringComparison.Ordinal)));
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
    DateOnly? Until)
{
    public Post? Post => To == "lead" ? null : Enum.Parse<Post>(To, ignoreCase: true);

    public bool InForce(DateOnly day) => From <= day && (Until is not { } last || day <= last);
}
