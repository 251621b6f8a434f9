using Grid.Ledger;

namespace Grid.City;

/// <summary>Remembers which files the city was loaded from; lends leave to one loader at a time.</summary>
[GrainType("city")]
internal sealed class CityGrain(IGrainContext context, LedgerClient ledger, TimeProvider time) : Grain, ICityGrain
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private readonly Sourced<IReadOnlyDictionary<string, string>> stored = new(
        $"city/{context.GrainId.Key}",
        None,
        static (files, happened) => happened is FileLoaded e ? new Dictionary<string, string>(files) { [e.File] = e.Hash } : files,
        ledger);

    private (string Loader, DateTimeOffset Until)? lease;

    public async Task<IReadOnlyDictionary<string, string>> Loaded()
    {
        await stored.Load();
        return stored.State;
    }

    public Task<bool> Claim(string loader, TimeSpan patience)
    {
        var now = time.GetUtcNow();
        if (lease is { } held && held.Until > now && held.Loader != loader)
        {
            return Task.FromResult(false);
        }

        lease = (loader, now + patience);
        return Task.FromResult(true);
    }

    public async Task MarkLoaded(string file, string hash, string by)
    {
        await stored.Load();
        if (stored.State.TryGetValue(file, out var known) && known == hash)
        {
            return;
        }

        var loaded = new FileLoaded(file, hash) { At = time.GetUtcNow(), By = by };
        if (await stored.Commit<FileLoaded>([loaded], ledger.Options.RegisterPartition, static (_, _, _) => []) is { } failed)
        {
            throw new TimeoutException(failed.ToRefusal().Message);
        }
    }
}
