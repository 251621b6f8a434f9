using Grid.Cases;
using Grid.Gateway.Parties;

namespace Grid.Gateway.Cases;

/// <summary>
/// An objection, an appeal, or a finding or mark that is contested; <c>upheld</c> is null while it waits for its
/// review.
/// </summary>
/// <param name="Of">The party whose finding or mark is contested; null for an objection or a lateness.</param>
/// <param name="Mark">The number of the mark that is contested.</param>
public sealed record AppealBody(
    AppealKind Kind,
    string By,
    DateTimeOffset At,
    string Reason,
    PartyBody Reviewer,
    DateTimeOffset? Due,
    IReadOnlyList<AppealReviewBody> Reviews,
    bool? Upheld,
    PartyBody? Of = null,
    int? Mark = null)
{
    internal static AppealBody From(CaseAppeal appeal) => new(
        appeal.Kind,
        appeal.By,
        appeal.At,
        appeal.Reason,
        PartyBody.From(appeal.Reviewer),
        appeal.Due,
        [.. appeal.Reviews.Select(static one => new AppealReviewBody(one.By, one.At, one.Passed, one.Reason))],
        appeal.Upheld,
        appeal.Of is { } of ? PartyBody.From(of) : null,
        appeal.Mark);
}

/// <summary>One review of an objection or an appeal.</summary>
public sealed record AppealReviewBody(string By, DateTimeOffset At, bool Passed, string? Reason);
