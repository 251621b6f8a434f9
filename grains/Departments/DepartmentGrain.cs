using Grid.Parties;
using Grid.Worklists;

namespace Grid.Departments;

/// <summary>部门、街道: answers for more cases than one grain should hold, so the read model keeps its worklist.</summary>
[GrainType("department")]
internal sealed class DepartmentGrain(PartyBook book, IReadModelWorklists worklists)
    : PartyGrain(book), IDepartmentGrain
{
    private readonly ReadModelWorklist worklist = new(book, worklists);

    protected override IWorklist Owed => worklist;

    public override async Task<PartyView> View() => await base.View() with
    {
        OpenByCell = await worklist.OpenByCell(),
        Steps = (await GrainFactory.GetGrain<IWorklistGrain>(0).Of(AskWorklist.Of(Book.Self, most: 0))).Value,
    };

    public override void Applied(PartyChange change)
    {
        // The county has the entry, and the read model the records of the department's cases.
    }
}
