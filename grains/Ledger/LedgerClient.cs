using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grid.Ledger;

/// <summary>
/// How grains reach the ledger. They write through the partition's owner and read from the store. An owner in this silo
/// is called without a message; an owner that was replaced without knowing it stores nothing, here as everywhere.
/// </summary>
internal sealed partial class LedgerClient(
    IGrainFactory grains,
    CommitLoop loop,
    ILedgerStore store,
    IOptions<LedgerOptions> options,
    ILogger<LedgerClient> log)
{
    private readonly ILedgerPartitionGrain?[] owners = new ILedgerPartitionGrain?[options.Value.Count];

    public LedgerOptions Options => options.Value;

    public ILedgerStore Store => store;

    /// <summary>
    /// An event in the form in which it is appended, read back from its text. Only a setting of the tests also compares
    /// what a case's event says after that.
    /// </summary>
    /// <exception cref="UnreadableEventException">
    /// The event could not be read after a restart. It is a fault of Grid, and logged here by type and source.
    /// </exception>
    public Draft Draft(string source, GridEvent happened, IReadOnlyList<EntityRef> parties)
    {
        var draft = EventCodec.Draft(happened, parties);
        try
        {
            EventCodec.ReadBack(draft, source, compare: Options.CompareCases || happened is not CaseEvent);
            return draft;
        }
        catch (UnreadableEventException wrong)
        {
            LogUnreadable(log, wrong, draft.Type, source);
            throw;
        }
    }

    public Task<Appended> Append(int partition, AppendRequest request) =>
        loop.Owned(partition) is { Lost: false } here
            ? loop.Append(here, request)
            : (owners[partition] ??= grains.GetGrain<ILedgerPartitionGrain>(partition)).Append(request);
}
