using System.Collections.Immutable;
using Grid.Foundation;

namespace Grid.Standing;

/// <summary>The checks and lapses of one party in one month of periods: a fold of its events.</summary>
internal sealed record StandingMonth
{
    private ImmutableDictionary<(string Rule, DateOnly Period), StandingRecord> Records { get; init; } =
        ImmutableDictionary<(string Rule, DateOnly Period), StandingRecord>.Empty;

    /// <summary>Ids of the commands that were carried out.</summary>
    private ImmutableDictionary<string, StandingChecked> Commands { get; init; } =
        ImmutableDictionary<string, StandingChecked>.Empty;

    /// <summary>What the record says of the plate of the month; null while nothing was checked.</summary>
    public StandingRated? Rated { get; private init; }

    /// <summary>The periods of rows to which something happened.</summary>
    public IEnumerable<(string Rule, DateOnly Period, StandingRecord Record)> All =>
        Records.Select(static one => (one.Key.Rule, one.Key.Period, one.Value));

    /// <summary>What happened to a period of a row; null while nothing did.</summary>
    public StandingRecord? Of(string rule, DateOnly period) => Records.GetValueOrDefault((rule, period));

    /// <summary>Whether no check found it met, and it has not lapsed.</summary>
    public bool IsOpen(string rule, DateOnly period) =>
        Of(rule, period) is not ({ Met: not null } or { Lapsed: not null });

    /// <summary>The check that a command became; null while it was not carried out.</summary>
    public StandingChecked? Done(string command) => Commands.GetValueOrDefault(command);

    public static StandingMonth Apply(StandingMonth month, GridEvent happened) => happened switch
    {
        StandingChecked seen => month with
        {
            Commands = seen.Command is { } command ? month.Commands.SetItem(command, seen) : month.Commands,
            Records = month.Put(seen, record => record with
            {
                Met = seen.Result == StandingResult.NotMet ? record.Met : record.Met ?? seen,
                Latest = record.Latest is { } before && before.Seen > seen.Seen ? before : seen,
            }),
        },
        StandingLapsed lapsed => month with { Records = month.Put(lapsed, record => record with { Lapsed = lapsed }) },
        StandingRated rated => month with { Rated = rated },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No rule knows the event."),
    };

    private ImmutableDictionary<(string Rule, DateOnly Period), StandingRecord> Put(
        StandingEvent happened, Func<StandingRecord, StandingRecord> change) => Records.SetItem(
            (happened.Rule, happened.Period),
            change(Of(happened.Rule, happened.Period) ?? new StandingRecord(null, null)));
}

/// <summary>What happened to one period of a row.</summary>
/// <param name="Met">The first check that found it met.</param>
/// <param name="Latest">The check that saw it last; null before one.</param>
internal sealed record StandingRecord(
    StandingChecked? Met, StandingLapsed? Lapsed, StandingChecked? Latest = null)
{
    /// <summary>Whether it was met when it was seen last, and has not lapsed.</summary>
    public bool IsMet => Lapsed is null && Latest is { Result: not StandingResult.NotMet };

    /// <summary>When it lapsed, or was seen last.</summary>
    public DateTimeOffset At => Lapsed?.Due ?? Latest!.Seen;
}
