using Grid.Ledger;
using Grid.Ledger.Streams;
using Grid.ReadModel;

namespace Grid.Counties;

/// <remarks>Records that the county cannot show are kept as dead letters.</remarks>
internal sealed partial class RegisterFollower
{
    private readonly List<DeadLetter> passedOver = []; // not stored yet

    private void PassOver(LedgerRecord record, Exception wrong)
    {
        LogUnreadable(log, wrong, record.Position);
        var (source, reason) = (StoredParty.Read(record.Source), DeadLetterReason.Of(wrong));
        passedOver.Add(new(source, record.Position, reason, time.GetUtcNow(), ConsumerId.Map));
    }

    /// <summary>Removes the dead letters of records that an earlier version could not read and this one can.</summary>
    private async Task ForgetReadable(CancellationToken cancel)
    {
        var partition = ledger.Value.RegisterPartition;
        var unreadable = passedOver.Select(static letter => letter.Position).ToHashSet();
        foreach (var letter in await store.DeadLetters(ConsumerId.Map, partition, MostLetters, cancel))
        {
            if (!unreadable.Contains(letter.Position))
            {
                await store.RemoveDeadLetter(letter, cancel);
            }
        }
    }

    private async Task KeepPassedOver(CancellationToken cancel)
    {
        DeadLetter[] letters;
        lock (gate)
        {
            letters = [.. passedOver];
            passedOver.Clear();
        }

        foreach (var letter in letters)
        {
            await store.AddDeadLetter(letter, cancel);
        }
    }
}
