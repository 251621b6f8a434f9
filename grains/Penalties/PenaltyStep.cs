using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>A step that is asked for, and what stands against it.</summary>
/// <param name="ladder">What the ladder of the party has for the class; null where it has nothing.</param>
internal sealed class PenaltyStep(
    PenaltyState state, StepPenalty command, StepsBefore? ladder, Rules rules, DateTimeOffset now)
{
    private readonly OpenPenalty file = state.File!.Opened;
    private readonly DateOnly day = rules.Calendar.DayOf(now);

    /// <summary>What the law forbids at any stage.</summary>
    public Refusal? Forbidden() => command is { Verb: PenaltyVerb.Enforce, Act: ForcedAct.CutSupplies }
        ? Coercion.RefuseCut(rules, day)
        : null;

    /// <summary>What stands against the step at its stage.</summary>
    public Refusal? Refuse() => command.Verb switch
    {
        PenaltyVerb.File => state.Brief.Procedure == PenaltyProcedure.Simple ? Refiled() : Two() ?? Late(),
        PenaltyVerb.Recheck => Unordered(),
        PenaltyVerb.Evidence => Two(),
        PenaltyVerb.Question => Two() ?? Questioning.Refuse(rules, command.Written, command.Video, day),
        PenaltyVerb.Notice => Heavier(),
        PenaltyVerb.AskHearing => NoHearing() ?? Hearing.RefuseRequest(rules, DayOf(PenaltyVerb.Notice)!.Value, day),
        PenaltyVerb.TellHearing => Unasked() ?? Needed(command.HearingAt, "hearingAt")
            ?? Hearing.RefuseDate(rules, day, rules.Calendar.DayOf(command.HearingAt!.Value)),
        PenaltyVerb.Hearing => Untold() ?? Partial(),
        PenaltyVerb.Review => Partial(),
        PenaltyVerb.Decide => Decision(),
        PenaltyVerb.Serve => Needed(command.Way, "way")
            ?? Delivery.Refuse(rules, command.Way!.Value, command.Confirmed, day),
        PenaltyVerb.Pay => Payment(),
        PenaltyVerb.Instalments => Needed(command.Until, "until") ?? Needed(command.Reason, "reason") ?? Sooner(),
        PenaltyVerb.Enforce => Needed(command.Act, "act") ?? Enforcement(),
        PenaltyVerb.Contest => Needed(command.Contest, "contest"),
        PenaltyVerb.HandIn or PenaltyVerb.Bank => NothingOpen(),
        PenaltyVerb.Release => NothingOpen() ?? Needed(command.Reason, "reason"),
        PenaltyVerb.Close => Needed(command.Ground, "ground") ?? Unfinished() ?? Closing(),
        _ => null,
    };

    /// <summary>The stage after the step; a payment of all that is owed moves further.</summary>
    public PenaltyStage Stage() => command.Verb switch
    {
        PenaltyVerb.File when state.Brief.Procedure != PenaltyProcedure.Simple => PenaltyStage.Filed,
        PenaltyVerb.Notice => PenaltyStage.Noticed,
        PenaltyVerb.Decide => PenaltyStage.Decided,
        PenaltyVerb.Serve => PenaltyStage.Served,
        PenaltyVerb.Enforce when command.Act == ForcedAct.Court => PenaltyStage.InCourt,
        PenaltyVerb.Close => PenaltyStage.Closed,
        _ => state.Brief.Stage,
    };

    private Refusal? Decision()
    {
        if (rules.Articles.Find(file.Behaviour!, file.Sort, day) is not { } article)
        {
            return LawRefusals.NoArticle(file.Behaviour!, day);
        }

        var refused = Needed(command.Reason, "reason")
            ?? Two()
            ?? Late()
            ?? (file.Procedure == PenaltyProcedure.Contactless
                ? PenaltyRules.Gate(rules, article, file.Record)
                : null)
            ?? (command.Article is { } cited ? FineTiming.RefuseCitation(article, cited) : null);
        if (refused is not null || command.Amount is not { } fine)
        {
            return refused ?? Prepared();
        }

        return FineTiming.RefuseMoment(article, state.Before(command.WithOrder, ladder))
            ?? FineTiming.RefuseHarmless(article, file.Harm)
            ?? FineTiming.RefuseAmount(article, fine)
            ?? Discretion.Refuse(rules, article, file.Sort, command.Tier, fine, day)
            ?? Sparing.RefuseFine(
                rules, command.Minor, command.Corrected, command.Harm ?? HarmDone.Slight, day)
            ?? (file.Procedure == PenaltyProcedure.Simple
                ? SimpleProcedure.Refuse(rules, file.Sort, fine, file.Certain, day)
                : null)
            ?? Prepared();
    }

    /// <summary>What the general procedure asks for before a decision.</summary>
    private Refusal? Prepared()
    {
        if (file.Procedure == PenaltyProcedure.Simple)
        {
            return null;
        }

        var held = state.Last(PenaltyVerb.Hearing) is not null;
        var isMajor = command.Major || state.Of(PenaltyVerb.File).Any(static step => step.Step.Major);
        return DecisionChecks.RefuseHeavier(
                rules, state.Last(PenaltyVerb.Notice)!.Step.Amount, command.Amount ?? 0, newFacts: false, day)
            ?? HearingOpen()
            ?? DecisionChecks.RefuseUnreviewed(
                rules, held || isMajor, state.Last(PenaltyVerb.Review) is not null, day)
            ?? DecisionChecks.RefuseUndiscussed(rules, isMajor, state.Last(PenaltyVerb.Discuss) is not null, day);
    }

    /// <summary>A hearing that was asked for and not held, or can still be asked for.</summary>
    private Refusal? HearingOpen()
    {
        if (Due() is null || state.Last(PenaltyVerb.Hearing) is not null)
        {
            return null;
        }

        var notified = DayOf(PenaltyVerb.Notice)!.Value;
        var clause = rules.Procedure.Find(ProcedureRule.HearingAsked, notified)?.Clause ?? "";
        if (state.Last(PenaltyVerb.AskHearing) is not null)
        {
            return Refusal.Forbidden(
                "penalty.hearingMissing", "A hearing was asked for in time. Hold it before the decision.", clause);
        }

        return Terms.LastDay(rules, ProcedureRule.HearingAsked, notified) is { } last && day <= last
            ? Refusal.Forbidden(
                "penalty.hearingRuns",
                $"The party may ask for a hearing until {last:yyyy-MM-dd}. Decide after that day.",
                clause)
            : null;
    }

    private Refusal? Payment()
    {
        var owed = PenaltyMoney.On(state, rules, day);
        if (command.Amount is not > 0 || command.Amount > owed.Owed)
        {
            return Refusal.Invalid(
                "penalty.amount", $"amount is yuan above 0, and at most the {owed.Owed:0.00} that are owed.");
        }

        var decided = state.Decided!;
        if (command.OnSpot)
        {
            return Collection.Refuse(
                rules,
                file.Procedure,
                decided.Step.Amount!.Value,
                command.HardLater,
                command.Remote,
                command.Receipt,
                rules.Calendar.DayOf(decided.At));
        }

        return command.By == decided.By && rules.Procedure.Find(ProcedureRule.Payment, day) is { } paid
            ? Refusal.Forbidden(
                "penalty.collector",
                $"{command.By} decided the fine, and who decides does not collect. Let it be paid to the bank.",
                paid.Clause)
            : null;
    }

    private Refusal? Enforcement()
    {
        var demanded = DayOf(PenaltyVerb.Demand);
        return command.Act switch
        {
            ForcedAct.Seizure => Two() ?? Seizure.Refuse(rules, command.Related, day),
            ForcedAct.Execution => Coercion.RefuseDecision(rules, demanded is not null, day)
                ?? Coercion.RefuseTime(rules, now, command.Urgent),
            ForcedAct.Substitute => Coercion.RefuseSubstitute(rules, demanded, command.Spilt, day)
                ?? (command.Spilt ? null : Coercion.RefuseTime(rules, now, command.Urgent)),
            ForcedAct.Court when state.ServedAt is { } served =>
                Coercion.RefuseCourt(rules, rules.Calendar.DayOf(served), demanded, day),
            _ => Refusal.Conflict("penalty.unserved", "The decision is not served. Serve it first."),
        };
    }

    private Refusal? Closing()
    {
        var undecided = state.Decided is null;
        return command.Ground switch
        {
            CloseGround.Paid => Unless(state.Brief.Stage == PenaltyStage.Paid),
            CloseGround.Corrected => Unless(
                undecided && state.Before(withOrder: false, ladder) is { IsCorrected: true, RefusedAt: null }),
            CloseGround.Regularised or CloseGround.Unfounded => Unless(undecided) ?? Needed(command.Reason, "reason"),
            CloseGround.Minor => Unless(undecided && Sparing.RefuseFine(
                rules, command.Minor, command.Corrected, command.Harm ?? HarmDone.Slight, day) is not null),
            CloseGround.First => Unless(undecided) ?? Sparing.RefuseFirst(
                rules, command.First, command.Corrected, command.Harm ?? HarmDone.Serious, day),
            CloseGround.Limitation => Unless(undecided && Late() is not null),
            CloseGround.Enforced => Unless(state.Brief.Stage == PenaltyStage.InCourt),
            CloseGround.Annulled => Unless(state.Has(ContestStep.Annulled)),
            _ => Unless(state.Brief.Stage == PenaltyStage.Served && state.Decided!.Step.Amount is null),
        };
    }

    private Refusal? NothingOpen() => state.Bears(command.Verb)
        ? null
        : Refusal.Conflict(
            "penalty.nothingOpen",
            command.Verb == PenaltyVerb.Release
                ? "Nothing is seized that could be released."
                : "No money waits for this step: it was not taken on the spot, or the step was taken before.");

    /// <summary>Money or things that the file still answers for.</summary>
    private Refusal? Unfinished()
    {
        var (rule, begun, message) = state switch
        {
            { Unhanded: { } paid } => (
                ProcedureRule.HandIn, paid, "The money taken on the spot is not handed in. Take handIn first."),
            { Unbanked: { } handed } => (
                ProcedureRule.Banked, handed, "The money that was handed in is not in the bank. Take bank first."),
            { Unreleased: { } seized } => (
                ProcedureRule.Seizure, seized, "Things are still seized. Decide what becomes of them: take release."),
            _ => (default(ProcedureRule), null, ""),
        };
        return begun is null
            ? null
            : Refusal.Conflict("penalty.unfinished", message) with
            {
                Clause = rules.Procedure.Find(rule, rules.Calendar.DayOf(begun.At))?.Clause,
            };
    }

    private static Refusal? Unless(bool met) => met
        ? null
        : Refusal.Conflict(
            "penalty.ground",
            "The file does not show the ground of the close. Take the step it rests on, or close it on another "
            + "ground.");

    /// <summary>Two officers who are two; assistants are not named among them.</summary>
    private Refusal? Two() => Officers.Refuse(rules, [.. command.Officers ?? file.Officers], day);

    /// <summary>The act was found too late.</summary>
    private Refusal? Late() => Limitation.Refuse(
        rules,
        rules.Calendar.DayOf(file.ActAt ?? state.Brief.OpenedAt),
        rules.Calendar.DayOf(state.Brief.OpenedAt),
        file.Life);

    private Refusal? Refiled() => state.Last(PenaltyVerb.File) is null
        ? null
        : Refusal.Conflict("penalty.filed", "The decision was filed with the bureau already.");

    private Refusal? Unordered() => state.Last(PenaltyVerb.Order) is not null
        ? null
        : Refusal.Conflict(
            "penalty.unordered", "Nothing was ordered that could be looked at again. Order it first.");

    private Refusal? Heavier() => state.Last(PenaltyVerb.Statement) is null
        ? null
        : DecisionChecks.RefuseHeavier(
            rules,
            state.Last(PenaltyVerb.Notice)?.Step.Amount,
            command.Amount ?? 0,
            command.NewFacts,
            day);

    private ProcedureRow? Due() => state.Last(PenaltyVerb.Notice)?.Step.Amount is { } intended
        ? Hearing.Due(rules, file.Sort, intended, DayOf(PenaltyVerb.Notice)!.Value)
        : null;

    private Refusal? NoHearing() => Due() is not null
        ? null
        : Refusal.Conflict(
            "penalty.noHearing", "No hearing is due: the fine of the notice is below the county's row.");

    private Refusal? Unasked() => state.Last(PenaltyVerb.AskHearing) is not null
        ? null
        : Refusal.Conflict("penalty.hearingUnasked", "Nobody asked for a hearing. Go on without one.");

    private Refusal? Untold() => state.Last(PenaltyVerb.TellHearing)?.Step.HearingAt <= now
        ? null
        : Refusal.Conflict("penalty.hearingUntold", "The hearing was not told, or its time has not come.");

    /// <summary>Who investigated neither presides over the hearing nor reviews.</summary>
    private Refusal? Partial() => file.Officers.Contains(command.By)
        ? Refusal.Forbidden(
            "penalty.partial",
            $"{command.By} investigated it. Another person hears and reviews it.",
            rules.Procedure.Find(
                command.Verb == PenaltyVerb.Review ? ProcedureRule.LegalReview : ProcedureRule.HearingTold, day)
                ?.Clause ?? "")
        : null;

    private Refusal? Sooner() => command.Until > PenaltyMoney.On(state, rules, day).LastDay
        ? null
        : Refusal.Invalid("penalty.until", "until is a day after the last day for payment.");

    private static Refusal? Needed<T>(T? value, string field) => value is null || value is string { Length: 0 }
        ? Refusal.Invalid($"penalty.{field}Missing", $"{field} is missing: this step needs it.")
        : null;

    private DateOnly? DayOf(PenaltyVerb verb) =>
        state.Last(verb) is { } step ? rules.Calendar.DayOf(step.At) : null;
}
