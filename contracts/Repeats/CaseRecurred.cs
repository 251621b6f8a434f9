using Grid.Cases;

namespace Grid.Repeats;

/// <summary>
/// 反复问题: the class came again at the same place after an earlier case had ended. It happens once for each case at most.
/// </summary>
[GenerateSerializer, Immutable, Alias("case.recurred")]
public sealed record CaseRecurred([property: Id(0)] Recurrence Recurrence) : CaseEvent;
