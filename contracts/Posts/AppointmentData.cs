using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>
/// 任职: the holder of a post at a place, from a day to a day. Key: its own code, so that a successor is a new entry and
/// the one before stays in the record. A code alone names a person: the ledger forgets nothing, and persons may ask to
/// be forgotten.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.appointment.data")]
public sealed record AppointmentData : RegisterData
{
    [Id(0)] public required Post Duty { get; init; }

    /// <summary>A cell, road, segment, building, shop, area or department.</summary>
    [Id(1)] public required EntityRef Place { get; init; }

    /// <summary>Code of the person who holds the post; null when an office does.</summary>
    [Id(2)] public string? Holder { get; init; }

    /// <summary>
    /// Code of the office, contractor or property manager that holds the post, or that the person belongs to.
    /// </summary>
    [Id(3)] public string? Office { get; init; }
    [Id(4)] public required DateOnly From { get; init; }

    /// <summary>Last day; null until further notice.</summary>
    [Id(5)] public DateOnly? Until { get; init; }

    /// <summary>轮值: the weekdays on which the holder stands for the post; null for each day.</summary>
    [Id(6)] public IReadOnlyList<DayOfWeek>? Weekdays { get; init; }

    /// <summary>
    /// 轮值: the hours in which the holder stands for the post, county's local time; empty for the whole day. A stretch
    /// over midnight belongs to the day on which it begins.
    /// </summary>
    [Id(7)] public IReadOnlyList<WorkPeriod> Periods { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? FirstDay => From;

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? LastDay => Until;

    /// <inheritdoc/>
    public override RegisterData Ending(DateOnly last) => this with { Until = last };
}
