using Grid.Foundation;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Exposures;

/// <summary>The board of exposures of one county (曝光台). Key: the county's code, <c>-</c> where it has none.
/// </summary>
[Alias("grid.exposureBoard"), GrainInterfaceType("grid.exposureBoard")]
internal interface IExposureBoardGrain : IGrainWithStringKey
{
    /// <param name="facts">What the desk found out about the ground.</param>
    [Alias("expose")] Task<Outcome<ExposureView>> Expose(ExposeMatter command, ExposureFacts facts);

    [Alias("withdraw")] Task<Outcome<ExposureView>> Withdraw(int number, string by, string reason);

    /// <summary>Takes down what rests on a penalty or an order that was annulled.</summary>
    /// <param name="party">Whose order it is; not needed for a penalty.</param>
    [Alias("annul")] Task Annul(EntityRef party, Guid? penalty, int? order, string by, string reason);

    [Alias("view"), AlwaysInterleave] Task<ExposureView?> View(int number);

    /// <summary>What is shown today, the latest first.</summary>
    [Alias("shown"), AlwaysInterleave] Task<IReadOnlyList<ExposureView>> Shown();
}
