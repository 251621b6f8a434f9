using System.Runtime.CompilerServices;
using Grid.Foundation;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>Enters the tables of the rulebook, each whole or not at all, after the city has checked it.</summary>
internal sealed partial class TableImporter(
    IGrainFactory grains,
    EntryAttempts attempts,
    ILogger<TableImporter> log)
{
    /// <summary>How many deadlines that a calendar would move are named.</summary>
    private const int MostMoves = 100;

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

        var table = form.Read(read) with { County = county };
        var key = $"{county}/{form.Name}";
        var inForce = await grains.GetGrain<ITableGrain>(key).Entry();
        var held = inForce?.Data is TableData data ? form.Contents(data) : [];
        return new(form, key, read, table, inForce?.Version ?? 0, new(held, form.Contents(table)));
    }

    /// <summary>
    /// Whether the caller's command entered a table before. No table has the version that this asks for, so the
    /// register accepts it only as a repetition of a command it has on record.
    /// </summary>
    public async Task<bool> WasEntered(TablePlan plan, string by, string? command)
    {
        const int NoVersion = -1;
        return command is not null
            && (await Enter(plan with { Version = NoVersion }, by, command, Digest(plan, by))).Entered.Refusal is null;
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
        var (all, key) = (plan.Rows, plan.Key);
        var read = all.Where(static row => row.Repeats is null).ToList();
        var bad = read.Count(static row => row.Faults.Count > 0);
        IReadOnlyList<TableFinding> found = bad == 0 ? await Check(plan.Table, stop) : [];
        var about = found.ToLookup(
            static finding => finding.Row, finding => FindingBody.From(finding, row => read[row - 1].Line));
        notes.AboutTable.AddRange(about[0]);
        bad += found
            .Where(static finding => finding.Level == FindingLevel.Error)
            .Select(static finding => finding.Row)
            .Distinct()
            .Count();
        ImportLine? entered = null;
        if (bad == 0 && checkOnly && plan.Table.Table is TableName.Calendar or TableName.Orders)
        {
            notes.Deadlines = await Moves(plan.Table);
        }

        if (bad == 0)
        {
            // Every attempt has the same id: the table may be entered though its answer was lost.
            var (id, digest) = command is null ? (Guid.NewGuid().ToString("N"), null) : (command, Digest(plan, by));
            entered = checkOnly
                ? new ImportLine(0, key, ImportResult.Updated)
                : await attempts.Enter(0, plan.Entry, () => Enter(plan, by, id, digest), stop);
        }

        var index = 0;
        foreach (var row in all)
        {
            if (row.Repeats is { } earlier)
            {
                yield return ImportLine.Superseded(row.Line, key, $"Line {earlier} says the same.");
                continue;
            }

            FindingBody[] own = [.. about[++index]];
            var line = entered is null
                ? RefusedItself(row, key, own) ?? RefusedWithTable(row, key, bad, read.Count)
                : entered with { Line = row.Line, Result = Result(entered, plan.Changes.Of(index)) };
            yield return own.Length > 0 ? line with { Findings = own } : line;
        }

        if (entered is { Result: ImportResult.Created or ImportResult.Updated })
        {
            foreach (var going in plan.Changes.Going)
            {
                yield return new(0, key, ImportResult.Ended, Detail: going);
            }
        }
    }

    /// <summary>What became of a row of a table that was entered: the table may be as it was, or be refused.</summary>
    private static ImportResult Result(ImportLine table, ImportResult row) =>
        table.Result is ImportResult.Created or ImportResult.Updated ? row : table.Result;

    /// <summary>Refuses a row for a fault of its own or an error of its check; null for a valid row.</summary>
    private static ImportLine? RefusedItself(ImportRow row, string key, FindingBody[] findings)
    {
        if (row.Faults.Count > 0)
        {
            return ImportLine.Refused(row, key);
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

    private static string Digest(TablePlan plan, string by) => RowDigest.Of("table", by, plan.Rows);

    private async Task<(Outcome<RegisterView> Entered, IReadOnlyList<Fault> Faults)> Enter(
        TablePlan plan, string by, string command, string? digest)
    {
        var register = new Register(plan.Table, by, plan.Version, command, digest);
        return (await grains.GetRegister(plan.Entry).Register(register), []);
    }

    /// <summary>Which open deadlines a calendar would move; null while the city is away.</summary>
    private async Task<DeadlineMovesBody?> Moves(TableData table)
    {
        try
        {
            return DeadlineMovesBody.Of(await grains.GetGrain<IRulebookGrain>(0).Moves(table, MostMoves));
        }
        catch (Exception exception) when (CityUnavailable.Is(exception))
        {
            Unchecked(exception.GetType().Name, exception.Message);
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
                if (attempt >= EntryAttempts.Most)
                {
                    Unchecked(exception.GetType().Name, exception.Message);
                    return [];
                }
            }

            await attempts.Pause(attempt, stop);
        }
    }
}
