using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Posts;
using Grid.Repeats;
using Grid.Revisits;

namespace Grid.ReadModel;

/// <summary>A notice as it was sent.</summary>
internal sealed record NoticeRow(NoticeLine Line)
{
    /// <summary>The notice that an event put into the worklist of a party.</summary>
    /// <param name="row">The case after the event.</param>
    public static NoticeRow Of(CaseRow row, LedgerPosition at, EntityRef party, Notice notice, GridEvent happened)
    {
        var (post, holder) = Held(happened);
        var reported = row.State.Reported;
        return new(new NoticeLine(
            at, notice.At, row.Id, row.Number, reported.Kind, reported.Class, party, post, holder, notice.Clock,
            notice.Step, notice.Due, notice.Rule,
            happened is CasePlaceMarked marked ? marked.Until : notice.Until,
            ReasonOf(happened),
            reported.Place.Part,
            reported.Place.Address));
    }

    /// <summary>The post in which the party is told, and who holds it; null for the party itself.</summary>
    private static (Post? Post, string? Holder) Held(GridEvent happened) => happened switch
    {
        CaseDeadlineMissed e => (e.To, e.Holder),
        CasePlaceMarked e => (e.To, e.Holder),
        _ => default,
    };

    private static string? ReasonOf(GridEvent happened) => happened switch
    {
        CaseSupervised e => e.Reason,
        CaseCorrected e => e.Reason,
        CaseDoubted e => e.Report.ToString("D"),
        CaseAppealReviewed e => e.Reason,
        CasePlaceMarked e => e.Place.ToString(),
        CaseDeadlineRevised e => string.Join("; ", e.Notices),
        CaseRevisitsSet e => string.Join("; ", e.Notices ?? []),
        _ => null,
    };
}
