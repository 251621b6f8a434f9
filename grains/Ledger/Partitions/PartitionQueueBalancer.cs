using Grid.Ledger.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace Grid.Ledger.Partitions;

/// <summary>
/// Each silo pulls the queues of the partitions that stand on it, and takes over those of a silo that left.
/// </summary>
internal sealed partial class PartitionQueueBalancer(
    IServiceProvider services,
    IOptions<LedgerOptions> shape,
    ILogger<PartitionQueueBalancer> log)
    : QueueBalancerBase(services, log)
{
    private IReadOnlyList<QueueId> queues = [];
    private volatile IReadOnlyList<QueueId> mine = [];

    public static IStreamQueueBalancer Create(IServiceProvider services, string name) =>
        ActivatorUtilities.CreateInstance<PartitionQueueBalancer>(services);

    public override Task Initialize(IStreamQueueMapper queueMapper)
    {
        queues = [.. queueMapper.GetAllQueues()];
        return base.Initialize(queueMapper);
    }

    public override IEnumerable<QueueId> GetMyQueues() => mine;

    protected override void OnClusterMembershipChange(HashSet<SiloAddress> activeSilos)
    {
        mine = activeSilos.Contains(SiloAddress) ? Here(PartitionSpread.Of(shape.Value.Count, activeSilos)) : [];
        NotifyAgents().Ignore();
    }

    private async Task NotifyAgents()
    {
        try
        {
            await NotifyListeners();
        }
        catch (Exception wrong)
        {
            LogQueuesNotTaken(wrong);
        }
    }

    private QueueId[] Here(SiloAddress[] spread) =>
        [.. queues.Where(queue => spread[LedgerQueueMapper.PartitionOf(queue)].Equals(SiloAddress))];
}
