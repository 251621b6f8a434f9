using System.Runtime.InteropServices;
using Grid.Cases;
using Grid.Ledger.Consumers;
using Grid.Parties;
using Grid.ReadModel;
using Microsoft.Extensions.Logging;

namespace Grid.Ledger.Streams;

/// <summary>
/// Delivers what a partition recorded to each party that a record names. A party is called once a page with its list,
/// all parties at once, and the page is done when each has it. A record that one party cannot take becomes a dead
/// letter of that party alone. Key: partition.
/// </summary>
[GrainType("fan-out")]
internal sealed partial class FanOutGrain(
    ConsumerServices services, IClusterManifestProvider manifest, TimeProvider clock, ILogger<FanOutGrain> logger)
    : LedgerConsumerGrain(services)
{
    public const string Name = "grid.parties";

    private const int MaxCallsAtOnce = 256, MostRemembered = 16_384, MostFailing = 16_384;

    // Parties that acknowledged the page below. When the stream brings it again, only the others are called.
    private readonly HashSet<EntityRef> acknowledged = [];

    // Parties that could not take their last delivery. They get one attempt a page, so that they delay no other party.
    private readonly HashSet<EntityRef> failing = [];

    private (long First, long Last) page;

    // Positions that were delivered to each party; null before the first page.
    private DeliveredPositions? delivered;

    /// <summary>
    /// Records that a party cannot take become dead letters below; all other failures are transient faults.
    /// </summary>
    protected override bool PassesOver => false;

    /// <summary>
    /// A letter's record lies before others that the party has taken since, so the party first reads everything again
    /// from the ledger. Its letters are then delivered in order.
    /// </summary>
    public override Task<Retried> Retry()
    {
        var rebuilt = new HashSet<EntityRef>();
        return DeadLetters.Retry(letter => TryAgain(letter, rebuilt));
    }

    protected override async Task Receive(IReadOnlyList<LedgerRecord> records)
    {
        delivered ??= new(records[0].Position.Position - 1, MostRemembered);

        var now = (records[0].Position.Position, records[^1].Position.Position);
        if (page != now)
        {
            acknowledged.Clear();
            page = now;
        }

        using var calls = new SemaphoreSlim(MaxCallsAtOnce);
        await Task.WhenAll(ByParty(records)
            .Where(letter => !acknowledged.Contains(letter.Key))
            .Select(letter => Deliver(letter.Key, letter.Value, calls)));
    }

    private async Task<bool> TryAgain(DeadLetter letter, HashSet<EntityRef> rebuilt)
    {
        if (!HasGrainClass(letter.Party))
        {
            return false;
        }

        if (rebuilt.Add(letter.Party))
        {
            await GrainFactory.GetDelivery(letter.Party).Rebuild();
        }

        using var calls = new SemaphoreSlim(1);
        if (await TryDeliver(letter.Party, [await DeadLetters.Record(letter)], calls) is not { } error)
        {
            return true;
        }

        await DeadLetters.Add(letter.Party, letter.Position, error);
        return false;
    }

    private static Dictionary<EntityRef, List<LedgerRecord>> ByParty(IReadOnlyList<LedgerRecord> records)
    {
        var letters = new Dictionary<EntityRef, List<LedgerRecord>>();
        foreach (var record in records)
        {
            var ofCase = CaseRules.IsCase(record.Source);
            foreach (var party in record.Parties)
            {
                if (Kinds.Find(party.Kind) is { } kind
                    && (!kind.Hears || (ofCase && kind.Worklist == Worklist.ReadModel)))
                {
                    continue; // the kind takes no deliveries, or the read model has its cases
                }

                var letter = CollectionsMarshal.GetValueRefOrAddDefault(letters, party, out _) ??= [];
                // a party that a record names twice gets it once
                if (letter.Count == 0 || !ReferenceEquals(letter[^1], record))
                {
                    letter.Add(record);
                }
            }
        }

        return letters;
    }

    private async Task Deliver(EntityRef party, List<LedgerRecord> records, SemaphoreSlim calls)
    {
        for (var attempt = 0; await TryDeliver(party, records, calls) is not null; attempt++)
        {
            if (attempt == Pauses.Length || failing.Contains(party) || !HasGrainClass(party))
            {
                await RejectUnreadable(party, records, calls);
                acknowledged.Add(party);
                return;
            }

            await Task.Delay(Pauses[attempt], clock);
        }

        failing.Remove(party);
        acknowledged.Add(party);
    }

    /// <returns>
    /// Why the party cannot take the records; null when it took them. A transient fault is thrown: the stream then
    /// brings the page again.
    /// </returns>
    private async Task<Exception?> TryDeliver(EntityRef party, List<LedgerRecord> records, SemaphoreSlim calls)
    {
        await calls.WaitAsync();
        try
        {
            var name = party.GetHashCode();
            await GrainFactory.GetDelivery(party).Deliver(records, delivered?.LastTo(name) ?? 0);
            if (!party.Kind.Traits.IsOwnRecord)
            {
                delivered?.Add(name, records[^1].Position.Position);
            }

            return null;
        }
        catch (Exception error) when (!HasGrainClass(party) || !TransientFaults.IsTransient(error))
        {
            return error;
        }
        finally
        {
            calls.Release();
        }
    }

    /// <summary>Delivers the records one by one: a record that the party cannot take costs it no other.</summary>
    private async Task RejectUnreadable(EntityRef party, List<LedgerRecord> records, SemaphoreSlim calls)
    {
        if (failing.Count >= MostFailing)
        {
            failing.Clear(); // each of them delays one more page, by a second or two
        }

        failing.Add(party);
        foreach (var record in records)
        {
            if (await TryDeliver(party, [record], calls) is { } error)
            {
                await DeadLetters.Add(party, record.Position, error);
                LogDeadLetter(party, record.Position, error.GetType().Name);
            }
        }
    }

    /// <summary>Whether any silo has a grain class for parties of this kind.</summary>
    private bool HasGrainClass(EntityRef party) =>
        Kinds.Find(party.Kind) is { } kind
        && manifest.Current.AllGrainManifests.Any(silo => silo.Grains.ContainsKey(kind.GrainType));
}
