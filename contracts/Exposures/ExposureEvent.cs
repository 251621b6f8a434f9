using System.Text.Json.Serialization;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Exposures;

/// <summary>Something that happened on the board of exposures of a county.</summary>
[GenerateSerializer, Immutable, Alias("exposure")]
public abstract record ExposureEvent : GridEvent
{
    /// <summary>Counts the exposures of the board from 1.</summary>
    [Id(0)] public required int Number { get; init; }
}

/// <summary>曝光: a matter was exposed.</summary>
/// <param name="From">The first day on which it is shown.</param>
/// <param name="Until">The last day on which it is shown.</param>
/// <param name="Clause">The clause that allows it.</param>
[GenerateSerializer, Immutable, Alias("exposure.shown")]
public sealed record MatterExposed(
    [property: Id(0)] EntityRef Party,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Penalty,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Order,
    [property: Id(3)] string Words,
    [property: Id(4)] string Reason,
    [property: Id(5)] DateOnly From,
    [property: Id(6)] DateOnly Until,
    [property: Id(7)] string Clause,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Case,
    [property: Id(9)] IReadOnlyList<string> Photographs,
    [property: Id(10)] string? County) : ExposureEvent;

/// <summary>撤回曝光: an exposure was taken off the board before its end.</summary>
/// <param name="Clause">The clause that asks for it, where its ground was annulled; null elsewhere.</param>
[GenerateSerializer, Immutable, Alias("exposure.withdrawn")]
public sealed record ExposureWithdrawn(
    [property: Id(0)] string Reason,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Clause = null)
    : ExposureEvent;
