using Grid.Ledger;

namespace Grid.Parties;

/// <summary>
/// How the fan-out of a partition delivers to each party that its records name, once a page, with the party's list.
/// A late or repeated delivery changes nothing. Reached by grain id, <see cref="RecipientGrainIds"/>.
/// </summary>
[Alias("grid.party.delivery"), GrainInterfaceType("grid.party.delivery")]
internal interface ILedgerRecipient : IGrain
{
    /// <param name="records">Records of one partition, in order, that name this party.</param>
    /// <param name="before">
    /// The position after which no other record before these names the party. A party that has not seen so far missed a
    /// delivery, and reads it from the ledger before it applies these.
    /// </param>
    [Alias("deliver")] Task Deliver(IReadOnlyList<LedgerRecord> records, long before);

    /// <summary>
    /// The party forgets what was delivered to it and ends. Its next activation reads all of it again, in order.
    /// </summary>
    [Alias("beginAnew")] Task Rebuild();
}
