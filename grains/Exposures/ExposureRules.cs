using Grid.Foundation;
using Grid.Parties;
using Grid.Penalties;
using Grid.Rulebook;

namespace Grid.Exposures;

/// <summary>
/// What may be exposed to the public and for how long (S85). Pure: board, command, facts, rules and time in; events or
/// a refusal out. What must never be shown is refused with its clause.
/// </summary>
internal static class ExposureRules
{
    public static Decision<ExposureEvent> Expose(
        ExposureBoard board, ExposeMatter command, ExposureFacts facts, string? county, Rules rules, DateTimeOffset now)
    {
        var content = Fingerprint.Of(command with { Command = null });
        if (command.Command is { } id && board.Commands.TryGetValue(id, out var before))
        {
            return before.Done.Answer<ExposureEvent>(content);
        }

        var day = rules.Calendar.DayOf(now);
        if ((Never(command, rules, day) ?? Assisting(command, facts, rules, day)
            ?? Early(command, facts.Ground, rules, day) ?? Photographs(command, facts)
            ?? Untermed(command, rules, day)) is { } refused)
        {
            return refused;
        }

        if (board.Resting(command.Party, command.Penalty, command.Order)
            .LastOrDefault(one => one.Exposed.Until >= day) is { } shown)
        {
            return Refusal.Conflict(
                "exposure.exists",
                $"The same ground is shown already until {shown.Exposed.Until:yyyy-MM-dd}, as number "
                + $"{shown.Exposed.Number}. Withdraw that one first.");
        }

        return rules.Procedure.Find(ProcedureRule.ExposureStep, day) is { } allows
            ? new MatterExposed(
                command.Party,
                command.Penalty,
                command.Order,
                command.Words,
                command.Reason,
                day,
                command.Until,
                allows.Clause,
                command.Case,
                command.Photographs ?? [],
                county)
            {
                Number = board.Exposures.Count + 1,
                At = now,
                By = command.By,
                Command = command.Command,
                Content = content,
            }
            : LawRefusals.NoRule(ProcedureRule.ExposureStep, day);
    }

    /// <summary>Withdraws an exposure. What was withdrawn stays as it was withdrawn first.</summary>
    public static Decision<ExposureEvent> Withdraw(
        ExposureBoard board, int number, string by, string reason, DateTimeOffset now) => board.Find(number) switch
        {
            null => Unknown,
            { Withdrawn: not null } => Decision<ExposureEvent>.Nothing,
            _ => new ExposureWithdrawn(reason) { Number = number, At = now, By = by },
        };

    /// <summary>Withdraws at once what rests on a ground that was annulled; the law gives three days.</summary>
    public static Decision<ExposureEvent> Annul(
        ExposureBoard board,
        EntityRef party,
        Guid? penalty,
        int? order,
        string by,
        string reason,
        Rules rules,
        DateTimeOffset now)
    {
        var clause = rules.Procedure.Find(ProcedureRule.ExposureWithdrawn, rules.Calendar.DayOf(now))?.Clause;
        return new([
            .. board.Resting(party, penalty, order).Select(one => new ExposureWithdrawn(reason, clause)
            {
                Number = one.Exposed.Number, At = now, By = by,
            }),
        ]);
    }

    public static Refusal Unknown { get; } = Refusal.NotFound(
        "exposure.unknown", "There is no such exposure. GET /v1/exposures lists what is shown.");

    /// <summary>What no decision and no step allows to be shown.</summary>
    private static Refusal? Never(ExposeMatter command, Rules rules, DateOnly day)
    {
        if (command.Minors)
        {
            return Barred(
                "exposure.minors", "What concerns minors is never exposed.", ProcedureRule.ExposureMinors, rules, day);
        }

        if (command.Private)
        {
            return Barred(
                "exposure.private", "Private matters are never exposed.", ProcedureRule.ExposurePrivate, rules, day);
        }

        if (command.Party.Kind is EntityKind.Dog or EntityKind.Household)
        {
            return Barred(
                "exposure.home",
                $"A {command.Party.KindName} leads to the home of its keeper, and homes are never exposed.",
                ProcedureRule.ExposurePrivate,
                rules,
                day);
        }

        return command is { Photographs.Count: > 0, Blurred: false }
            ? Barred(
                "exposure.unblurred",
                "Photographs are shown when every person and number plate in them was made unrecognisable. Do that, "
                + "and send \"blurred\": true.",
                ProcedureRule.ExposurePersonal,
                rules,
                day)
            : null;
    }

