using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cells;

/// <summary>
/// Which reports a cell has let in: its open cases, and the reports on their way in until the stream brings them. By
/// them the cell knows which report is new; near an edge it asks its neighbours.
/// </summary>
internal sealed class Admissions(PartyBook book, PartyServices services, TimeProvider time)
{
    private static readonly TimeSpan InFlight = TimeSpan.FromMinutes(2);

    private readonly Dictionary<Guid, Admission> admitted = [];
    private readonly Dictionary<(ClassKind, string), Dictionary<Guid, Candidate>> open = [];

    /// <summary>Indexes the cases that the book held when it was opened.</summary>
    public void Open()
    {
        foreach (var held in book.State.Held.Values)
        {
            Index(held.Case, null, held);
        }
    }

    public void Applied(PartyChange change)
    {
        if (change.Case is { } heard)
        {
            admitted.Remove(heard.Id);
            Index(heard.Id, heard.Before, heard.After);
        }
    }

    /// <inheritdoc cref="ICellGrain.Admit"/>
    public async Task<Guid?> Admit(Candidate candidate)
    {
        if (Here(candidate) is { } similar)
        {
            admitted.Remove(candidate.Case);
            return similar;
        }

        var decided = new TaskCompletionSource();
        admitted[candidate.Case] = new(candidate, time.GetUtcNow(), decided.Task);
        try
        {
            foreach (var neighbour in candidate.NearbyCells)
            {
                if (await services.Grains.GetCell(neighbour).Similar(candidate) is { } beyond)
                {
                    admitted.Remove(candidate.Case);
                    return beyond;
                }
            }

            return null;
        }
        finally
        {
            decided.SetResult();
        }
    }

    public void Withdraw(Guid report) => admitted.Remove(report);

    /// <summary>
    /// Two reports may be on their way in at both sides of an edge, and each cell asks the other. The report with the
    /// lower id waits until the other is decided: the other joins it, or has passed it by and is joined by it. The
    /// report with the higher id never waits, so no two wait for each other.
    /// </summary>
    public async Task<Guid?> Similar(Candidate candidate)
    {
        var terms = SimilarRules.Terms(book.County, candidate);
        while (admitted.Values.FirstOrDefault(one => one.IsAwaitedBy(candidate, terms)) is { } undecided)
        {
            await undecided.Decided;
        }

        return Here(candidate);
    }

    /// <inheritdoc cref="ICellGrain.Alike"/>
    public IReadOnlyList<SimilarCase> Alike(Candidate candidate)
    {
        var county = book.County;
        var terms = SimilarRules.Terms(county, candidate);
        return
        [
            .. SimilarRules.Alike(Known(candidate), candidate, terms, county.Atlas).Select(one => new SimilarCase(
                one.Case.Case,
                book.State.Held.GetValueOrDefault(one.Case.Case)?.Number,
                SimilarRules.Metres(one.Case.Point, candidate.Point),
                (one.Case.ReportedAt - candidate.ReportedAt).Duration().TotalHours,
                one.Why)),
        ];
    }

    /// <summary>The similar case in this cell, open or on its way in.</summary>
    private Guid? Here(Candidate candidate)
    {
        var county = book.County;
        return SimilarRules.Find(
            Known(candidate), candidate, SimilarRules.Terms(county, candidate), county.Atlas);
    }

    /// <summary>The cases of a class in this cell, open or on their way in.</summary>
    private IEnumerable<Candidate> Known(Candidate candidate)
    {
        open.TryGetValue((candidate.Kind, candidate.Class), out var cases);
        var known = cases?.Values.AsEnumerable() ?? [];
        if (admitted.Count > 0)
        {
            var stale = time.GetUtcNow() - InFlight;
            foreach (var lost in admitted.Where(one => one.Value.Since < stale).Select(static one => one.Key).ToList())
            {
                admitted.Remove(lost);
            }

            known = known.Concat(admitted.Values.Select(static one => one.Candidate));
        }

        return known;
    }

    private void Index(Guid id, ObligationState? before, ObligationState? after)
    {
        if (before is { IsCurrent: true } && open.TryGetValue((before.Kind, before.Class), out var was))
        {
            was.Remove(id);
        }

        if (after is { IsCurrent: true, Vague: false })
        {
            if (!open.TryGetValue((after.Kind, after.Class), out var cases))
            {
                open[(after.Kind, after.Class)] = cases = [];
            }

            cases[id] = new(
                id, after.Kind, after.Class, after.Point, after.ReportedAt, [], after.Particulars?.Shop, after.Channel,
                Particulars: after.Particulars,
                Handled: after.HandledAt is not null);
        }
    }

    /// <summary>A report on its way in, until the stream brings it.</summary>
    /// <param name="Decided">
    /// Completes when the neighbours have answered: then the cell knows whether the report is new here.
    /// </param>
    private sealed record Admission(Candidate Candidate, DateTimeOffset Since, Task Decided)
    {
        public bool IsAwaitedBy(Candidate other, SimilarRow terms) => !Decided.IsCompleted
            && Candidate.Case.CompareTo(other.Case) > 0
            && SimilarRules.Similar(Candidate, other, terms);
    }
}
