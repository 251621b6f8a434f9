using Grid.Foundation;
using Grid.Registers;

namespace Grid.Operations;

/// <summary>专项整治 (S79): one special operation. Its plan is an entry of a register. Key: its code.</summary>
[Alias("grid.operation"), GrainInterfaceType("grid.operation")]
public interface IOperationGrain : IRegisterGrain
{
    /// <summary>
    /// Ends the operation with its result; what happens later names it no more. Ending it again with the same result
    /// changes nothing. Refused as <c>operation.unknown</c> and, with another result, <c>operation.ended</c>.
    /// </summary>
    [Alias("end")] Task<Outcome<RegisterView>> End(EndOperation command);

    /// <summary>What named the operation so far, counted; null where there is no such operation.</summary>
    [Alias("counts"), ResponseTimeout("00:00:30")] Task<OperationCounts?> Counts();
}
