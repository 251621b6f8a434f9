using System.ComponentModel.DataAnnotations;
using Grid.Cases;

namespace Grid.Gateway.Cases;

/// <summary>A department's own part in a case (联合执法).</summary>
public sealed record PartBody(
    string Department,
    JointTaskStage Stage,
    DateTimeOffset? Due,
    DateTimeOffset Since,
    string? Task,
    bool? Late)
{
    internal static PartBody From(JointTask part) =>
        new(part.Department.Key, part.Stage, part.Due, part.Since, part.Task, part.Late);
}

/// <summary>Something that went out about a case (案件移送抄告).</summary>
public sealed record LetterBody(
    int Number,
    LetterKind Kind,
    string To,
    string? Department,
    string Reason,
    DateTimeOffset SentAt,
    string By,
    DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy)
{
    internal static LetterBody From(CaseLetter letter) => new(
        letter.Number,
        letter.Kind,
        letter.To,
        letter.Department?.Key,
        letter.Reason, letter.At, letter.By, letter.AcknowledgedAt,
        letter.AcknowledgedBy);
}

/// <summary>A part, as it is given to <c>PUT /v1/cases/{id}/parts/{department}</c>.</summary>
public sealed record OpenPartBody(
    [property: Required, StringLength(64)] string? By = null,
    [property: StringLength(Reports.LongestDescription)] string? Task = null,
    DateTimeOffset? Until = null);

/// <summary>One step of a part.</summary>
public sealed record StepPartBody(
    [property: Required, StringLength(64)] string? By = null,
    bool? Passed = null,
    [property: StringLength(Reports.LongestDescription)] string? Reason = null,
    [property: StringLength(Reports.LongestDescription)] string? Note = null);
