using Grid.Documents;
using Grid.Ledger;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>Where a duty holder stands on the ladder.</summary>
/// <param name="HolderSince">Since when the present holder answers; null where no other was recorded.</param>
/// <param name="Matters">Where it stands for each class, the class with the latest step first.</param>
/// <param name="Steps">Every step, the latest first.</param>
/// <param name="Counts">How many steps of each rung count, of the present holder.</param>
/// <param name="Version">Events so far; the ETag at the door.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.view")]
public sealed record LadderView(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] DateTimeOffset? HolderSince,
    [property: Id(2)] IReadOnlyList<LadderStanding> Matters,
    [property: Id(3)] IReadOnlyList<LadderStep> Steps,
    [property: Id(4)] RungCounts Counts,
    [property: Id(5)] int Version,
    [property: Id(6)] LedgerPosition LedgerPosition);

/// <summary>A step that was just taken, and where the duty holder stands after it.</summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.taken.view")]
public sealed record TakenView(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] LadderStep Step,
    [property: Id(2)] LadderStanding Standing,
    [property: Id(3)] int Version,
    [property: Id(4)] LedgerPosition LedgerPosition);

/// <summary>One step of a ladder.</summary>
/// <param name="At">When the act was found; the step counts from then.</param>
/// <param name="Former">Whether a former holder took it upon themselves, so that it counts no more.</param>
/// <param name="Objection">What was contested, and what came of it; null while nothing is.</param>
/// <param name="Rechecks">Of an order: what was seen after it.</param>
/// <param name="Used">Of an order: the filing that rests on it; its number.</param>
/// <param name="Issued">The document that was issued for it; null where none was.</param>
/// <param name="Subdistrict">Code of the sub-district in which it was taken; null where nothing has a place.</param>
/// <param name="ServedAt">When the service of the document counts; null while nobody recorded one.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.step")]
public sealed record LadderStep(
    [property: Id(0)] int Number,
    [property: Id(1)] Rung Rung,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string By,
    [property: Id(6)] string Rule,
    [property: Id(7)] DateTimeOffset? Due,
    [property: Id(8)] Guid? Case,
    [property: Id(9)] string? Reason,
    [property: Id(10)] bool Early,
    [property: Id(11)] string? Under,
    [property: Id(12)] string? Document,
    [property: Id(13)] bool Former = false,
    [property: Id(14)] RungObjection? Objection = null,
    [property: Id(15)] IReadOnlyList<Recheck>? Rechecks = null,
    [property: Id(16)] int? Used = null,
    [property: Id(17)] PenaltyProcedure? Procedure = null,
    [property: Id(18)] string? Operation = null,
    [property: Id(19)] StepDocument? Issued = null,
    [property: Id(20)] DateTimeOffset? ServedAt = null,
    [property: Id(21)] string? Subdistrict = null)
{
    /// <summary>Whether an objection took it back.</summary>
    public bool IsTakenBack => Objection is { Upheld: true };
}

/// <summary>An objection to a step.</summary>
/// <param name="Upheld">Null while it is not decided.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.objection")]
public sealed record RungObjection(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string Reason,
    [property: Id(2)] bool? Upheld = null,
    [property: Id(3)] string? ReviewedBy = null,
    [property: Id(4)] DateTimeOffset? ReviewedAt = null);

/// <summary>One look after an order.</summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.recheck.view")]
public sealed record Recheck(
    [property: Id(0)] RecheckResult Result,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By);

