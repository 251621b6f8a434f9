using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Consumers;

/// <summary>The services with which every consumer of the ledger is built.</summary>
internal sealed record ConsumerServices(
    LedgerConsumers Consumers, ILedgerStore Ledger, TimeProvider Time, ILoggerFactory Logs);
