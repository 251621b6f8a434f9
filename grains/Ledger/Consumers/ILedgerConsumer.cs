using Grid.ReadModel;

namespace Grid.Ledger.Consumers;

/// <summary>A consumer of one partition of the ledger, as the silo calls it. Key: partition number.</summary>
[Alias("grid.follower"), GrainInterfaceType("grid.follower")]
internal interface ILedgerConsumer : IGrainWithIntegerKey
{
    /// <summary>Tries its dead letters again.</summary>
    [Alias("retry")] Task<Retried> Retry();

    /// <summary>Answers when the consumer is awake: it then looks for itself whether anything is missing.</summary>
    [Alias("wake")] Task Wake();
}
