using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Grid.Cases;

namespace Grid.Gateway.Cases;

/// <summary>
/// 当事人, as it is sent to <c>POST /v1/cases/{id}/concerned</c>: an organisation, a person or a vehicle.
/// </summary>
public sealed record NameConcernedBody
{
    /// <summary>As what it is concerned; other when absent.</summary>
    public ConcernedKind? Kind { get; init; }

    /// <summary>Name of an organisation; it stays in the record.</summary>
    [StringLength(200)]
    public string? Unit { get; init; }

    /// <summary>Name of a person; kept apart and erasable, as identity and plate are.</summary>
    [StringLength(64)]
    public string? Name { get; init; }

    /// <summary>Number of the person's identity document.</summary>
    [StringLength(64)]
    public string? Identity { get; init; }

    /// <summary>车牌: number plate of the vehicle.</summary>
    [StringLength(32)]
    public string? Plate { get; init; }

    /// <summary>The step of the loop at which it was found; a verb.</summary>
    public CaseVerb? Step { get; init; }

    /// <summary>Code of the officer or desk that names it.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>No personal data.</summary>
    [StringLength(Reports.LongestDescription)]
    public string? Note { get; init; }

    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(NameConcernedBody);

    internal NameConcerned ToCommand() => new(
        Kind ?? ConcernedKind.Other,
        Trimmed(Unit),
        Trimmed(Name) is null && Trimmed(Identity) is null && Trimmed(Plate) is null
            ? null
            : new(Trimmed(Name), Trimmed(Identity)?.ToUpperInvariant(), Trimmed(Plate)?.ToUpperInvariant()),
        By!.Trim(),
        Step,
        Trimmed(Note));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>当事人 of a case. Of a person most is covered: the door does not know yet who may see it.</summary>
/// <param name="Number">Counts those of the case from 1.</param>
/// <param name="Unit">Name of an organisation.</param>
/// <param name="Name">The beginning of a person's name.</param>
/// <param name="Identity">Both ends of the number of the identity document.</param>
/// <param name="Plate">Both ends of the number plate.</param>
/// <param name="Digest">A keyed hash of who the person is; the record has it.</param>
/// <param name="Forgotten">When it was erased who the person is; absent while it is kept.</param>
public sealed record ConcernedBody(
    int Number,
    ConcernedKind Kind,
    string? Unit,
    string? Name,
    string? Identity,
    string? Plate,
    string? Digest,
    CaseVerb? Step,
    DateTimeOffset At,
    string By,
    string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Forgotten = null)
{
    internal static ConcernedBody From(CaseConcerned one) => new(
        one.Number,
        one.Kind,
        one.Unit,
        one.Covered?.Name,
        one.Covered?.Identity,
        one.Covered?.Plate,
        one.Digest,
        one.Step,
        one.At,
        one.By,
        one.Note,
        one.Forgotten);
}

/// <summary>Whom a case concerns, in order.</summary>
public sealed record ConcernedListBody(IReadOnlyList<ConcernedBody> Items);
