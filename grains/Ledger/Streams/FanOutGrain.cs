using System.Runtime.InteropServices;
using Grid.Cases;
using Grid.Ledger.Partitions;
using Grid.Parties;
using Grid.ReadModel;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Grid.Ledger.Streams;

/// <summary>
/// Brings what a partition recorded to everyone it names: each party is called once a page with its list, all at once, and the
/// page is done when all have it. What one party cannot take is set aside for it alone and kept as a dead letter. Key: partition.
/// </summary>
[GrainType(Followers.FanOut), PartitionPlacement, ImplicitStreamSubscription(LedgerStreams.Parties)]
internal sealed partial class FanOutGrain(ILedgerStore store, IClusterManifestProvider manifest, TimeProvider clock, ILogger<FanOutGrain> logger)
    : Grain, IFollower, IStreamSubscriptionObserver, IAsyncObserver<LedgerPage>
{
    private const int MaxCallsAtOnce = 256, MostTriedAgain = 1000, MostRemembered = 16_384, MostSetAside = 16_384;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    private readonly HashSet<PartyRef> done = []; // who has had the page below
    private readonly HashSet<PartyRef> setAside = []; // who could not take the last it was sent: it is not waited for until it can
    private (long First, long Last) page;
    private BroughtPositions? brought; // null before the first page

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<LedgerPage>().ResumeAsync(this);

    public async Task OnNextAsync(LedgerPage item, StreamSequenceToken? token = null)
    {
        brought ??= new(item.Records[0].Position.Position - 1, MostRemembered);

        // The same page again: trouble held up some parties. The others have it.
        var now = (item.Records[0].Position.Position, item.Records[^1].Position.Position);
        if (page != now)
        {
            done.Clear();
            page = now;
        }

        using var calls = new SemaphoreSlim(MaxCallsAtOnce);
        await Task.WhenAll(ByParty(item.Records).Where(letter => !done.Contains(letter.Key)).Select(letter => Deliver(letter.Key, letter.Value, calls)));
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask; // the stream delivers again

    /// <summary>What a party could not take lies behind what it took since: it begins anew and is told everything in order.</summary>
    public async Task<Retried> Retry()
    {
        using var calls = new SemaphoreSlim(1);
        var (tried, taken) = (0, 0);
        foreach (var letters in (await store.DeadLetters(Follower.Parties, (int)this.GetPrimaryKeyLong(), MostTriedAgain)).GroupBy(static letter => letter.Party))
        {
            tried += letters.Count();
            if (!IsBorne(letters.Key))
            {
                continue;
            }

            await GrainFactory.GetDelivery(letters.Key).BeginAnew();
            foreach (var letter in letters)
            {
                var record = (await store.Read(letter.Position.Partition, letter.Position.Position - 1, 1))[0];
                if (await Bring(letters.Key, [record], calls) is { } error)
                {
                    await store.AddDeadLetter(letter with { Reason = DeadLetterReason.Of(error), At = clock.GetUtcNow() });
                }
                else
                {
                    await store.RemoveDeadLetter(letter);
                    taken++;
                }
            }
        }

        return new(tried, taken);
    }

    private static Dictionary<PartyRef, List<LedgerRecord>> ByParty(IReadOnlyList<LedgerRecord> records)
    {
        var letters = new Dictionary<PartyRef, List<LedgerRecord>>();
        foreach (var record in records)
        {
            var ofCase = CaseRules.IsCase(record.Source);
            foreach (var party in record.Parties)
            {
                if (Kinds.Find(party.Kind) is { } kind && (!kind.Hears || (ofCase && kind.Worklist == Worklist.ReadModel)))
                {
                    continue; // no party; or one whose cases are in the books
                }

                var letter = CollectionsMarshal.GetValueRefOrAddDefault(letters, party, out _) ??= [];
                if (letter.Count == 0 || !ReferenceEquals(letter[^1], record)) // named twice, told once
                {
                    letter.Add(record);
                }
            }
        }

        return letters;
    }

    private async Task Deliver(PartyRef party, List<LedgerRecord> records, SemaphoreSlim calls)
    {
        for (var attempt = 0; await Bring(party, records, calls) is not null; attempt++)
        {
            if (attempt == Pauses.Length || setAside.Contains(party) || !IsBorne(party))
            {
                await SetAside(party, records, calls);
                done.Add(party);
                return;
            }

            await Task.Delay(Pauses[attempt], clock);
        }

        setAside.Remove(party);
        done.Add(party);
    }

    /// <returns>Why the party would not take it; null when it did. Trouble of the machines is thrown: the stream then brings the page again.</returns>
    private async Task<Exception?> Bring(PartyRef party, List<LedgerRecord> records, SemaphoreSlim calls)
    {
        await calls.WaitAsync();
        try
        {
            var name = party.GetHashCode();
            await GrainFactory.GetDelivery(party).Deliver(records, brought?.LastTo(name) ?? 0);
            if (!party.Kind.Traits.IsOwnRecord)
            {
                brought?.Brought(name, records[^1].Position.Position);
            }

            return null;
        }
        catch (Exception error) when (!IsBorne(party) || !Machine.Fails(error))
        {
            return error;
        }
        finally
        {
            calls.Release();
        }
    }

    /// <summary>One by one: a record it cannot take costs it no other.</summary>
    private async Task SetAside(PartyRef party, List<LedgerRecord> records, SemaphoreSlim calls)
    {
        if (setAside.Count >= MostSetAside)
        {
            setAside.Clear(); // each is waited for once more: a second or two
        }

        setAside.Add(party);
        foreach (var record in records)
        {
            if (await Bring(party, [record], calls) is { } error)
            {
                await store.AddDeadLetter(new(party, record.Position, DeadLetterReason.Of(error), clock.GetUtcNow()));
                LogSetAside(party, record.Position, error.GetType().Name);
            }
        }
    }

    /// <summary>Whether any silo has a class for such parties.</summary>
    private bool IsBorne(PartyRef party) =>
        Kinds.Find(party.Kind) is { } kind && manifest.Current.AllGrainManifests.Any(silo => silo.Grains.ContainsKey(kind.GrainType));
}
