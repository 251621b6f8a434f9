using Orleans.Concurrency;

namespace Grid.Worklists;

/// <summary>Says what is due from a post now (岗位待办). Stateless worker; key: 0.</summary>
[Alias("grid.worklist"), GrainInterfaceType("grid.worklist")]
public interface IWorklistGrain : IGrainWithIntegerKey
{
    [Alias("of"), ReadOnly, ResponseTimeout("00:00:25")] Task<PostWorklist> Of(AskWorklist question);
}
