using Grid.Counties;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Registers;
using Orleans.Storage;

namespace Grid.City;

/// <summary>
/// Remembers which files the city was loaded from, and leases the loading to one loader at a time. The lease is stored
/// before it is given: when silos start together, each may have this grain for a moment, and the store lets only one of
/// them write.
/// </summary>
[GrainType("city")]
internal sealed class CityGrain(
    IGrainContext context,
    [PersistentState("leave", "snapshots")] IPersistentState<LoaderLease> lease,
    LedgerClient ledger,
    RegisterFollower registers,
    TimeProvider time) : Grain, ICityGrain
{
    private const int Page = 1000;
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly EventSourced<IReadOnlyDictionary<string, string>> stored = new(
        $"city/{context.GrainId.Key}",
        None,
        static (files, happened) =>
            happened is FileLoaded e ? new Dictionary<string, string>(files) { [e.File] = e.Hash } : files,
        ledger,
        _ => ledger.Options.RegisterPartition,
        passesOver: true);

    public async Task<IReadOnlyDictionary<string, string>> Loaded()
    {
        await stored.Reload(); // silos are starting, and another activation may have written since
        return stored.State;
    }

    public async Task<bool> TryAcquireLease(string loader, TimeSpan term)
    {
        var now = time.GetUtcNow();
        if (IsAnothers())
        {
            await lease.ReadStateAsync();
        }

        if (IsAnothers())
        {
            return false;
        }

        lease.State = new() { Loader = loader, Until = now + term };
        try
        {
            await lease.WriteStateAsync();
            return true;
        }
        catch (InconsistentStateException)
        {
            await lease.ReadStateAsync(); // another silo has the lease: the loader asks again, and logs that it waits
            return false;
        }

        bool IsAnothers() => lease.State.Loader != loader && lease.State.Until > now;
    }

    public async Task MarkLoaded(string file, string hash, string by)
    {
        var refusal = await stored.Decide(Mark, static (_, _, _) => []);
        if (refusal is not null)
        {
            throw new TimeoutException(refusal.Message);
        }

        Decision<FileLoaded> Mark(IReadOnlyDictionary<string, string> files) => files.GetValueOrDefault(file) == hash
            ? Decision<FileLoaded>.Nothing
            : new FileLoaded(file, hash) { At = time.GetUtcNow(), By = by };
    }

    public async Task<RegisterView?> LastBy(EntityRef entry, string by)
    {
        var records = await ledger.Store.ReadSource(entry.ToString());
        return records
            .Reverse()
            .Where(record => record.By == by)
            .Select(View)
            .FirstOrDefault(static view => view is not null);

        RegisterView? View(LedgerRecord record) =>
            Read(record) is { } entered
                ? new(entry, entered.Data, record.Version, RegisterChange.Read, record.Position)
                : null;
    }

    public async Task<EnteredPage> EnteredBy(string by, long after)
    {
        var records = await ledger.Store.Read(ledger.Options.RegisterPartition, after, Page);
        var (region, own) = (registers.Current, context.GrainId.Key.ToString());
        var entries = records
            .Where(record => record.By == by && IsOwn(record))
            .Select(static record => EntityRef.TryParse(record.Source, out var entry) ? entry : default)
            .Where(static entry => entry.Kind != EntityKind.None);
        return new([.. entries.Distinct()], records.Count > 0 ? records[^1].Position.Position : null);

        // The data say of which county an entry is; where there is one county only, they need not be read.
        bool IsOwn(LedgerRecord record)
        {
            var county = region.Only ?? (Read(record) is { } entered ? region.Of(entered.Data.County) : null);
            return county is not null && (county.Code ?? own) == own;
        }
    }

    /// <summary>
    /// The entry of a record; null for a record that is no entry, and for one that this version cannot read, which then
    /// counts as entered by others.
    /// </summary>
    private static Registered? Read(LedgerRecord record)
    {
        try
        {
            return EventCodec.Read(record) as Registered;
        }
        catch (UnreadableRecordException)
        {
            return null; // the register follower logs it at every start
        }
    }
}

/// <summary>Which loader may load the city, and until when unless it renews the lease.</summary>
[GenerateSerializer, Immutable, Alias("grid.city.leave")]
internal sealed record LoaderLease
{
    [Id(0)] public string Loader { get; init; } = "";

    [Id(1)] public DateTimeOffset Until { get; init; }
}
