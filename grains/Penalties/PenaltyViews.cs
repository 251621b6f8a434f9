using Grid.Ledger;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>A penalty file as a caller sees it at a time.</summary>
internal static class PenaltyViews
{
    public static PenaltyView Of(
        PenaltyState state,
        StepsBefore? ladder,
        int version,
        LedgerPosition last,
        Rules rules,
        DateTimeOffset now)
    {
        var file = state.File!.Opened;
        var today = rules.Calendar.DayOf(now);
        var judged = state.Decided is { } decided ? rules.Calendar.DayOf(decided.At) : today;
        var article = rules.Articles.Find(file.Behaviour!, file.Sort, judged)
            ?? rules.Articles.Find(file.Behaviour!, file.Sort, rules.Calendar.DayOf(state.Brief.OpenedAt))!;
        var terms = PenaltyTerms.Of(state, rules, today);
        var money = PenaltyMoney.On(state, rules, today);
        return new()
        {
            Brief = state.Brief with { Due = terms is [var first, ..] ? first.LastDay : null },
            Opened = file,
            Steps = state.Steps,
            Article = article,
            Tiers = rules.Discretion.Of(file.Behaviour!, file.Sort, judged),
            Terms = terms,
            Next = [.. PenaltySteps.At(file.Procedure, state.Brief.Stage).Where(state.Bears)],
            Lacks = state.Decided is null && state.Brief.Stage != PenaltyStage.Closed
                ? FineTiming.RefuseMoment(article, state.Before(withOrder: false, ladder))?.Message
                : null,
            LateCharge = money.Late,
            Paid = state.Paid,
            Owed = money.Owed,
            Credit = Credit(state, rules, today),
            Documents = state.Documents,
            FinalFrom = state.Decided is null ? null : Final(state, rules),
            Version = version,
            LedgerPosition = last,
        };
    }

    /// <summary>
    /// What the public credit file makes of it. While a review or a lawsuit runs nobody can tell when it is final.
    /// </summary>
    private static PenaltyCredit Credit(PenaltyState state, Rules rules, DateOnly today)
    {
        if (CreditFile.Refuse(rules, state.Brief.Procedure, state.Has(ContestStep.Annulled), today) is { } never)
        {
            return new(Enters: false, null, null, never.Message, never.Clause);
        }

        if (state.Decided is not { } decided)
        {
            return new(
                Enters: state.Brief.Stage != PenaltyStage.Closed, null, null, null,
                rules.Procedure.Find(ProcedureRule.CreditEntry, today)?.Clause);
        }

        return new(
            Enters: true,
            Final(state, rules),
            CreditFile.DeletedAfter(rules, rules.Calendar.DayOf(decided.At)),
            null,
            rules.Procedure.Find(ProcedureRule.CreditEntry, today)?.Clause);
    }

    /// <summary>The first day on which the decision is final; null while that is open.</summary>
    private static DateOnly? Final(PenaltyState state, Rules rules)
    {
        var contests = state.Of(PenaltyVerb.Contest).ToList();
        return contests switch
        {
            [.., { Step.Contest: ContestStep.Upheld } judged] => rules.Calendar.DayOf(judged.At).AddDays(1),
            [.., { Step.Contest: ContestStep.ReviewUpheld } told] =>
                CreditFile.FinalAfter(rules, null, rules.Calendar.DayOf(told.At))?.AddDays(1),
            [] when state.ServedAt is { } served =>
                CreditFile.FinalAfter(rules, rules.Calendar.DayOf(served), null)?.AddDays(1),
            _ => null,
        };
    }
}
