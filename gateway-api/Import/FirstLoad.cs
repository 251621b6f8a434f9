using System.Runtime.CompilerServices;
using System.Text.Json;
using Grid.City;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Gateway.Import;

/// <summary>
/// Looks at the rows of a county's folder when the city starts again, and lets through the rows that
/// <see cref="FirstLoadRules"/> says are to be entered. The ledger keeps what the folder entered before under the
/// loader's name, so the loader need not remember it elsewhere.
/// </summary>
internal sealed class FirstLoad(IGrainFactory grains, ICityGrain city, CityFolder county, string folder, string by)
{
    private readonly Dictionary<string, Dictionary<string, Place>> lastRows = [];
    private readonly HashSet<string> goneListed = [];
    private ILookup<EntityKind, string>? entered;

    /// <summary>
    /// The rows of a register file that are to be entered, each with the version its entry must still have.
    /// </summary>
    /// <param name="left">Takes the rows that are not.</param>
    public async IAsyncEnumerable<ImportRow> ToEnter(
        RegisterForm form,
        CityFile file,
        LeftRows left,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var last = await LastRows(form, stop);
        await foreach (var judged in RowsInFlight.InOrder(
            file.Rows(folder, county.Code, form, stop), row => Judge(form, file, row, last), stop))
        {
            if (IsEntered(await judged, left, out var entered))
            {
                yield return entered;
            }
        }
    }

    /// <summary>
    /// What becomes of a table, and the version its entry must still have. A table is one entry: all rows or none.
    /// </summary>
    public async Task<(RowFate Fate, int? Expected)> Judge(TableForm form, CityFile file, CancellationToken stop)
    {
        if (county.Files.Last(other => other.Kind == file.Kind) != file)
        {
            return (RowFate.SaidAgain, null);
        }

        var rows = new List<ImportRow>();
        await foreach (var row in file.Rows(folder, form, stop))
        {
            rows.Add(row);
        }

        var table = form.Read(rows);
        return rows.Exists(static row => row.Faults.Count > 0)
            ? (RowFate.Enter, null) // the importer refuses it, row by row
            : await Judge(new(EntityKind.Table, $"{county.Code}/{form.Name}"), _ => table);
    }

    /// <summary>
    /// Adds the entries of a register that the loader once made and that no file of the folder holds any more. Once a
    /// start and register, whichever of its files comes first.
    /// </summary>
    public async Task AddGone(RegisterForm form, LeftRows left, CancellationToken stop)
    {
        if (!goneListed.Add(form.Plural))
        {
            return;
        }

        var held = await LastRows(form, stop);
        entered ??= await Entered(stop);
        foreach (var key in entered[form.Kind].Where(key => !held.ContainsKey(key)).Order(StringComparer.Ordinal))
        {
            left.AddGone(key);
        }
    }

    /// <summary>Every key that the loader ever entered, by kind: the registers' partition is read once.</summary>
    private async Task<ILookup<EntityKind, string>> Entered(CancellationToken stop)
    {
        var entries = new HashSet<EntityRef>();
        for (long? after = 0; after is { } from;)
        {
            stop.ThrowIfCancellationRequested();
            var page = await city.EnteredBy(by, from);
            entries.UnionWith(page.Entries);
            after = page.Next;
        }

        return entries.ToLookup(static entry => entry.Kind, static entry => entry.Key);
    }

    private static bool IsEntered(Judged judged, LeftRows left, out ImportRow row)
    {
        row = judged.Row;
        if (judged.Fate != RowFate.Enter)
        {
            left.Add(judged.Fate, judged.Key);
        }

        return judged.Fate == RowFate.Enter;
    }

    private async Task<Judged> Judge(RegisterForm form, CityFile file, ImportRow row, Dictionary<string, Place> last)
    {
        var key = row.Faults.Count == 0 ? form.Key(row) : "";
        if (row.Faults.Count == 0 && last.GetValueOrDefault(key) != new Place(file.File, row.Line))
        {
            return new(row, key, RowFate.SaidAgain);
        }

        if (row.Faults.Count > 0)
        {
            return new(row, key, RowFate.Enter); // the importer refuses it and says why
        }

        (var fate, row.Expected) = await Judge(new(form.Kind, key), held => form.Patch(row, held).Data);
        return new(row, key, fate);
    }

    /// <param name="made">What the row makes of an entry.</param>
    public async Task<(RowFate Fate, int? Expected)> Judge(EntityRef entry, Func<RegisterData?, RegisterData> made)
    {
        var now = await grains.GetRegister(entry).Entry();
        var changesNow = now is null || Changes(now.Data);
        var loaded = now is null || !changesNow ? null : await city.LastBy(entry, by);
        var fate = FirstLoadRules.Judge(now, loaded, changesNow, loaded is null || Changes(loaded.Data));
        return (fate, now?.Version ?? 0);

        bool Changes(RegisterData held) => !Text(held).AsSpan().SequenceEqual(Text(made(held)));
    }

    /// <summary>
    /// The last row of the folder for each key: where a key comes more than once, the last row counts.
    /// </summary>
    private async Task<Dictionary<string, Place>> LastRows(RegisterForm form, CancellationToken stop)
    {
        if (lastRows.TryGetValue(form.Plural, out var known))
        {
            return known;
        }

        var last = new Dictionary<string, Place>();
        foreach (var file in county.Files.Where(file => file.Kind == form.Plural))
        {
            await foreach (var row in file.Rows(folder, county.Code, form, stop))
            {
                if (row.Faults.Count == 0)
                {
                    last[form.Key(row)] = new(file.File, row.Line);
                }
            }
        }

        return lastRows[form.Plural] = last;
    }

    /// <summary>An entry stays with its county, so the county is no difference.</summary>
    private static byte[] Text(RegisterData data) =>
        JsonSerializer.SerializeToUtf8Bytes(data with { County = null }, RegisterJson.Options);

    private sealed record Place(string File, int Line);

    private readonly record struct Judged(ImportRow Row, string Key, RowFate Fate);
}
