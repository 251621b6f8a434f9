using Grid.Cases;
using Grid.Clocks;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Revisits;

/// <summary>How parties revisit a closed case (回头看、防反弹). Pure.</summary>
internal static class RevisitRules
{
    /// <summary>
    /// The visits that are owed for a closed case; a visit is left out when its whole time has passed already.
    /// </summary>
    /// <param name="longer">By how many days the place is looked back to for longer.</param>
    public static IReadOnlyList<Revisit> Of(
        CaseState state, County county, DateTimeOffset closed, DateTimeOffset now, double longer = 0)
    {
        var (reported, place, day) = (state.Reported, state.Reported.Place, county.DayOf(closed));
        var rows = county.Rules.Revisits.Of(reported.Kind, reported.Class, state.Times.Condition, day);
        return
        [
            .. rows.Select(Owed).Where(owed => owed.Due[^1] > now && !(owed.Due[^1] < county.Rules.OwedFrom)),
        ];

        Revisit Owed(RevisitRow row)
        {
            var marked = row.Kind == RevisitKind.LookBack && longer > 0;
            var revisit = new Revisit(
                row.Kind,
                row.Rule,
                county.Recipient(row.To, place, state.Lead, closed).Party ?? new(EntityKind.Cell, place.Cell),
                [],
                Longer: marked ? longer : null,
                Denser: marked ? (int)county.Practice(PracticeOption.MarkedVisits, closed) : null);
            return revisit with
            {
                Due = [.. Enumerable.Range(1, Visits(row, revisit.Denser))
                    .Select(visit => Due(row, visit, closed, revisit, county.Calendar))],
            };
        }
    }

    /// <summary>How many visits a row demands: of a marked place more in the same time, and one after it.</summary>
    public static int Visits(RevisitRow row, int? denser) =>
        denser is { } times ? (row.Visits * times) + 1 : row.Visits;

    /// <summary>When a visit is due by a calendar.</summary>
    /// <param name="visit">Its number, from 1.</param>
    public static DateTimeOffset Due(
        RevisitRow row, int visit, DateTimeOffset closed, Revisit revisit, WorkingCalendar calendar)
    {
        var longer = revisit.Longer ?? 0;
        if (revisit.Denser is null)
        {
            return calendar.Due(closed, row.Within * visit / row.Visits, row.Unit).AddDays(longer);
        }

        // A marked place is visited sooner and longer: every usual visit stays, others lie between, one follows.
        var count = Visits(row, revisit.Denser) - 1;
        return visit > count
            ? calendar.Due(closed, row.Within, row.Unit).AddDays(longer)
            : calendar.Due(closed, row.Within * visit / count, row.Unit);
    }

    /// <summary>The visits that are still owed after an event.</summary>
    public static IReadOnlyList<Revisit> After(IReadOnlyList<Revisit> revisits, GridEvent happened) => happened switch
    {
        CaseRevisitsSet e => e.Revisits,
        CaseRevisited { Passed: true } e =>
        [
            .. revisits.Select(revisit => revisit.Kind == e.Kind ? revisit with { Made = e.Visit } : revisit),
        ],
        CaseHandedOver { To.Role: AssignmentRole.LookBack } e =>
        [
            .. revisits.Select(revisit => revisit.Party == e.From ? revisit with { Party = e.To.Party } : revisit),
        ],
        _ => revisits,
    };

    /// <summary>The visit that is due first; null when no visit is owed.</summary>
    public static Revisit? First(IReadOnlyList<Revisit> revisits) =>
        revisits.Count == 0
            ? null
            : revisits.Where(static revisit => revisit.Next is not null).MinBy(static revisit => revisit.Next);

    /// <summary>When the first visit of a party is due.</summary>
    public static DateTimeOffset? FirstDue(IReadOnlyList<Revisit> revisits, EntityRef party) =>
        revisits.Where(revisit => revisit.Party == party).Min(static revisit => revisit.Next);
}