    private static Refusal? Assisting(ExposeMatter command, ExposureFacts facts, Rules rules, DateOnly day) =>
        facts.OnlyAssists
            ? Barred(
                "exposure.assistant",
                $"{command.By} assists, and assistants do not decide. Let an officer or the bureau decide.",
                ProcedureRule.Assistants,
                rules,
                day)
            : null;

    /// <summary>A step that is missing before the exposure, or a ground that bears none.</summary>
    private static Refusal? Early(ExposeMatter command, GroundStanding ground, Rules rules, DateOnly day)
    {
        var (code, message) = ground switch
        {
            GroundStanding.Undecided => (
                "exposure.undecided", "The penalty file has no decision. Only decided matters are exposed."),
            GroundStanding.NotFinal => (
                "exposure.notFinal",
                "The decision is not final: it can still be contested, or is. GET the penalty file for the day."),
            GroundStanding.Annulled => ("exposure.annulled", "The decision was annulled: nothing of it is exposed."),
            GroundStanding.OrderOpen => (
                "exposure.orderOpen",
                "The limit of the order runs, or nobody looked after it. Record first that it was not followed."),
            GroundStanding.Corrected => (
                "exposure.corrected", "The matter was corrected: what was corrected is not exposed."),
            GroundStanding.Filed => (
                "exposure.filed",
                "A filing rests on the order. Name its penalty file, once the decision is final: send \"penalty\"."),
            GroundStanding.Contested => (
                "exposure.contested", "An objection to the order waits for a decision. Decide on it first."),
            GroundStanding.Former => ("exposure.former", "The order was a former holder's; nobody answers for it now."),
            _ => (null, ""),
        };
        if (ground == GroundStanding.Unknown)
        {
            return Refusal.Unprocessable(
                "exposure.groundUnknown",
                command.Penalty is not null
                    ? $"{command.Party} has no penalty file {command.Penalty}. GET /v1/penalties?party= lists them."
                    : $"The ladder of {command.Party} has no order {command.Order}. GET the ladder lists its steps.");
        }

        return code is null ? null : Barred(code, message, ProcedureRule.ExposureStep, rules, day);
    }

    private static Refusal? Photographs(ExposeMatter command, ExposureFacts facts) =>
        command.Photographs?.FirstOrDefault(hash => !facts.Held.Contains(hash)) is { } missing
            ? Refusal.Unprocessable(
                "exposure.photographUnknown",
                $"The case has no photograph {missing}. GET /v1/cases/‹id›/evidence lists what it has.")
            : null;

    private static Refusal? Untermed(ExposeMatter command, Rules rules, DateOnly day)
    {
        if (rules.Procedure.Find(ProcedureRule.ExposureTerm, day) is not { } row)
        {
            return LawRefusals.NoRule(ProcedureRule.ExposureTerm, day);
        }

        var last = Terms.LastDay(rules.Calendar, row, day);
        return command.Until < day || command.Until > last
            ? Refusal.Unprocessable(
                "exposure.until",
                $"until is {command.Until:yyyy-MM-dd}; an exposure that begins on {day:yyyy-MM-dd} ends by "
                + $"{last:yyyy-MM-dd} ({row.Clause}).")
            : null;
    }

    /// <summary>A refusal that stands also where the county has entered no clause for it.</summary>
    private static Refusal Barred(string code, string message, ProcedureRule rule, Rules rules, DateOnly day) =>
        Refusal.Conflict(code, message) with { Clause = rules.Procedure.Find(rule, day)?.Clause };
}
