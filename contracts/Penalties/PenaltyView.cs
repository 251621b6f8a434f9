using Grid.Documents;
using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>A penalty file as it stands at the time of the question.</summary>
[GenerateSerializer, Immutable, Alias("grid.penalty.view")]
public sealed record PenaltyView
{
    [Id(0)] public required PenaltyBrief Brief { get; init; }
    [Id(1)] public required OpenPenalty Opened { get; init; }
    [Id(2)] public required IReadOnlyList<PenaltyStepped> Steps { get; init; }

    /// <summary>The article that applies, with its range and what comes before the fine.</summary>
    [Id(3)] public required ArticleRow Article { get; init; }

    /// <summary>What is to be done by which last day, the earliest first.</summary>
    [Id(4)] public required IReadOnlyList<PenaltyTerm> Terms { get; init; }

    /// <summary>The verbs that fit now.</summary>
    [Id(5)] public required IReadOnlyList<PenaltyVerb> Next { get; init; }

    /// <summary>What is missing before a fine; null when it could be decided, or is.</summary>
    [Id(6)] public string? Lacks { get; init; }

    /// <summary>Yuan: what late days added until now, what was paid, and what is still owed.</summary>
    [Id(7)] public decimal LateCharge { get; init; }
    [Id(8)] public decimal Paid { get; init; }
    [Id(9)] public decimal Owed { get; init; }

    /// <summary>What the public credit file makes of it.</summary>
    [Id(10)] public required PenaltyCredit Credit { get; init; }
    /// <summary>The county's tiers within the range, the mildest first.</summary>
    [Id(13)] public required IReadOnlyList<TierRow> Tiers { get; init; }

    /// <summary>The documents of the steps, by the number of the step from 1.</summary>
    [Id(14)] public IReadOnlyDictionary<int, StepDocument> Documents { get; init; } =
        new Dictionary<int, StepDocument>();

    /// <summary>The first day on which the decision is final; null while that is open.</summary>
    [Id(15)] public DateOnly? FinalFrom { get; init; }
    [Id(11)] public required int Version { get; init; }
    [Id(12)] public required LedgerPosition LedgerPosition { get; init; }
}

/// <summary>A last day, and the rule that sets it.</summary>
[GenerateSerializer, Immutable, Alias("grid.penalty.term")]
public sealed record PenaltyTerm(
    [property: Id(0)] ProcedureRule Rule, [property: Id(1)] DateOnly LastDay, [property: Id(2)] string Clause);

/// <summary>Whether a penalty enters the public credit file (公共信用信息).</summary>
/// <param name="Enters">False where it never does.</param>
/// <param name="From">The first day on which it may be entered; null while nobody can tell.</param>
/// <param name="DeletedAfter">The day after which it is deleted.</param>
/// <param name="Why">Why it never enters; null when it does.</param>
[GenerateSerializer, Immutable, Alias("grid.penalty.credit")]
public sealed record PenaltyCredit(
    [property: Id(0)] bool Enters,
    [property: Id(1)] DateOnly? From,
    [property: Id(2)] DateOnly? DeletedAfter,
    [property: Id(3)] string? Why,
    [property: Id(4)] string? Clause);