/// <summary>Where a duty holder stands for one class at one time, what comes next, and why.</summary>
/// <param name="Next">The rung that comes next; null while something else must come first.</param>
/// <param name="Waits">What must come first.</param>
/// <param name="Then">The rung after the next one; null at the top.</param>
/// <param name="CountInWindow">How many steps of the highest rung count.</param>
/// <param name="Needed">How many of them bring the next rung; null at the top.</param>
/// <param name="Steps">The steps for the class that were looked at, and whether each counts.</param>
/// <param name="Rows">The rows that fit; of each rung the first counts.</param>
/// <param name="Order">The latest order for the class; null where there is none of the present holder.</param>
/// <param name="Fine">
/// Whether a fine may follow as far as the order is concerned, where the article asks for one.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.ladder.standing")]
public sealed record LadderStanding(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] Rung? Next,
    [property: Id(4)] LadderWait Waits,
    [property: Id(5)] Rung? Then,
    [property: Id(6)] int CountInWindow,
    [property: Id(7)] int? Needed,
    [property: Id(8)] string Why,
    [property: Id(9)] IReadOnlyList<CountedStep> Steps,
    [property: Id(10)] IReadOnlyList<RungRow> Rows,
    [property: Id(11)] OrderStanding? Order,
    [property: Id(12)] FineAnswer Fine);

/// <summary>What must come before the next rung. Numbers are sent: new ones go at the end.</summary>
public enum LadderWait
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>The limit of an order runs.</summary>
    Limit = 1,

    /// <summary>The limit of an order has passed, and an officer has to look whether it was followed.</summary>
    Recheck = 2,
}

/// <summary>A step that was looked at.</summary>
/// <param name="Why">Why it counts or not.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.counted")]
public sealed record CountedStep(
    [property: Id(0)] int Number,
    [property: Id(1)] Rung Rung,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool Counts,
    [property: Id(4)] string Why);

/// <summary>A row of the ladder that fits.</summary>
/// <param name="Chosen">Whether it is the row of the next rung.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.rungRow")]
public sealed record RungRow(
    [property: Id(0)] string Rule,
    [property: Id(1)] Rung Rung,
    [property: Id(2)] int After,
    [property: Id(3)] double Days,
    [property: Id(4)] string? Document,
    [property: Id(5)] string Clause,
    [property: Id(6)] string Source,
    [property: Id(7)] string Grade,
    [property: Id(8)] bool Chosen);

/// <summary>The latest order to correct for a class, as a fact for who decides on a fine.</summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.order")]
public sealed record OrderStanding(
    [property: Id(0)] int Number,
    [property: Id(1)] DateTimeOffset ServedAt,
    [property: Id(2)] DateTimeOffset Limit,
    [property: Id(3)] OrderState State,
    [property: Id(4)] string By,
    [property: Id(5)] DateTimeOffset? RecheckedAt = null,
    [property: Id(6)] DateTimeOffset? RefusedAt = null);

/// <summary>Where an order stands. Numbers are sent: new ones go at the end.</summary>
public enum OrderState
{
    /// <summary>The limit of the order runs.</summary>
    Running = 0,

    /// <summary>The limit of the order has passed, and no officer looked yet.</summary>
    Passed = 1,

    /// <summary>An officer found the matter still there after the limit.</summary>
    Unmet = 2,

    /// <summary>The duty holder refused to follow it.</summary>
    Refused = 3,

    /// <summary>The duty holder followed the order, or made the matter lawful: the order is used up.</summary>
    Met = 4,

    /// <summary>A filing rests on the order: it is used up.</summary>
    Used = 5,
}

/// <summary>Whether a fine may follow as far as the order is concerned.</summary>
/// <param name="NextStep">What is missing; null where nothing is.</param>
[GenerateSerializer, Immutable, Alias("grid.ladder.fine")]
public sealed record FineAnswer(
    [property: Id(0)] bool Allowed,
    [property: Id(1)] string? NextStep,
    [property: Id(2)] string? Clause);

/// <summary>
/// How many steps of each rung were taken and not taken back: the counters of the plan (规劝 5000次, 简易程序 180起,
/// 一般程序 80起, 非接触性执法 2起; S79).
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.ladder.counts")]
public sealed record RungCounts(
    [property: Id(0)] long Persuasions,
    [property: Id(1)] long Reminders,
    [property: Id(2)] long Orders,
    [property: Id(3)] long Filed,
    [property: Id(4)] long Simple = 0,
    [property: Id(5)] long General = 0,
    [property: Id(6)] long Contactless = 0);
