using System.Diagnostics;
using Grid.Clocks;
using Grid.Documents;
using Grid.Foundation;
using Grid.Parties;
using Grid.Penalties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>
/// What happens on a ladder: rungs taken, guidance, re-checks, objections, another holder. Pure: state, command, facts
/// and time in; events or a refusal out.
/// </summary>
internal static class LadderRules
{
    private const string OfLadder = "/ladder";

    /// <summary>The source of a ladder's events in the ledger.</summary>
    /// <param name="party">The duty holder, <c>shop/‹shop›</c>.</param>
    public static string SourceOf(string party) => party + OfLadder;

    /// <summary>The duty holder whose ladder a source is; null for another source.</summary>
    public static EntityRef? PartyOf(string source) =>
        source.EndsWith(OfLadder, StringComparison.Ordinal)
        && EntityRef.TryParse(source[..^OfLadder.Length], out var party)
            ? party
            : null;

    public static Decision<LadderEvent> Take(LadderState state, TakeRung command, LadderFacts facts, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<LadderEvent>(content);
        }

        var (found, matter) = (command.At ?? now, new LadderMatter(command.Kind, command.Class));
        if (Untimely(state, matter, found, now, facts) is { } untimely)
        {
            return untimely;
        }

        var standing = LadderStandings.Of(state, matter, facts.Rows, found, facts.HolderSince);
        var wanted = command.Rung ?? standing.Next ?? Rung.File;
        if (facts.Rows.FirstOrDefault(row => row.Rung == wanted) is not { } row)
        {
            return Refusal.Unprocessable(
                "ladder.row",
                $"No row of the ladder has the rung {Word(wanted)} for this duty holder and {matter.Class}. "
                + "GET /v1/tables/{county}/ladder lists the rows.");
        }

        if ((NotTheirs(row, facts) ?? Unguided(state, matter, row, command, facts) ?? OutOfTurn(
            standing, row, command)) is { } refusal)
        {
            return refusal;
        }

