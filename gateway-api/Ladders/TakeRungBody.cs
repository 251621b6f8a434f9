using System.ComponentModel.DataAnnotations;
using Grid.Rulebook;

namespace Grid.Gateway.Ladders;

/// <summary>A rung to take.</summary>
public sealed record TakeRungBody
{
    /// <summary>Code of the actor.</summary>
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>
    /// persuade 劝导, remind 提醒单, order 限期整改通知书 or file 立案; absent for the one that comes next.
    /// </summary>
    [StringLength(20)]
    public string? Rung { get; init; }

    /// <summary>event 事件 or part 部件; event when absent.</summary>
    public ClassKind? Kind { get; init; }

    /// <summary>Code or name of the class: 04-05.</summary>
    [Required, StringLength(64)]
    public string? Class { get; init; }

    /// <summary>The case in which it was found.</summary>
    public Guid? Case { get; init; }

    /// <summary>The ground, where a rung is taken before its turn.</summary>
    [StringLength(2000)]
    public string? Reason { get; init; }

    /// <summary>When the act was found; now when absent.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>By when it is to be corrected; the limit of the row when absent.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The officer under whose direction an assistant (协管员) acts.</summary>
    [StringLength(64)]
    public string? Under { get; init; }

    /// <summary>No designated place is free to which the duty holder could be guided.</summary>
    public bool NoPointFree { get; init; }

    /// <summary>Of a filing: simple 简易程序, general 普通程序 or contactless 非接触性执法.</summary>
    public Grid.Penalties.PenaltyProcedure? Procedure { get; init; }

    /// <summary>专项整治: code of the special operation in which it is taken, one that runs on that day.</summary>
    [StringLength(64)]
    public string? Operation { get; init; }

    /// <summary>
    /// What the document says of the place, the facts and so on, by the fields of its template; the city says what it
    /// knows where this says nothing. Never the name of a person.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>Code of the county, for a duty holder without a register.</summary>
    [StringLength(64)]
    public string? County { get; init; }
}

/// <summary>引导: a duty holder was guided to a designated place.</summary>
public sealed record GuideBody
{
    [Required, StringLength(64)]
    public string? By { get; init; }
    public ClassKind? Kind { get; init; }

    [Required, StringLength(64)]
    public string? Class { get; init; }

    /// <summary>The place, in words or by its code.</summary>
    [Required, StringLength(200)]
    public string? To { get; init; }

    [StringLength(64)]
    public string? County { get; init; }
}

/// <summary>复查: what was seen after an order.</summary>
public sealed record RecheckBody
{
    [Required, StringLength(64)]
    public string? By { get; init; }
    public ClassKind? Kind { get; init; }

    [Required, StringLength(64)]
    public string? Class { get; init; }

    /// <summary>corrected, regularised, persists or refused.</summary>
    [Required, StringLength(20)]
    public string? Result { get; init; }

    /// <summary>When the officer looked; now when absent.</summary>
    public DateTimeOffset? At { get; init; }

    [StringLength(64)]
    public string? County { get; init; }
}

/// <summary>异议: a step is contested.</summary>
public sealed record ContestBody
{
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>Number of the step.</summary>
    [Required]
    public int? Step { get; init; }

    [Required, StringLength(2000)]
    public string? Reason { get; init; }
}

/// <summary>复核: an objection is decided.</summary>
public sealed record ReviewObjectionBody
{
    [Required, StringLength(64)]
    public string? By { get; init; }

    [Required]
    public int? Step { get; init; }

    /// <summary>Whether the step is taken back.</summary>
    [Required]
    public bool? Upheld { get; init; }

    [Required, StringLength(2000)]
    public string? Reason { get; init; }
}

/// <summary>更换经营者: another holder answers.</summary>
public sealed record SucceedBody
{
    [Required, StringLength(64)]
    public string? By { get; init; }

    /// <summary>From when; now when absent.</summary>
    public DateTimeOffset? Since { get; init; }
}
