using System.Text.Json.Serialization;

namespace Grid.Cases;

/// <summary>
/// 当事人 (S236): as what a person or an organisation is concerned by a matter. Numbers are stored: new ones go at the
/// end.
/// </summary>
public enum ConcernedKind
{
    /// <summary>Nothing nearer is known.</summary>
    Other = 0,

    /// <summary>经营户</summary>
    Trader = 1,

    /// <summary>房屋产权人、使用权人</summary>
    Premises = 2,

    /// <summary>户外广告设置单位</summary>
    Advertiser = 3,

    /// <summary>养犬户</summary>
    DogKeeper = 4,

    /// <summary>施工、建设单位</summary>
    Builder = 5,

    /// <summary>运输单位</summary>
    Haulier = 6,

    /// <summary>驾驶人、车主: the driver or the keeper of the vehicle with the plate.</summary>
    Driver = 7,
}

/// <summary>Who a natural person is: kept apart from the ledger, which has a keyed hash of it, and erasable.</summary>
/// <param name="Identity">Number of an identity document.</param>
/// <param name="Plate">车牌: of the vehicle.</param>
[GenerateSerializer, Immutable, Alias("grid.case.concerned.person")]
public sealed record ConcernedPerson(
    [property: Id(0)] string? Name, [property: Id(1)] string? Identity, [property: Id(2)] string? Plate)
{
    /// <summary>Says nothing: personal data is never logged.</summary>
    public override string ToString() => nameof(ConcernedPerson);
}

/// <summary>Names whom a matter concerns.</summary>
/// <param name="Unit">Name of an organisation; null for a person alone.</param>
/// <param name="Person">A person or a vehicle; null for an organisation alone.</param>
/// <param name="Step">The step of the loop at which it was found; null for the case as a whole.</param>
[GenerateSerializer, Immutable, Alias("grid.case.concerned.name")]
public sealed record NameConcerned(
    [property: Id(0)] ConcernedKind Kind,
    [property: Id(1)] string? Unit,
    [property: Id(2)] ConcernedPerson? Person,
    [property: Id(3)] string By,
    [property: Id(4)] CaseVerb? Step = null,
    [property: Id(5)] string? Note = null);

/// <summary>当事人: the case names whom it concerns. Who a person is lies apart.</summary>
/// <param name="Number">Counts those of the case from 1.</param>
/// <param name="Digest">
/// HMAC-SHA256 of who the person is, with a key that lies apart too: a caller without the key cannot guess it.
/// </param>
[GenerateSerializer, Immutable, Alias("case.concernedNamed")]
public sealed record CaseConcernedNamed(
    [property: Id(0)] int Number,
    [property: Id(1)] ConcernedKind Kind,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Unit,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Digest,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CaseVerb? Step) : CaseEvent;

/// <summary>Who a person is whom the case concerns was erased.</summary>
/// <param name="TermOver">It was kept for as long as the county keeps it.</param>
[GenerateSerializer, Immutable, Alias("case.concernedForgotten")]
public sealed record CaseConcernedForgotten(
    [property: Id(0)] int Number, [property: Id(1)] string Reason, [property: Id(2)] bool TermOver = false) : CaseEvent;

/// <summary>A person or an organisation whom a case concerns.</summary>
/// <param name="Forgotten">
/// When it was erased who the person is; null while it is kept, and for an organisation.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.case.concerned")]
public sealed record CaseConcerned(
    [property: Id(0)] int Number,
    [property: Id(1)] ConcernedKind Kind,
    [property: Id(2)] string? Unit,
    [property: Id(3)] string? Digest,
    [property: Id(4)] CaseVerb? Step,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string By,
    [property: Id(7)] string? Note,
    [property: Id(8)] DateTimeOffset? Forgotten = null)
{
    /// <summary>The person as a list may show it, most of it covered; null where none is kept.</summary>
    [Id(9)] public ConcernedPerson? Covered { get; init; }
}
