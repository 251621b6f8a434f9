using Grid.Foundation;

namespace Grid.Cells;

/// <summary>Re-cuts cells of one county. Key: county code.</summary>
[Alias("grid.surveyor"), GrainInterfaceType("grid.surveyor")]
public interface ISurveyorGrain : IGrainWithStringKey
{
    [Alias("recut"), ResponseTimeout("00:00:30")] Task<Outcome<RecutView>> Recut(RecutCells command);

    /// <summary>The re-cut whose cells are not all entered yet; null when there is none.</summary>
    [Alias("pending")] Task<PendingRecut?> Pending();

    /// <summary>
    /// Undoes the pending re-cut. The same command again, by the same officer for the same reason, is answered and not
    /// repeated.
    /// </summary>
    [Alias("giveUp"), ResponseTimeout("00:00:30")] Task<Outcome<RecutGivenUpView>> GiveUp(GiveUpRecut command);
}