        var (due, wrong) = Due(row, command, found, facts);
        return wrong is not null
            ? wrong
            : new RungTaken(
                state.Steps.Count + 1,
                wanted,
                matter.Kind,
                matter.Class,
                found,
                row.Rule,
                due,
                command.Case,
                command.Reason,
                IsEarly(standing, wanted),
                command.Under,
                RestsOn(standing, wanted),
                row.Document,
                facts.County,
                command.Procedure,
                command.Operation,
                facts.Subdistrict)
            {
                At = now,
                By = command.By,
                Command = command.Command,
                Content = content,
            };
    }

    public static Decision<LadderEvent> Guide(
        LadderState state, GuideHolder command, DateTimeOffset now, string? county = null)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<LadderEvent>(content);
        }

        return new HolderGuided(command.Kind, command.Class, command.To, county)
        {
            At = now,
            By = command.By,
            Command = command.Command,
            Content = content,
        };
    }

    public static Decision<LadderEvent> Recheck(
        LadderState state, RecheckOrder command, LadderFacts facts, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<LadderEvent>(content);
        }

        var (seen, matter) = (command.At ?? now, new LadderMatter(command.Kind, command.Class));
        if (state.OrderOf(matter) is not { } order || order.At < Since(state, facts))
        {
            return Refusal.Conflict(
                "ladder.noOrder",
                $"No order to correct stands for {matter.Class}, so there is nothing to look after. GET the ladder for "
                + "what comes next.");
        }

        if (seen > now || seen < order.At)
        {
            return Untimed(seen);
        }

        var stands = LadderStandings.Order(order, seen);
        if (stands.State is OrderState.Met or OrderState.Used)
        {
            return Refusal.Conflict(
                "ladder.noOrder",
                $"Order {order.Number} for {matter.Class} is used up. GET the ladder for what comes next.");
        }

        var row = facts.Rows.FirstOrDefault(static row => row.Rung == Rung.Order);
        if (command.Result == RecheckResult.Persists && stands.State == OrderState.Running)
        {
            return Refusal.Forbidden(
                "ladder.limitRuns",
                $"The limit of order {order.Number} runs until {stands.Limit:O}: what is still there before it is no "
                + "failure to follow it. Look again after it.",
                row?.Clause ?? order.Rule);
        }

        return new OrderRechecked(
            order.Number,
            matter.Kind,
            matter.Class,
            command.Result,
            seen,
            row is { Resets: true }
                && stands.State is OrderState.Running or OrderState.Passed
                && command.Result is RecheckResult.Corrected or RecheckResult.Regularised)
        {
            At = now,
            By = command.By,
            Command = command.Command,
            Content = content,
        };
    }

    public static Decision<LadderEvent> Contest(LadderState state, ContestRung command, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<LadderEvent>(content);
        }

        return state.Find(command.Step) switch
        {
            null => UnknownStep(command.Step),
            { Objection: not null } => Refusal.Conflict(
                "ladder.contested", $"Step {command.Step} was contested before. A step is contested once."),
            _ => new RungContested(command.Step, command.Reason)
            {
                At = now,
                By = command.By,
                Command = command.Command,
                Content = content,
            },
        };
    }

    public static Decision<LadderEvent> Review(LadderState state, ReviewRung command, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<LadderEvent>(content);
        }

        return state.Find(command.Step) switch
        {
            null => UnknownStep(command.Step),
            { Objection: not { Upheld: null } } => Refusal.Conflict(
                "ladder.notContested", $"No objection to step {command.Step} waits for a decision."),
            { } step when step.By == command.By || step.Under == command.By => Refusal.Conflict(
                "ladder.reviewOwn",
                $"{command.By} took step {command.Step}, so another person decides on the objection to it."),
            _ => new RungReviewed(command.Step, command.Upheld, command.Reason)
            {
                At = now,
                By = command.By,
                Command = command.Command,
                Content = content,
            },
        };
    }

    public static Decision<LadderEvent> Succeed(LadderState state, SucceedHolder command, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (Before(state, command.Command) is { } before)
        {
            return before.Answer<LadderEvent>(content);
        }

        var since = command.Since ?? now;
        if (since == state.HolderSince)
        {
            return Decision<LadderEvent>.Nothing;
        }

        return since > now || since < state.HolderSince
            ? Untimed(since)
            : new HolderSucceeded(since)
            {
                At = now,
                By = command.By,
                Command = command.Command,
                Content = content,
            };
    }

    /// <summary>Records the document of a step.</summary>
    public static Decision<LadderEvent> Document(
        LadderState state, RungTaken taken, StepDocument document, DateTimeOffset now) =>
        state.Unissued.Any(one => one.Number == taken.Number)
            ? new RungDocumented(taken.Number, document) { At = now, By = taken.By }
            : Decision<LadderEvent>.Nothing;

    /// <summary>
    /// Records that the document of a step was served. A limit that the row sets runs from then; a time that the actor
    /// named stays.
    /// </summary>
    /// <param name="at">From when the service counts.</param>
    /// <param name="row">The row by which the step was taken; null where the table has it no more.</param>
    public static Decision<LadderEvent> Serve(
        LadderState state, string document, DateTimeOffset at, string by, LadderRow? row, WorkingCalendar calendar,
        DateTimeOffset now)
    {
        if (state.Steps.FirstOrDefault(step => step.Issued?.Id == document) is not { } step || step.ServedAt == at)
        {
            return Decision<LadderEvent>.Nothing;
        }

        var begun = step.ServedAt ?? step.At;
        var due = row is { Limit: { } limit, Unit: { } unit } && step.Due == calendar.Due(begun, limit, unit)
            ? calendar.Due(at, limit, unit)
            : step.Due;
        var stands = new RungTaken(
            step.Number, step.Rung, step.Kind, step.Class, step.At, step.Rule, due, step.Case, step.Reason, step.Early,
            step.Under, Order: null, step.Document, state.County, step.Procedure, step.Operation, step.Subdistrict)
        {
            At = step.At, By = step.By,
        };
        return new RungServed(stands, at) { At = now, By = by };
    }

    public static LadderState Apply(LadderState state, GridEvent happened)
    {
        var after = happened switch
        {
            RungTaken e => Taken(state, e),
            HolderGuided e => state with { Guided = state.Guided.SetItem(new(e.Kind, e.Class), e.At) },
            OrderRechecked e => state.Changed(
                e.Order, step => step with { Rechecks = [.. step.Rechecks ?? [], new(e.Result, e.Seen, e.By)] }) with
            {
                Resets = e.Resets ? state.Resets.SetItem(new(e.Kind, e.Class), e.Seen) : state.Resets,
            },
            RungContested e => state.Changed(e.Step, step => step with { Objection = new(e.At, e.Reason) }),
            RungReviewed e => Reviewed(state, e),
            HolderSucceeded e => state with { HolderSince = e.Since },
            RungDocumented e => state.Changed(e.Step, step => step with { Issued = e.Document }) with
            {
                Unissued = state.Unissued.RemoveAll(taken => taken.Number == e.Step),
            },
            RungServed e => state.Changed(
                e.Step.Number, step => step with { Due = e.Step.Due, ServedAt = e.Served }),
            _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
        };
        return happened.Command is { } command
            ? after with
            {
                Commands = after.Commands.SetItem(
                    command, new("take a step of the ladder", happened.By, happened.At, happened.Content)),
            }
            : after;
    }

    /// <summary>The counts with a step more, or with one taken back.</summary>
    public static RungCounts Plus(this RungCounts counts, LadderStep step, int by) => (step.Rung, step.Procedure) switch
    {
        (Rung.Persuade, _) => counts with { Persuasions = counts.Persuasions + by },
        (Rung.Remind, _) => counts with { Reminders = counts.Reminders + by },
        (Rung.Order, _) => counts with { Orders = counts.Orders + by },
        (_, var procedure) => counts with
        {
            Filed = counts.Filed + by,
            Simple = counts.Simple + (procedure == PenaltyProcedure.Simple ? by : 0),
            General = counts.General + (procedure == PenaltyProcedure.General ? by : 0),
            Contactless = counts.Contactless + (procedure == PenaltyProcedure.Contactless ? by : 0),
        },
    };

    private static LadderState Taken(LadderState state, RungTaken e)
    {
        var matter = new LadderMatter(e.Kind, e.Class);
        var step = new LadderStep(
            e.Number, e.Rung, e.Kind, e.Class, e.Found, e.By, e.Rule, e.Due, e.Case, e.Reason, e.Early, e.Under,
            e.Document, Procedure: e.Procedure, Operation: e.Operation, Subdistrict: e.Subdistrict);
        var taken = state with
        {
            Steps = state.Steps.Add(step),
            ByMatter = state.ByMatter.SetItem(
                matter, state.ByMatter.GetValueOrDefault(matter, []).Add(e.Number)),
            Counts = state.Counts.Plus(step, 1),
            County = e.County ?? state.County,
            Unissued = e.Paper is null ? state.Unissued : state.Unissued.Add(e),
            ByCommand = e.Command is { } command ? state.ByCommand.SetItem(command, e.Number) : state.ByCommand,
        };
        return e.Order is { } order ? taken.Changed(order, served => served with { Used = e.Number }) : taken;
    }

    private static LadderState Reviewed(LadderState state, RungReviewed e)
    {
        var step = state.Steps[e.Step - 1];
        var reviewed = state.Changed(e.Step, one => one with
        {
            Objection = one.Objection! with { Upheld = e.Upheld, ReviewedBy = e.By, ReviewedAt = e.At },
        });
        return e.Upheld ? reviewed with { Counts = state.Counts.Plus(step, -1) } : reviewed;
    }

    private static LadderState Changed(this LadderState state, int number, Func<LadderStep, LadderStep> change) =>
        state with { Steps = state.Steps.SetItem(number - 1, change(state.Steps[number - 1])) };

    /// <summary>An act lies after the latest step for its class, and in the time of the present holder.</summary>
    private static Refusal? Untimely(
        LadderState state, LadderMatter matter, DateTimeOffset found, DateTimeOffset now, LadderFacts facts)
    {
        var latest = state.ByMatter.TryGetValue(matter, out var numbers) ? state.Steps[numbers[^1] - 1].At : found;
        return found > now || found < latest || found < Since(state, facts) ? Untimed(found) : null;
    }

    /// <summary>
    /// Since when the present holder answers, by the register or the ladder; null where neither says.
    /// </summary>
    private static DateTimeOffset? Since(LadderState state, LadderFacts facts) =>
        state.HolderSince > facts.HolderSince ? state.HolderSince : facts.HolderSince ?? state.HolderSince;

    private static Refusal Untimed(DateTimeOffset at) => Refusal.Unprocessable(
        "ladder.at",
        $"{at:O} is later than now, or earlier than what the ladder has already. Send a time between the two.");

    /// <summary>A person of another post does not take the rung; someone whose posts nobody entered may.</summary>
    private static Refusal? NotTheirs(LadderRow row, LadderFacts facts) =>
        row.Posts.Count > 0 && facts.Posts.Count > 0 && !facts.Posts.Any(row.Posts.Contains)
            ? Refusal.Forbidden(
                "ladder.post",
                $"{string.Join(", ", facts.Posts)} does not take the rung {Word(row.Rung)}; "
                + $"{string.Join(", ", row.Posts)} does. Let one of them take it.",
                row.Clause)
            : null;

    private static Refusal? Unguided(
        LadderState state, LadderMatter matter, LadderRow row, TakeRung command, LadderFacts facts)
    {
        var guided = state.Guided.TryGetValue(matter, out var when) && !(when < Since(state, facts));
        return row.Guided && !guided && !command.NoPointFree
            ? Refusal.Forbidden(
                "ladder.guide",
                $"The duty holder was not guided to a designated place yet, which comes before {Word(row.Rung)}. Guide "
                + "them there first (POST …/guide), or send \"noPointFree\": true where none is free.",
                row.Clause)
            : null;
    }

    private static Refusal? OutOfTurn(LadderStanding standing, LadderRow row, TakeRung command)
    {
        var order = standing.Order;
        if (row.Rung == Rung.Order && order is { State: OrderState.Running })
        {
            return Refusal.Forbidden(
                "ladder.limitRuns",
                $"The limit of order {order.Number} runs until {order.Limit:O}, so no other order is given before it.",
                row.Clause);
        }

        if (!IsEarly(standing, row.Rung)
            || row.Skip == LadderSkip.Free
            || (row.Skip == LadderSkip.Ground && !string.IsNullOrWhiteSpace(command.Reason)))
        {
            return null;
        }

        return (standing.Waits, row.Skip) switch
        {
            (LadderWait.Limit, _) => Refusal.Forbidden(
                "ladder.limitRuns",
                $"The limit of order {order!.Number} runs until {order.Limit:O}. Wait for it, and look after it "
                + "whether the order was followed (POST …/recheck).",
                row.Clause),
            (LadderWait.Recheck, _) => Refusal.Forbidden(
                "ladder.recheckOwed",
                $"The limit of order {order!.Number} passed at {order.Limit:O}, and nobody has looked yet whether it "
                + "was followed. Record that first (POST …/recheck).",
                row.Clause),
            (_, LadderSkip.Never) => Refusal.Forbidden(
                "ladder.early",
                $"The rung {Word(row.Rung)} is never taken before its turn; {Word(standing.Next!.Value)} comes next.",
                row.Clause),
            _ => Refusal.Forbidden(
                "ladder.skip",
                $"The rung {Word(row.Rung)} is taken before its turn with a stated ground alone: send it as "
                + $"\"reason\", or take {Word(standing.Next!.Value)}, which comes next.",
                row.Clause),
        };
    }

    private static bool IsEarly(LadderStanding standing, Rung wanted) =>
        standing.Next is { } next ? wanted > next : wanted == Rung.File;

    private static int? RestsOn(LadderStanding standing, Rung wanted) =>
        wanted == Rung.File && standing.Order is { State: OrderState.Unmet or OrderState.Refused } order
            ? order.Number
            : null;

    private static (DateTimeOffset? Due, Refusal? Wrong) Due(
        LadderRow row, TakeRung command, DateTimeOffset found, LadderFacts facts)
    {
        if (row is not { Limit: { } limit, Unit: { } unit })
        {
            return command.Due is null
                ? default
                : (null, Refusal.Unprocessable(
                    "ladder.due", $"The rung {Word(row.Rung)} sets no time to correct. Leave \"due\" out."));
        }

        return command.Due is { } due && due <= found
            ? (null, Refusal.Unprocessable(
                "ladder.due", $"due is {due:O}, and the step is taken at {found:O}. Send a later time."))
            : (command.Due ?? facts.Calendar.Due(found, limit, unit), null);
    }

    private static Refusal UnknownStep(int number) =>
        Refusal.NotFound("ladder.step", $"The ladder has no step {number}. GET the ladder lists its steps.");

    private static ExecutedCommand? Before(LadderState state, string? command) =>
        command is null ? null : state.Commands.GetValueOrDefault(command);

    private static string Word(Rung rung) => rung switch
    {
        Rung.Persuade => "persuade",
        Rung.Remind => "remind",
        Rung.Order => "order",
        _ => "file",
    };
}

/// <summary>What a decision on a ladder knows beside the ladder.</summary>
/// <param name="Rows">The rows that fit the duty holder and the class on the day, in the table's order.</param>
/// <param name="Posts">The posts of the actor on the day; empty where nobody entered any.</param>
/// <param name="HolderSince">
/// Since when the present holder answers, as the register says; null where it does not.
/// </param>
/// <param name="County">Code of the county whose rows they are.</param>
/// <param name="Subdistrict">
/// Code of the sub-district of the duty holder or of the case; null where neither has a place.
/// </param>
internal sealed record LadderFacts(
    IReadOnlyList<LadderRow> Rows,
    WorkingCalendar Calendar,
    IReadOnlyList<Post> Posts,
    DateTimeOffset? HolderSince = null,
    string? County = null,
    string? Subdistrict = null);
