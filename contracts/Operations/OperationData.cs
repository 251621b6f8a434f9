using System.Text.Json.Serialization;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Operations;

/// <summary>
/// 专项整治 (S79): several units on some streets at some hours, led by one of them. Patrols, findings, persuasions and
/// cases name it. Key: its own code.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.operation.data")]
public sealed record OperationData : RegisterData
{
    [Id(0)] public required string Name { get; init; }

    /// <summary>Code of the department that leads it.</summary>
    [Id(1)] public required string Lead { get; init; }

    /// <summary>Codes of the departments that take part beside the lead.</summary>
    [Id(2)] public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Roads or segments.</summary>
    [Id(3)] public required IReadOnlyList<EntityRef> Places { get; init; }

    /// <summary>The hours of work, county's local time; empty for the whole day.</summary>
    [Id(4)] public IReadOnlyList<WorkPeriod> Periods { get; init; } = [];
    [Id(5)] public required DateOnly From { get; init; }

    /// <summary>Last day; null until it is ended.</summary>
    [Id(6)] public DateOnly? Until { get; init; }

    /// <summary>The day on which its lead ended it; null while nobody did.</summary>
    [Id(7)] public DateOnly? EndedOn { get; init; }

    /// <summary>What came of it, in words; null while it was not ended.</summary>
    [Id(8)] public string? Result { get; init; }

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? FirstDay => From;

    /// <inheritdoc/>
    [JsonIgnore] public override DateOnly? LastDay => Until;

    /// <inheritdoc/>
    public override RegisterData Ending(DateOnly last) => this with { Until = last };
}

/// <summary>Ends an operation.</summary>
/// <param name="By">The actor.</param>
/// <param name="Result">What came of it, in words.</param>
[GenerateSerializer, Immutable, Alias("grid.operation.end")]
public sealed record EndOperation([property: Id(0)] string By, [property: Id(1)] string Result);
