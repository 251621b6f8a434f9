using Grid.Cases;
using Grid.Gateway.Parties;

namespace Grid.Gateway.Cases;

/// <summary>An objection or an appeal; <c>upheld</c> is null while it waits for its review.</summary>
public sealed record AppealBody(
    AppealKind Kind,
    string By,
    DateTimeOffset At,
    string Reason,
    PartyBody Reviewer,
    DateTimeOffset? Due,
    IReadOnlyList<AppealReviewBody> Reviews,
    bool? Upheld)
{
    internal static AppealBody From(CaseAppeal appeal) => new(
        appeal.Kind,
        appeal.By,
        appeal.At,
        appeal.Reason,
        PartyBody.From(appeal.Reviewer),
        appeal.Due,
        [.. appeal.Reviews.Select(static one => new AppealReviewBody(one.By, one.At, one.Passed, one.Reason))],
        appeal.Upheld);
}

/// <summary>One review of an objection or an appeal.</summary>
public sealed record AppealReviewBody(string By, DateTimeOffset At, bool Passed, string? Reason);
