using Grid.Cases;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Parties;

/// <summary>What a party remembers of one case that it answers for, open or lately ended.</summary>
[GenerateSerializer, Immutable, Alias("grid.party.held")]
internal sealed record ObligationState
{
    [Id(0)] public required Guid Case { get; init; }

    [Id(1)] public required string Number { get; init; }

    [Id(2)] public required ClassKind Kind { get; init; }

    [Id(3)] public required string Class { get; init; }

    [Id(4)] public required string Cell { get; init; }

    [Id(5)] public required GeoPoint Point { get; init; }

    [Id(6)] public required DateTimeOffset ReportedAt { get; init; }

    [Id(7)] public required AssignmentRole Role { get; init; }

    [Id(8)] public required string Rule { get; init; }

    [Id(9)] public DateTimeOffset? Due { get; init; }

    [Id(10)] public required DateTimeOffset Since { get; init; }

    [Id(11)] public ObligationStatus Status { get; init; }

    [Id(12)] public DateTimeOffset? Ended { get; init; }

    /// <summary>When the lead last reported the case as handled; a check that fails clears it.</summary>
    [Id(13)] public DateTimeOffset? HandledAt { get; init; }

    /// <summary>Whether the obligation was discharged after its due time.</summary>
    [Id(14)] public bool Late { get; init; }

    /// <summary>The latest notice that the party received because a deadline passed.</summary>
    [Id(15)] public Notice? Notice { get; init; }

    /// <summary>True where a holiday notice that is still to come may move the due time; null elsewhere.</summary>
    [Id(16)] public bool? Provisional { get; init; }

    /// <summary>By what the report came in; null in what was held before this was noted.</summary>
    [Id(17)] public string? Channel { get; init; }

    /// <summary>Whether it is too uncertain where or what the case is to compare it with others.</summary>
    [Id(18)] public bool Vague { get; init; }

    /// <summary>
    /// What tells the case from others, for the cell, which compares reports; null for other parties.
    /// </summary>
    [Id(19)] public Particulars? Particulars { get; init; }

    /// <summary>Whether its due time does not run yet, because the case is not dispatched.</summary>
    [Id(20)] public bool Awaits { get; init; }

    /// <summary>The review of what is contested that the party owes, beside or as its duty; null for none.</summary>
    [Id(21)] public OwedReview? Review { get; init; }

    /// <summary>Code of the part (部件) that the case is about; null for none.</summary>
    [Id(22)] public string? Part { get; init; }

    /// <summary>The nearest address of the case; null where none is known.</summary>
    [Id(23)] public string? Address { get; init; }

    /// <summary>Whether the party has the case before it: it owes, or knows of a report that may be filed.</summary>
    public bool IsCurrent => Status == ObligationStatus.Open || this is { Status: ObligationStatus.Known, Ended: null };

    /// <summary>
    /// When it is due; null while no time runs for the party, also after the work is handed back and until a check
    /// sends it back again.
    /// </summary>
    public DateTimeOffset? RunsUntil => this is { Status: ObligationStatus.Open, HandledAt: not null } ? null : Due;

    public Obligation ToObligation() =>
        new(Case, Number, Kind, Class, Role, RunsUntil, Status, Rule, Since, Ended, Notice,
            RunsUntil is null ? null : Provisional, Part: Part, Address: Address);

    public static ObligationState Of(Guid id, CaseBrief brief, Assignment duty, DateTimeOffset at) => new()
    {
        Case = id,
        Number = brief.Number,
        Kind = brief.Kind,
        Class = brief.Class,
        Cell = brief.Cell,
        Point = brief.Point,
        Part = brief.Part,
        Address = brief.Address,
        ReportedAt = brief.ReportedAt,
        Channel = brief.Channel,
        Vague = brief.Vague == true,
        Particulars = duty.Party.Kind == EntityKind.Cell ? brief.Particulars : null,
        Role = duty.Role,
        Rule = duty.Rule,
        Due = duty.Due,
        Provisional = duty.Provisional,
        Since = at,
    };
}

/// <summary>A review that a party owes.</summary>
/// <param name="Due">Null where the county sets no limit.</param>
[GenerateSerializer, Immutable, Alias("grid.party.review")]
internal sealed record OwedReview([property: Id(0)] DateTimeOffset? Due);
