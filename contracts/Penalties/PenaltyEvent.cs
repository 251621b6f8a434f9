using System.Text.Json.Serialization;
using Grid.Documents;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Penalties;

/// <summary>Something that happened in a penalty file, and how the file stands after it.</summary>
[GenerateSerializer, Immutable, Alias("penalty")]
public abstract record PenaltyEvent : GridEvent
{
    [Id(0)] public required PenaltyBrief Brief { get; init; }
}

/// <summary>A penalty file was opened.</summary>
[GenerateSerializer, Immutable, Alias("penalty.opened")]
public sealed record PenaltyOpened([property: Id(0)] OpenPenalty Opened) : PenaltyEvent;

/// <summary>A step of a penalty file was taken.</summary>
/// <param name="Paper">What the document of the step says; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("penalty.stepped")]
public sealed record PenaltyStepped(
    [property: Id(0)] StepPenalty Step,
    [property: Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StepPaper? Paper = null)
    : PenaltyEvent;

/// <summary>制作文书: the document of a step was issued.</summary>
/// <param name="Step">Which step, counted from 1.</param>
[GenerateSerializer, Immutable, Alias("penalty.documented")]
public sealed record PenaltyDocumented(
    [property: Id(0)] int Step, [property: Id(1)] StepDocument Document) : PenaltyEvent;

/// <summary>A penalty file as the lists show it.</summary>
/// <param name="Fine">Yuan; null while nothing is decided, and of a warning.</param>
/// <param name="Due">The earliest day by which something is to be done; null for none.</param>
/// <param name="DecidedAt">When it was decided, a warning too; null before.</param>
/// <param name="Case">The case that found the act; null where none did, and of a file of an earlier version.</param>
/// <param name="IsAnnulled">Whether a review or a court annulled the decision.</param>
/// <param name="Subdistrict">
/// Code of the sub-district in which the party or the case lay when the file was opened; null for none.
/// </param>
/// <param name="Operation">Code of the special operation in which the act was found; null for none.</param>
[GenerateSerializer, Immutable, Alias("grid.penalty.brief")]
public sealed record PenaltyBrief(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string? County,
    [property: Id(2)] EntityRef Party,
    [property: Id(3)] string Behaviour,
    [property: Id(4)] string? Class,
    [property: Id(5)] PenaltyProcedure Procedure,
    [property: Id(6)] PenaltyStage Stage,
    [property: Id(7)] DateTimeOffset OpenedAt,
    [property: Id(8)] decimal? Fine,
    [property: Id(9)] DateOnly? Due,
    [property: Id(10)] DateTimeOffset? DecidedAt = null,
    [property: Id(11)] bool IsAnnulled = false,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Case = null,
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subdistrict = null,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Operation = null);
