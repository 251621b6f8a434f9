using Grid.Ledger.Streams;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Ledger.Consumers;

/// <summary>
/// The dead letters of one consumer in one partition: records that it could not apply and passed over.
/// </summary>
internal sealed class ConsumerDeadLetters(ConsumerId consumer, int partition, ILedgerStore ledger, TimeProvider time)
{
    private const int MostTriedAgain = 1000;

    /// <summary>Adds a letter, or the newer reason of one that is there.</summary>
    public Task Add(EntityRef party, LedgerPosition position, Exception wrong) =>
        ledger.AddDeadLetter(new(party, position, DeadLetterReason.Of(wrong), time.GetUtcNow(), consumer));

    public async Task<LedgerRecord> Record(DeadLetter letter) =>
        (await ledger.Read(partition, letter.Position.Position - 1, 1))[0];

    /// <summary>Tries each letter again, in the order of the records, and removes those that are taken.</summary>
    /// <param name="tryAgain">Answers whether the letter's record is taken now.</param>
    public async Task<Retried> Retry(Func<DeadLetter, Task<bool>> tryAgain)
    {
        var letters = await ledger.DeadLetters(consumer, partition, MostTriedAgain);
        var taken = 0;
        foreach (var letter in letters)
        {
            if (await tryAgain(letter))
            {
                await ledger.RemoveDeadLetter(letter);
                taken++;
            }
        }

        return new(letters.Count, taken);
    }
}
