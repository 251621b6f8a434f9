using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Worklists;

/// <summary>Says what is due from a post now (岗位待办). Stateless worker; key: 0.</summary>
[Alias("grid.worklist"), GrainInterfaceType("grid.worklist")]
public interface IWorklistGrain : IGrainWithIntegerKey
{
    [Alias("of"), ReadOnly, ResponseTimeout("00:00:25")] Task<Outcome<PostWorklist>> Of(AskWorklist question);

    /// <summary>
    /// What a department owes: the steps of its posts, those due first before the others, and then its obligations to
    /// cases, the newest first.
    /// </summary>
    /// <param name="after">Where the page before ended; null for the first page.</param>
    /// <param name="waitFor">The position that the lists must have read.</param>
    [Alias("obligations"), ReadOnly, ResponseTimeout("00:00:25")]
    Task<Outcome<ObligationPage>> Obligations(
        EntityRef department, ObligationStatus? status, int limit, string? after, LedgerPosition? waitFor);
}
