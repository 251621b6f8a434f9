using System.Runtime.CompilerServices;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>
/// Enters many records and answers each. It enters records of one key in their order and others at the same time. A
/// record that changes nothing is answered <c>unchanged</c>, so the caller simply repeats an import that broke off.
/// </summary>
internal sealed partial class Importer(
    IGrainFactory grains,
    ImportLimits limits,
    TimeProvider clock,
    ILogger<Importer> log)
{
    public const int InFlight = 64;
    private const int Tries = 6;

    /// <summary>Enters rows into a register, each as an entry of its own.</summary>
    /// <param name="key">The caller's id for the import; null for a new one.</param>
    /// <param name="notes">Collects what the last line says about the import as a whole.</param>
    public async IAsyncEnumerable<ImportLine> Enter(
        RegisterForm form,
        IAsyncEnumerable<ImportRow> rows,
        string by,
        string? key,
        ImportNotes notes,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var import = new ImportId(key ?? Guid.NewGuid().ToString("N"), key is not null);
        var things = new EnteredThings(limits.Things);
        var waiting = new Queue<Task<ImportLine>>(InFlight);
        ImportLine? tooMany = null;
        await foreach (var row in rows.WithCancellation(stop))
        {
            if (things.IsFull)
            {
                tooMany = new(
                    row.Line,
                    null,
                    ImportResult.Refused,
                    Code: "import.tooMany",
                    Detail: $"One import enters at most {limits.Things} things; nothing from this line on was read. "
                        + "Send the rest in another import.");
                break;
            }

            notes.Took(row, form.Columns);
            var entering = Enter(form, row, by, import, things, stop);
            waiting.Enqueue(entering);
            while (waiting.Count >= InFlight || (waiting.TryPeek(out var first) && first.IsCompleted))
            {
                yield return await Next();
            }
        }

        while (waiting.Count > 0)
        {
            yield return await Next();
        }

        if (tooMany is not null)
        {
            yield return tooMany;
        }

        async Task<ImportLine> Next()
        {
            var first = waiting.Dequeue();
            var line = await first;
            things.End(line.Key, first);
            return line;
        }
    }

    /// <summary>
    /// Enters rows into one table of the rulebook, all or none. The answer to a row lists what the check found about
    /// it.
    /// </summary>
    /// <param name="command">The caller's id for it; null for a new one.</param>
    /// <param name="checkOnly">Whether the table is only checked and not entered.</param>
    /// <param name="notes">Collects what the check finds about the table as a whole.</param>
    /// <param name="expected">
    /// The version the table must have when it is entered, 0 for none; null for the one in force now.
    /// </param>
    public async IAsyncEnumerable<ImportLine> Enter(
        TableForm form,
        string county,
        IAsyncEnumerable<ImportRow> rows,
        string by,
        string? command,
        bool checkOnly,
        ImportNotes notes,
        [EnumeratorCancellation] CancellationToken stop,
        int? expected = null)
    {
        var plan = await Plan(form, county, rows, stop);
        plan = plan with { Version = expected ?? plan.Version };
        await foreach (var line in Enter(plan, by, command, checkOnly, notes, stop))
        {
            yield return line;
        }
    }

    /// <summary>Reads the rows of a table and compares it with the one in force.</summary>
    public async Task<TablePlan> Plan(
        TableForm form,
        string county,
        IAsyncEnumerable<ImportRow> rows,
        CancellationToken stop)
    {
        var read = new List<ImportRow>();
        await foreach (var row in rows.WithCancellation(stop))
        {
            read.Add(row);
        }

        var table = form.Read(read);
        var key = $"{county}/{form.Name}";
        var inForce = await grains.GetGrain<ITableGrain>(key).Entry();
        var held = inForce?.Data is TableData data ? form.Identities(data) : [];
        return new(form, key, read, table, inForce?.Version ?? 0, TableChange.Of(held, form.Identities(table)));
    }

    /// <summary>
    /// Whether the caller's command entered a table before. No table has the version that this asks for, so the
    /// register accepts it only as a repetition of a command it has on record.
    /// </summary>
    public async Task<bool> WasEntered(TablePlan plan, string by, string? command)
    {
        const int NoVersion = -1;
        return command is not null
            && (await Enter(plan with { Version = NoVersion }, by, command)).Entered.Refusal is null;
    }

    /// <summary>Enters a table as planned, unless the table in force has changed since.</summary>
    public async IAsyncEnumerable<ImportLine> Enter(
        TablePlan plan,
        string by,
        string? command,
        bool checkOnly,
        ImportNotes notes,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var (read, key) = (plan.Rows, plan.Key);
        var bad = read.Count(static row => row.Faults.Count > 0);
        IReadOnlyList<TableFinding> found = bad == 0 ? await Check(plan.Table, stop) : [];
        var about = found.ToLookup(
            static finding => finding.Row,
            finding => FindingBody.From(finding, row => read[row - 1].Line));
        notes.AboutTable.AddRange(about[0]);
        bad += found
            .Where(static finding => finding.Level == FindingLevel.Error)
            .Select(static finding => finding.Row)
            .Distinct()
            .Count();
        ImportLine? entered = null;
        if (bad == 0)
        {
            entered = checkOnly
                ? new ImportLine(0, key, ImportResult.Checked)
                : await Register(0, plan.Entry, () => Enter(plan, by, command), note: null, stop);
        }

        foreach (var (index, row) in read.Index())
        {
            FindingBody[] own = [.. about[index + 1]];
            var line = entered is null
                ? RefusedItself(row, key, own) ?? RefusedWithTable(row, key, bad, read.Count)
                : entered with { Line = row.Line };
            yield return own.Length > 0 ? line with { Findings = own } : line;
        }
    }

    /// <summary>Refuses a row for a fault of its own or an error of its check; null for a valid row.</summary>
    private static ImportLine? RefusedItself(ImportRow row, string key, FindingBody[] findings)
    {
        if (row.Faults.Count > 0)
        {
            return Refused(row, key);
        }

        return Array.Find(findings, static finding => finding.Level == FindingLevel.Error) is { } error
            ? new(row.Line, key, ImportResult.Refused, Code: error.Code, Detail: error.Detail)
            : null;
    }

    /// <summary>Refuses a valid row because other rows of its table are not.</summary>
    private static ImportLine RefusedWithTable(ImportRow row, string key, int bad, int rows) => new(
        row.Line,
        key,
        ImportResult.Refused,
        Code: "import.tableRefused",
        Detail: $"The table is entered whole; {bad} of its {rows} rows cannot be.");

    private async Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)> Enter(
        TablePlan plan,
        string by,
        string? command)
    {
        var digest = command is null ? null : RowDigest.Of("table", by, plan.Rows);
        var register = new Register(plan.Table, by, plan.Version, command ?? Guid.NewGuid().ToString("N"), digest);
        return (await grains.GetRegister(plan.Entry).Register(register), []);
    }

    /// <summary>
    /// Counts gaps and overlaps after an import that may have changed who answers for what; null where the import
    /// cannot have changed it, or the city is away.
    /// </summary>
    public async Task<ImportCoverage?> Coverage(RegisterForm? form)
    {
        if (form is not { ChangesCoverage: true })
        {
            return null;
        }

        try
        {
            return (await grains.GetGrain<IPostsGrain>(0).Coverage(null, null, 1, null)).Value is { } page
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

    /// <summary>
    /// Checks a table. While the city is away the check finds nothing; the city then refuses the table, if it must,
    /// when the table is entered.
    /// </summary>
    private async Task<IReadOnlyList<TableFinding>> Check(TableData table, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await grains.GetGrain<IRulebookGrain>(0).Check(table);
            }
            catch (Exception exception) when (CityUnavailable.Is(exception))
            {
                if (attempt >= Tries)
                {
                    Unchecked(exception.GetType().Name, exception.Message);
                    return [];
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), clock, stop);
        }
    }

    private Task<ImportLine> Enter(
        RegisterForm form, ImportRow row, string by, ImportId import, EnteredThings things, CancellationToken stop)
    {
        if (row.Faults.Count > 0)
        {
            return Task.FromResult(Refused(row, null));
        }

        var key = form.Key(row);
        var actor = row.Text("by") ?? by;
        if (row.Faults.Count > 0)
        {
            return Task.FromResult(Refused(row, key));
        }

        var party = new EntityRef(form.Kind, key);
        var before = things.Before(key);

        // The command counts how often the key came, so that it stays the same when the caller sends the rows in
        // another place of the file.
        var command = $"{import.Id}/{before.Times + 1}";
        var digest = import.IsOfCaller ? RowDigest.Of("import", actor, row) : null;
        var patch = new RowPatch(form, party, row, actor, row.Expected, command, digest);
        var note = before.Times > 0 ? $"{key} is also on line {before.Line}; the later one counts." : null;
        var unshared = form.Unshared(row);
        Task<ImportLine>[] earlier =
        [
            .. new[] { things.OnTheWay(key), things.Holding(unshared) }.OfType<Task<ImportLine>>(),
        ];
        var entering = earlier.Length > 0
            ? After(Task.WhenAll(earlier), () => Patch(patch, note, stop))
            : Patch(patch, note, stop);
        things.Begin(key, unshared, row.Line, entering);
        return entering;
    }

    private Task<ImportLine> Patch(RowPatch patch, string? note, CancellationToken stop) =>
        Register(patch.Row.Line, patch.Entry, () => patch.Enter(grains, creates: true), note, stop);

    private static async Task<ImportLine> After(Task before, Func<Task<ImportLine>> next)
    {
        await before;
        return await next();
    }

    private async Task<ImportLine> Register(
        int line,
        EntityRef party,
        Func<Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)>> enter,
        string? note,
        CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            Refusal refusal;
            try
            {
                var (entered, faults) = await enter(); // every attempt has the same command id
                if (faults.Count > 0)
                {
                    return Refused(line, party.Key, faults);
                }

                if (entered.Refusal is null)
                {
                    return new(line, party.Key, Result(entered.Value!.Change), entered.Value.Version, Detail: note);
                }

                refusal = entered.Refusal;
            }
            catch (Exception exception) when (CityUnavailable.Is(exception))
            {
                refusal = Refusal.Busy("city.away", "The city did not answer; send this record again.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Broke(exception, party);
                refusal = Refusal.Busy("door.broken", "Something broke on our side; it is in the log.");
                attempt = Tries;
            }

            if (refusal.Kind != RefusalKind.Busy || attempt >= Tries)
            {
                return new(
                    line,
                    party.Key,
                    ImportResult.Refused,
                    Code: refusal.Code,
                    Detail: refusal.Message,
                    Passing: refusal.Kind == RefusalKind.Busy);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50 << attempt), clock, stop);
        }
    }

    private static ImportLine Refused(ImportRow row, string? key) => Refused(row.Line, key, row.Faults);

    private static ImportLine Refused(int line, string? key, IReadOnlyList<Fault> faults) =>
        new(
            line,
            key,
            ImportResult.Refused,
            Code: faults[0].Code,
            Detail: string.Join(' ', faults.Select(static fault => fault.Detail)));

    private static ImportResult Result(RegisterChange change) => change switch
    {
        RegisterChange.Created => ImportResult.Created,
        RegisterChange.Updated => ImportResult.Updated,
        _ => ImportResult.Unchanged,
    };
}

/// <summary>The id of an import.</summary>
/// <param name="IsOfCaller">
/// Whether the caller chose it; the same id must then come with the same content.
/// </param>
internal readonly record struct ImportId(string Id, bool IsOfCaller);
