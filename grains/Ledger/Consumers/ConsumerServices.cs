using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Consumers;

/// <summary>What every consumer of the ledger is built with.</summary>
internal sealed record ConsumerServices(
    LedgerConsumers Consumers, ILedgerStore Ledger, TimeProvider Time, ILoggerFactory Logs);
