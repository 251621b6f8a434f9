using Grid.Documents;
using Grid.Foundation;
using Orleans.Concurrency;

namespace Grid.Penalties;

/// <summary>
/// 行政处罚案卷: one penalty file, from the clue to the close. Key: its id, which party, behaviour and act give, so
/// that one act has one file.
/// </summary>
[Alias("grid.penalty"), GrainInterfaceType("grid.penalty")]
public interface IPenaltyGrain : IGrainWithGuidKey
{
    /// <summary>The file; null when there is none.</summary>
    [Alias("view"), AlwaysInterleave] Task<PenaltyView?> View();

    /// <summary>
    /// Opens the file. Sent again as it was, it is answered; another file of the same act is refused as
    /// <c>penalty.finedAlready</c> or <c>penalty.open</c>.
    /// </summary>
    [Alias("open")] Task<Outcome<PenaltyView>> Open(OpenPenalty command);

    /// <summary>Takes a step. What the law forbids is refused with its clause.</summary>
    [Alias("step")] Task<Outcome<PenaltyView>> Step(StepPenalty command);

    /// <summary>Records that the document of the decision was served. Of another document, nothing is.</summary>
    /// <param name="at">From when the service counts.</param>
    [Alias("served")]
    Task<Outcome<PenaltyView>> Served(string document, ServiceMethod method, DateTimeOffset at, string by);
}
