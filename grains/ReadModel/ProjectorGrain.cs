using Grid.Ledger;
using Grid.Ledger.Consumers;
using Microsoft.Extensions.Logging;

namespace Grid.ReadModel;

/// <summary>
/// Keeps the read model's rows of a partition. Key: partition number. No record is passed over: the stream brings a
/// page again that cannot be written now, and the reader makes a dead letter of a record that it cannot apply, and of
/// all later records of its source.
/// </summary>
[GrainType("projector")]
internal sealed class ProjectorGrain(
    ConsumerServices services, ReadModelStore store, ILedgerStore ledger, ILogger<ProjectorGrain> logger)
    : LedgerConsumerGrain(services)
{
    public const string Name = "grid.readmodel";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private PartitionReader reader = null!;

    protected override bool PassesOver => false;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        reader = new(Partition, store, ledger, logger);
        KeepLevel(reader.Position, Beat);
        return Task.CompletedTask;
    }

    public override Task<Retried> Retry() => reader.Retry();

    protected override Task Receive(IReadOnlyList<LedgerRecord> records) => reader.Receive(records);
}
