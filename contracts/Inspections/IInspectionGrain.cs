using Grid.Foundation;
using Grid.Registers;

namespace Grid.Inspections;

/// <summary>督查: one inspection. Key: its code.</summary>
[Alias("grid.inspection"), GrainInterfaceType("grid.inspection")]
public interface IInspectionGrain : IRegisterGrain
{
    [Alias("plan")] Task<Outcome<InspectionView>> Plan(PlanInspection command);

    [Alias("judge")] Task<Outcome<InspectionView>> Judge(JudgeItem command);

    /// <summary>
    /// Closes the inspection: no item is judged after it, and a secret inspection is shown to every viewer from then
    /// on. Closing it again changes nothing.
    /// </summary>
    [Alias("close")] Task<Outcome<InspectionView>> Close(string by);

    /// <summary>The inspection; null when there is none, or when it is not shown to the viewer.</summary>
    [Alias("view")] Task<InspectionView?> View(string? viewer);
}
