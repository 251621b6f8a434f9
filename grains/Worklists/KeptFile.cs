using Grid.Cases;
using Grid.Counties;
using Grid.Foundation;
using Grid.Ladders;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Worklists;

/// <summary>
/// A ladder or a penalty file of which posts owe steps: what its events leave of it, as a shard keeps it. Immutable.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.worklist.kept")]
internal abstract record KeptFile
{
    /// <summary>Code of its county; null while no event named one.</summary>
    public abstract string? County { get; }

    /// <summary>Whether nothing can be owed before another event.</summary>
    public abstract bool IsIdle { get; }

    /// <summary>The file of a source; null for a source of anything else.</summary>
    public static KeptFile? Of(string source)
    {
        if (LadderRules.PartyOf(source) is { } party)
        {
            return new OpenOrders(party, null, []);
        }

        return source.StartsWith(PenaltyRules.Sources, StringComparison.Ordinal) ? PenaltyWork.None : null;
    }

    /// <summary>The id under which the steps of a source are kept.</summary>
    public static Guid IdOf(string source) => NamedId.Of($"grid.worklist\n{source}");

    public abstract KeptFile Apply(GridEvent happened);

    /// <summary>The steps that posts owe.</summary>
    /// <param name="source">Of its events.</param>
    public abstract IReadOnlyList<DueStep> Steps(string source, County county);

    /// <summary>The clock whose step an event is; null where it is none.</summary>
    public abstract ClockKind? Met(GridEvent happened);

    /// <summary>The steps that an event ended, each with whether it was the step that was owed, and late.</summary>
    public IEnumerable<(DueStep Step, EndedSteps Change)> Ended(
        IReadOnlyList<DueStep> before, IReadOnlyList<DueStep> after, GridEvent happened) =>
        from step in before
        where !after.Any(other => other.Case == step.Case && WorkRules.IsSame(other, step))
        select (step, EndedSteps.Of(Met(happened) == step.Clock, happened.At > step.Due, 1));

    /// <summary>A step of a file.</summary>
    /// <param name="due">Null where neither the law nor the county sets a time: then nothing is owed.</param>
    protected static DueStep? Step(
        Guid id, ClockKind clock, DateTimeOffset since, DateTimeOffset? due, OwedFile file, ClassKind kind,
        string? code, Rules rules)
    {
        if (due is not { } known)
        {
            return null;
        }

        var (post, rule) = WorkRules.PostFor(
            clock, kind, code ?? "", LimitUnit.WorkDay, rules.Calendar.DayOf(since), rules);
        return new(
            id, clock, since, known, rules.Calendar.IsProvisional(known, LimitUnit.WorkDay),
            post ?? Posts.Post.CommandCentre, Unit: null, rule, file, kind, code);
    }

    /// <summary>When the limit that the county sets for a clock ends; null where it sets none.</summary>
    protected static DateTimeOffset? Limit(
        ClockKind clock, ClassKind kind, string? code, DateTimeOffset from, Rules rules) =>
        rules.Limits.Find(clock, kind, code ?? "", 1, "", rules.Calendar.DayOf(from), rules.Channels) is { } limit
            ? rules.Calendar.Due(from, limit.Amount, limit.Unit)
            : null;
}
