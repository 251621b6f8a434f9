using System.Text.Json.Serialization;
using Grid.Documents;
using Grid.Foundation;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>Something that happened on the ladder of a duty holder.</summary>
[GenerateSerializer, Immutable, Alias("ladder")]
public abstract record LadderEvent : GridEvent;

/// <summary>劝导、提醒、责令限期改正、立案: a rung was taken.</summary>
/// <param name="Number">Counts the steps of this duty holder from 1.</param>
/// <param name="Found">When the act was found; the step counts from then.</param>
/// <param name="Rule">The row of the ladder by which it was taken.</param>
/// <param name="Due">By when the matter is to be corrected; null where the rung sets no time.</param>
/// <param name="Reason">The ground, where the rung was taken before its turn; else what the actor wrote.</param>
/// <param name="Early">Whether the rung was taken before its turn.</param>
/// <param name="Under">The officer under whose direction an assistant took it.</param>
/// <param name="Order">The order whose limit passed, on which a filing rests; its number.</param>
/// <param name="Document">The title of the document that the row names; null where it names none.</param>
/// <param name="County">Code of the county whose rows decided.</param>
/// <param name="Procedure">Of a filing: the procedure; null where it was not chosen yet.</param>
/// <param name="Operation">Code of the special operation in which it was taken; null for none.</param>
/// <param name="Subdistrict">
/// Code of the sub-district of the duty holder or of the case; null where neither has a place.
/// </param>
/// <param name="Paper">What the document of the step says; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("ladder.taken")]
public sealed record RungTaken(
    [property: Id(0)] int Number,
    [property: Id(1)] Rung Rung,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] DateTimeOffset Found,
    [property: Id(5)] string Rule,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Due = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Case = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: Id(9)] bool Early = false,
    [property: Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Under = null,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Order = null,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null,
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? County = null,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PenaltyProcedure? Procedure = null,
    [property: Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Operation = null,
    [property: Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subdistrict = null,
    [property: Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StepPaper? Paper = null)
    : LadderEvent;

/// <summary>制作文书: the document of a step was issued.</summary>
[GenerateSerializer, Immutable, Alias("ladder.documented")]
public sealed record RungDocumented(
    [property: Id(0)] int Step, [property: Id(1)] StepDocument Document) : LadderEvent;

/// <summary>送达: the document of a step was served, and a limit of the county's row runs from then.</summary>
/// <param name="Step">The step as it stands after the service.</param>
/// <param name="Served">From when the service counts.</param>
[GenerateSerializer, Immutable, Alias("ladder.served")]
public sealed record RungServed(
    [property: Id(0)] RungTaken Step, [property: Id(1)] DateTimeOffset Served) : LadderEvent;

/// <summary>引导: the duty holder was guided to a designated place.</summary>
/// <param name="To">The place, or what was said where none was free.</param>
/// <param name="County">Code of the county in which it happened; null in records of before.</param>
[GenerateSerializer, Immutable, Alias("ladder.guided")]
public sealed record HolderGuided(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] string To,
    [property: Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? County = null) : LadderEvent;

/// <summary>复查: an officer looked whether an order was followed.</summary>
/// <param name="Order">The number of the order.</param>
/// <param name="Resets">Whether the row in force lets the ladder begin anew for this class.</param>
[GenerateSerializer, Immutable, Alias("ladder.rechecked")]
public sealed record OrderRechecked(
    [property: Id(0)] int Order,
    [property: Id(1)] ClassKind Kind,
    [property: Id(2)] string Class,
    [property: Id(3)] RecheckResult Result,
    [property: Id(4)] DateTimeOffset Seen,
    [property: Id(5)] bool Resets) : LadderEvent;

/// <summary>异议: the duty holder contests a step.</summary>
[GenerateSerializer, Immutable, Alias("ladder.contested")]
public sealed record RungContested([property: Id(0)] int Step, [property: Id(1)] string Reason) : LadderEvent;

/// <summary>复核: the objection was decided; a step that was contested with right counts no more.</summary>
[GenerateSerializer, Immutable, Alias("ladder.reviewed")]
public sealed record RungReviewed(
    [property: Id(0)] int Step,
    [property: Id(1)] bool Upheld,
    [property: Id(2)] string Reason) : LadderEvent;

/// <summary>更换经营者: another holder answers from now on; what came before is the former holder's.</summary>
[GenerateSerializer, Immutable, Alias("ladder.succeeded")]
public sealed record HolderSucceeded([property: Id(0)] DateTimeOffset Since) : LadderEvent;

/// <summary>What a re-check found. Numbers are stored and sent: new ones go at the end.</summary>
public enum RecheckResult
{
    /// <summary>未改正: it is still there.</summary>
    Persists = 0,

    /// <summary>已改正</summary>
    Corrected = 1,

    /// <summary>拒不改正: the duty holder refuses.</summary>
    Refused = 2,

    /// <summary>已规范: what was not allowed was made lawful, such as by a permit or a pitch.</summary>
    Regularised = 3,
}
