using Grid.Ledger;

namespace Grid.Cases;

/// <summary>
/// What the answer of a case shows of other cases: who answers for the case that it joined, and the stages of the cases
/// that were opened from it. One query reads it from the ledger, so it is as fresh as their own answers, and activates
/// none of them.
/// </summary>
internal static class CaseRelatives
{
    /// <summary>The view with its primary and its children. A case without either needs no query.</summary>
    public static async ValueTask<CaseView> WithRelatives(this ILedgerStore ledger, CaseView view)
    {
        if (view.JoinedTo is null && view.Children.Count == 0)
        {
            return view;
        }

        IEnumerable<Guid> relatives = view.JoinedTo is { } joined ? view.Children.Append(joined) : view.Children;
        var sources = relatives.Select(static id => CaseRules.CaseRef(id).ToString()).ToHashSet();
        var records = (await ledger.ReadSources(sources)).ToLookup(static record => record.Source);
        return view with
        {
            Primary = view.JoinedTo is { } primary
                ? Answering(State(records[CaseRules.CaseRef(primary).ToString()]))
                : null,
            Opened =
            [
                .. view.Children.Select(child => Child(child, [.. records[CaseRules.CaseRef(child).ToString()]])),
            ],
        };
    }

    /// <summary>The parties that answer for a case; null where no case is stored.</summary>
    public static PrimaryView? Answering(CaseState state) =>
        state.Stage == CaseStage.None ? null : new(state.Duties, state.Lead, state.Due, state.Links.Reports);

    private static ChildView Child(Guid id, IReadOnlyList<LedgerRecord> records)
    {
        var state = State(records);
        return records.Count == 0
            ? new(id, null, CaseStage.None, default, null, null, false)
            : new(
                id,
                CaseNumber.Of(state.Original ?? state.Reported, records[0].Position),
                state.Stage,
                state.Reported.Kind,
                state.Reported.Class,
                state.Due,
                CaseRules.IsOpen(state.Stage));
    }

    private static CaseState State(IEnumerable<LedgerRecord> records) =>
        records.Select(EventCodec.Read).Aggregate(new CaseState(), CaseRules.Apply);
}
