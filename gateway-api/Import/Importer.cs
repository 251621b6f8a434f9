using System.Runtime.CompilerServices;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Posts;

namespace Grid.Gateway.Import;

/// <summary>
/// Enters many records into a register and answers each. Of the records of one key the last one is entered, and many
/// at the same time. A record that changes nothing is answered <c>unchanged</c>, so the caller simply repeats an import
/// that broke off.
/// </summary>
internal sealed partial class Importer(
    IGrainFactory grains,
    ImportLimits limits,
    EntryAttempts attempts,
    ILogger<Importer> log)
{
    /// <summary>Reads a file for the first time: which of its rows count.</summary>
    public Task<LastOfKey> LastOf(RegisterForm form, IAsyncEnumerable<ImportRow> rows, CancellationToken stop) =>
        LastOfKey.Of(form, rows, limits.Things, stop);

    /// <summary>Enters rows into a register, each as an entry of its own.</summary>
    /// <param name="last">The row that counts for each thing; null where no thing comes twice.</param>
    /// <param name="replacedOn">
    /// The county's day where the file is its whole register: what ended before and is in the file is in force again.
    /// </param>
    /// <param name="key">The caller's id for the import; null for a new one.</param>
    /// <param name="checksOnly">Whether each row is only judged by the city as it is, and nothing is entered.</param>
    /// <param name="notes">Collects what the last line says about the import as a whole.</param>
    public async IAsyncEnumerable<ImportLine> Enter(
        RegisterForm form,
        IAsyncEnumerable<ImportRow> rows,
        LastOfKey? last,
        DateOnly? replacedOn,
        string by,
        string? key,
        bool checksOnly,
        ImportNotes notes,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var import = new ImportId(key ?? Guid.NewGuid().ToString("N"), key is not null, checksOnly, replacedOn);
        var underWay = new RowsUnderWay();
        var judged = checksOnly ? new CheckedRows(form) : null;
        await foreach (var entered in RowsInFlight.InOrder(
            RowsInFlight.Numbered(rows, last?.Beyond, stop), Take, stop))
        {
            underWay.End(entered);
            yield return Beside(await entered, last);
        }

        Task<ImportLine> Take((ImportRow Row, int Number) counted)
        {
            if (counted.Number == last?.Beyond)
            {
                return Task.FromResult(ImportLine.TooMany(counted.Row.Line, limits));
            }

            notes.Took(counted.Row, form.Columns);
            return Enter(form, counted.Row, counted.Number, last, by, import, underWay, judged, stop);
        }
    }

    /// <summary>
    /// Counts gaps and overlaps after an import that may have changed who answers for what; null where the import
    /// cannot have changed it, or the city is away.
    /// </summary>
    public async Task<ImportCoverage?> Coverage(RegisterForm? form, string? county)
    {
        if (form is not { ChangesCoverage: true })
        {
            return null;
        }

        try
        {
            return (await grains.GetGrain<IPostsGrain>(0).Coverage(null, null, 1, null, county)).Value is { } page
                ? new(
                    page.Duties.Sum(static duty => duty.Gaps),
                    page.Duties.Sum(static duty => duty.Overlaps),
                    page.Duties.Sum(static duty => duty.Nowhere))
                : null;
        }
        catch (Exception exception) when (CityUnavailable.Is(exception))
        {
            Uncounted(exception.GetType().Name, exception.Message);
            return null;
        }
    }

    private Task<ImportLine> Enter(
        RegisterForm form,
        ImportRow row,
        int number,
        LastOfKey? last,
        string by,
        ImportId import,
        RowsUnderWay underWay,
        CheckedRows? judged,
        CancellationToken stop)
    {
        if (row.Faults.Count > 0)
        {
            return Task.FromResult(ImportLine.Refused(row, null));
        }

        var key = form.Key(row);
        var actor = row.Text("by") ?? by;
        if (row.Faults.Count > 0)
        {
            return Task.FromResult(ImportLine.Refused(row, key));
        }

        if (last?.LineAfter(number, key) is { } later)
        {
            return Task.FromResult(
                ImportLine.Superseded(row.Line, key, $"{key} comes again on line {later}, which counts."));
        }

        var party = new EntityRef(form.Kind, key);

        // The command counts how often the key comes, as it did when each row was entered.
        var command = $"{import.Id}/{last?.Times(key) ?? 1}";
        var digest = import.IsOfCaller ? RowDigest.Of("import", actor, row) : null;
        var patch = new RowPatch(form, party, row, actor, row.Expected, command, digest, import.ChecksOnly)
        {
            BringsBackOn = import.ReplacedOn,
        };
        var claim = form.Claim(row);
        var entering = underWay.Before(claim, form.Above(row)) is { } earlier
            ? After(earlier, Patch)
            : Patch();
        underWay.Begin(key, claim, entering);
        return entering;

        Task<ImportLine> Patch() => attempts.Enter(
            row.Line,
            party,
            () => judged is null ? patch.Enter(grains, creates: true) : judged.Check(patch, claim, grains),
            stop);
    }

    /// <summary>The answer to a row in whose way another row of its file stands: it names that line too.</summary>
    private static ImportLine Beside(ImportLine line, LastOfKey? last) =>
        line.Other is { } other && last?.LineOf(other) is { } there && there != line.Line
            ? line with { Others = [there], Detail = $"{line.Detail} {other} is on line {there} of this file." }
            : line;

    private static async Task<ImportLine> After(Task before, Func<Task<ImportLine>> next)
    {
        await before;
        return await next();
    }
}

/// <summary>The id of an import.</summary>
/// <param name="IsOfCaller">
/// Whether the caller chose it; the same id must then come with the same content.
/// </param>
/// <param name="ChecksOnly">Whether nothing is entered.</param>
/// <param name="ReplacedOn">The county's day where the file is its whole register; null where it is not.</param>
internal readonly record struct ImportId(string Id, bool IsOfCaller, bool ChecksOnly, DateOnly? ReplacedOn);
