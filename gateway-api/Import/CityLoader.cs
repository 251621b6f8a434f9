using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Gateway.Cases;
using Grid.Gateway.Cells;
using Grid.Gateway.City;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// Loads a county's folder through the same importers as the door. It reads a file when its content is new. The first
/// time it enters every row; later only the rows that <see cref="FirstLoad"/> lets through. A load that broke off goes
/// on at the next start, because entering a row again changes nothing. One silo of several holds a lease and loads; the
/// others wait for it.
/// </summary>
public sealed partial class CityLoader
{
    private const string By = "city-loader";
    private const int Reported = 500;

    // Bytes of a file whose rows are kept while they are entered; a larger file is read twice.
    private const long MostKept = 16 * 1024 * 1024;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory grains;
    private readonly Importer importer;
    private readonly TableImporter tables;
    private readonly CaseImporter cases;
    private readonly CityState state;
    private readonly TimeProvider clock;
    private readonly ILogger<CityLoader> log;
    private readonly string loader = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    internal CityLoader(
        IGrainFactory grains,
        Importer importer,
        TableImporter tables,
        CaseImporter cases,
        CityState state,
        TimeProvider clock,
        ILogger<CityLoader> log)
    {
        this.grains = grains;
        this.importer = importer;
        this.tables = tables;
        this.cases = cases;
        this.state = state;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>Rows of the folder that the city refused in this process.</summary>
    public int Refusals { get; private set; }

    /// <summary>
    /// Returns when every file of every folder is loaded, by this process or another. From then on the door is ready.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// A folder cannot be used, or nothing of some of its files; the others were loaded.
    /// </exception>
    public async Task<IReadOnlyList<CityFolder>> Load(
        IReadOnlyList<string> folders, IProgress<CityProgress>? progress, CancellationToken stop)
    {
        var counties = new List<CityFolder>();
        foreach (var folder in folders)
        {
            counties.Add(await Load(folder, progress, stop));
        }

        state.Loading = null;
        return counties;
    }

    private async Task<CityFolder> Load(string folder, IProgress<CityProgress>? progress, CancellationToken stop)
    {
        var folderOf = CityFolder.Open(folder);
        OlderCells.ReadBy(folderOf.Code, folderOf.Profile);
        var hashes = new Dictionary<string, string>();
        foreach (var file in folderOf.Files)
        {
            hashes[file.File] = await Hash(file.Parts(folder), stop);
        }

        while (!await IsLoaded(folderOf, folder, hashes, progress, stop))
        {
            await Task.Delay(Pause, clock, stop);
        }

        return folderOf;
    }

    /// <summary>Loads what is new, if this process holds the lease; false when it must look again.</summary>
    private async Task<bool> IsLoaded(
        CityFolder of,
        string folder,
        Dictionary<string, string> hashes,
        IProgress<CityProgress>? progress,
        CancellationToken stop)
    {
        try
        {
            var city = grains.GetGrain<ICityGrain>(of.Code);
            var loaded = await city.Loaded();
            var fresh = of.InOrder.Where(file => loaded.GetValueOrDefault(file.File) != hashes[file.File]).ToList();
            var facts = new FirstLoad(grains, city, of, folder, By);
            if (await IsNew(facts, of) is var (isNew, expected)
                && (isNew || fresh.Count > 0)
                && !await city.TryAcquireLease(loader, Lease))
            {
                state.Loading = "by another silo";
                return false;
            }

            if (isNew)
            {
                await Register(of, expected);
            }

            var before = loaded.Count == 0 ? null : facts;
            var unusable = new List<string>();
            foreach (var (i, file) in fresh.Index())
            {
                state.Loading = file.File;
                try
                {
                    await WithLease(
                        city,
                        Load(
                            of, folder, file, before,
                            records => progress?.Report(new(file.File, records, i, fresh.Count)),
                            stop));
                    await city.MarkLoaded(file.File, hashes[file.File], By);
                }
                catch (InvalidDataException wrong)
                {
                    // The others are loaded all the same, so that one start says what is wrong with all.
                    unusable.Add(wrong.Message);
                }
            }

            if (isNew || fresh.Count > 0)
            {
                // The process gives the lease back, so that the next start need not wait for its end.
                await city.TryAcquireLease(loader, TimeSpan.Zero);
            }

            if (unusable.Count > 0)
            {
                throw new InvalidDataException(
                    $"{string.Join(' ', unusable)} The other {fresh.Count - unusable.Count} files are loaded; the city "
                    + "is not complete.");
            }

            return true;
        }
        catch (Exception away) when (CityUnavailable.Is(away))
        {
            Away(away.Message);
            return false;
        }
    }

    /// <summary>
    /// Whether the county is to be registered as the folder describes it, and the version its entry must still have. A
    /// county that others changed since stays as they left it.
    /// </summary>
    /// <exception cref="InvalidDataException">The store knows the county in another time zone.</exception>
    private async Task<(bool IsNew, int? Expected)> IsNew(FirstLoad before, CityFolder of)
    {
        var entry = new EntityRef(EntityKind.County, of.Code);
        if (await grains.GetGrain<ICountyGrain>(of.Code).Entry() is { Data: CountyData held }
            && held.TimeZone != of.TimeZone)
        {
            throw new InvalidDataException(
                $"The county {of.Name} {of.Code} of this store runs by {held.TimeZone}, and {CityFolder.FileName} "
                + $"says {of.TimeZone}. Its deadlines were counted in {held.TimeZone}: say the same, or start with "
                + "another folder for the data (Grid__Data).");
        }

        var (fate, expected) = await before.Judge(entry, now => FactsOf(of, now));
        return (fate == RowFate.Enter, expected);
    }

    /// <summary>What the folder says of the county; whether it has moved, the folder does not know.</summary>
    private static CountyData FactsOf(CityFolder of, RegisterData? held) =>
        of.Facts with { MovedTo = (held as CountyData)?.MovedTo };

    private async Task Register(CityFolder of, int? expected)
    {
        var county = grains.GetGrain<ICountyGrain>(of.Code);
        var entered = await county.Register(new(FactsOf(of, (await county.Entry())?.Data), By, expected));
        if (entered.Refusal is { Kind: RefusalKind.Busy } busy)
        {
            throw new TimeoutException(busy.Message);
        }

        if (entered.Refusal is { } refusal)
        {
            throw new InvalidDataException(
                $"The county {of.Name} {of.Code} cannot be registered: {refusal.Code} {refusal.Message}");
        }
    }

    /// <summary>
    /// Renews the lease while the work goes on. When the city is away and the renewal fails, the work meets the same
    /// failure and handles it.
    /// </summary>
    private async Task WithLease(ICityGrain city, Task work)
    {
        using var done = new CancellationTokenSource();
        while (await Task.WhenAny(work, Task.Delay(Lease / 3, clock, done.Token)) != work)
        {
            try
            {
                await city.TryAcquireLease(loader, Lease);
            }
            catch (Exception away) when (CityUnavailable.Is(away))
            {
                Away(away.Message);
            }
        }

        await done.CancelAsync();
        await work;
    }

    /// <param name="before">What the folder entered before; null while nothing of it was ever loaded.</param>
    private async Task Load(
        CityFolder of,
        string folder,
        CityFile file,
        FirstLoad? before,
        Action<int> report,
        CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var (summary, left, passing) = (new ImportSummary(), new LeftRows(), 0);
        await foreach (var line in Lines(of, folder, file, before, left, stop))
        {
            foreach (var finding in line.Findings ?? [])
            {
                Found(file.File, line.Line, finding.Code, finding.Detail);
            }

            if (before is not null && line is { Code: "register.stale", Key: { } changed })
            {
                left.Add(RowFate.ChangedSince, changed);
                continue;
            }

            summary = summary.With(line);
            if (line.Result == ImportResult.Refused)
            {
                Refusals++;
                passing += line.Passing ? 1 : 0;
                Refused(file.File, line.Line, line.Key, line.Code, line.Detail);
            }

            if (summary.Read % Reported == 0)
            {
                report(summary.Read);
            }
        }

        if (passing > 0)
        {
            throw new TimeoutException($"The city took {passing} records of {file.File} not now; they are sent again.");
        }

        var read = summary.Read + left.Same + left.Count;
        if (summary.Refused == read && (read > 0 || before is null))
        {
            throw new InvalidDataException($"Nothing of {file.File} could be loaded; the log says why.");
        }

        Loaded(
            file.File, read, summary.Created, summary.Updated, summary.Unchanged + left.Same, summary.Ended,
            summary.Superseded, summary.Refused, clock.GetElapsedTime(began).TotalSeconds, left);
    }

    private async IAsyncEnumerable<ImportLine> Lines(
        CityFolder of,
        string folder,
        CityFile file,
        FirstLoad? before,
        LeftRows left,
        [EnumeratorCancellation] CancellationToken stop)
    {
        if (RegisterForms.Find(file.Kind) is { } form)
        {
            var all = file.Rows(folder, of.Code, form, stop);
            if (before is null && file.Parts(folder).Sum(static part => new FileInfo(part).Length) <= MostKept)
            {
                all = (await all.ToListAsync(stop)).ToAsyncEnumerable(); // it is read once
            }

            var last = before is null ? await importer.LastOf(form, all, stop) : null;
            var rows = before is null ? all : before.ToEnter(form, file, left, stop);
            await foreach (var line in importer.Enter(
                form, rows, last, replacedOn: null, By, key: null, checksOnly: false, new(), stop))
            {
                yield return line;
            }

            if (before is not null)
            {
                await before.AddGone(form, left, stop);
            }

            yield break;
        }

        if (file.Kind == CaseForm.Kind)
        {
            var rows = file.CaseRows(folder, stop);
            var last = await cases.LastOf(rows, stop);
            await foreach (var line in cases.Enter(rows, last, of.Taking(By), checksOnly: false, new(), stop))
            {
                yield return line;
            }

            yield break;
        }

        var table =
            TableForms.Find(file.Kind)
            ?? throw new InvalidDataException($"{file.File} is of the kind '{file.Kind}', which cannot be imported.");
        var (fate, expected) = before is null ? (RowFate.Enter, null) : await before.Judge(table, file, stop);
        if (fate != RowFate.Enter)
        {
            left.Add(fate, $"{of.Code}/{table.Name}");
            yield break;
        }

        await foreach (var line in tables.Enter(
                table,
                of.Code,
                file.Rows(folder, table, stop),
                By,
                command: null,
                checkOnly: false,
                new(),
                stop,
                expected))
        {
            yield return line;
        }
    }

    /// <summary>The hash of what the files hold, one after the other.</summary>
    private static async Task<string> Hash(IReadOnlyList<string> paths, CancellationToken stop)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            sum.AppendData(await File.ReadAllBytesAsync(path, stop));
        }

        return Convert.ToHexStringLower(sum.GetCurrentHash());
    }
}

/// <summary>How far the loading of a city is.</summary>
/// <param name="File">The file at hand.</param>
/// <param name="Records">Records of it answered so far.</param>
/// <param name="Files">Files that needed loading, and how many of them are done.</param>
public readonly record struct CityProgress(string File, int Records, int Done, int Files);
