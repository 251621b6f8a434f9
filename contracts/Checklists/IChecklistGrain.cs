using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Checklists;

/// <summary>Answers from the standards of the silo it runs on. Stateless worker; key: 0.</summary>
[Alias("grid.checklists"), GrainInterfaceType("grid.checklists")]
public interface IChecklistGrain : IGrainWithIntegerKey
{
    [Alias("of"), ReadOnly] Task<Outcome<ChecklistView>> Of(AskChecklist question);
}
