using Grid.Counties;
using Grid.Gateway.Cases;
using Grid.Gateway.Cells;
using Grid.Foundation;
using Grid.Gateway.Import;
using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Names;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Silo.Folders;

/// <summary>
/// Checks a county's folder without a city: it reads the files by the forms of the door and judges each row by the
/// rules of the registers, against a county in memory that holds the rows before it. Everything that is wrong is found
/// in one go: a row that is refused does not hide what is wrong with the others.
/// </summary>
internal sealed class FolderCheck
{
    private const string By = "check";
    private const int Reported = 500;

    private readonly string folder;
    private readonly DateTimeOffset now;
    private readonly IProgress<(string File, int Rows)> progress;
    private readonly CityFolderFile city;
    private readonly FolderReport report = new();

    // Every code that a file gives, by kind, with the place in the order of the files at which it comes first.
    private readonly Dictionary<EntityKind, Dictionary<string, Place>> named = [];

    // The line of each code on which it comes last in a file: the row that counts.
    private readonly Dictionary<(CityFile File, string Code), int> lasts = [];
    private readonly Dictionary<EntityRef, RegisterData> held = [];
    private readonly HashSet<EntityRef> refused = [];
    private County county;
    private long position;

    private FolderCheck(string folder, DateTimeOffset now, IProgress<(string File, int Rows)> progress)
    {
        this.folder = folder;
        this.now = now;
        this.progress = progress;
        city = CityFolderFile.Read(folder);
        county = County.Empty(
            city.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
                ? found
                : TimeZoneInfo.Utc,
            city.Code,
            city.Profile);
        if (city is { Code: { } code, Faults.Count: 0 })
        {
            var facts = CityFolder.Open(folder).Facts;
            var entry = new Registered { At = now, By = By, Ref = new(EntityKind.County, code), Data = facts };
            county = county.With(++position, [(position, entry)]);
        }
    }

    /// <param name="now">Which rows are in force is judged by this moment.</param>
    /// <param name="progress">Hears of each file, and of the rows read of a long one.</param>
    public static Task<FolderReport> Run(
        string folder,
        DateTimeOffset now,
        IProgress<(string File, int Rows)> progress,
        CancellationToken stop) => new FolderCheck(folder, now, progress).Run(stop);

    private async Task<FolderReport> Run(CancellationToken stop)
    {
        OlderCells.ReadBy(city.Code, city.Profile);
        foreach (var fault in city.Faults)
        {
            report.Add(new(true, CityFolder.FileName, 0, fault.Code, fault.Field, fault.Detail));
        }

        report.FirstLanguage = city.Code is { } code ? KnownNames.FirstOf(code, county.Data) : CityWords.English;
        report.Files = city.Files.Count;
        var registers = city.Files.Select(file => (File: file, Form: RegisterForms.Find(file.Kind)))
            .Where(static one => one.Form is not null)
            .ToList();
        foreach (var (index, (file, form)) in registers.Index())
        {
            await Name(file, form!, index, stop);
        }

        foreach (var file in city.Files.Where(static file => file.GoesFirst))
        {
            await First(file, stop);
        }

        foreach (var (index, (file, form)) in registers.Index())
        {
            await Register(file, form!, index, stop);
        }

        await Tables(stop);
        foreach (var file in city.Files.Where(static file => file.Kind == CaseForm.Kind))
        {
            await Cases(file, stop);
        }

        if (city.Files.Count > 0)
        {
            Gaps();
            report.Defaults =
            [
                .. PracticeRules.Of(county, county.DayOf(now)).Where(static one => one.ByDefault),
            ];
        }

        return report;
    }

    /// <summary>Takes the codes of a file, so that what is named is known in any order of files.</summary>
    private async Task Name(CityFile file, RegisterForm form, int index, CancellationToken stop)
    {
        var codes = named.TryGetValue(form.Kind, out var known)
            ? known
            : named[form.Kind] = new(StringComparer.Ordinal);
        await foreach (var read in file.Rows(folder, city.Code, form, stop, rowByRow: true))
        {
            var (row, _) = read.Without(form.Columns);
            var before = row.Faults.Count;
            var code = row.Has("code") ? form.Key(row) : "";
            if (code.Length == 0 || row.Faults.Count > before)
            {
                continue;
            }

            lasts[(file, code)] = row.Line;
            if (codes.TryGetValue(code, out var first))
            {
                var where = first.File == file.File ? $"line {first.Line}" : $"{first.File} line {first.Line}";
                Warning(
                    file,
                    row.Line,
                    "folder.codeTwice",
                    "code",
                    $"{code} is on {where} and again on line {row.Line}; the last row counts.");
            }
            else
            {
                codes[code] = new(file.File, row.Line, index);
            }
        }
    }

    /// <summary>
    /// Takes the tables by which the others are judged. What is wrong with the file is found with the other tables.
    /// </summary>
    private async Task First(CityFile file, CancellationToken stop)
    {
        var form = TableForms.Find(file.Kind)!;
        var rows = new List<ImportRow>();
        await foreach (var line in file.Rows(folder, form, stop, rowByRow: true))
        {
            rows.Add(line.Without(form.Columns).Row);
        }

        _ = form.Read(rows);
        Enter(form.Read(rows.FindAll(static row => row.Faults.Count == 0 && row.Repeats is null)));
    }

    private void Enter(TableData table) => Add(new()
    {
        At = now,
        By = By,
        Ref = new(EntityKind.Table, $"{city.Code}/{TableForms.NameOf(table.Table)}"),
        Data = table,
    });

    private async Task Register(CityFile file, RegisterForm form, int index, CancellationToken stop)
    {
        var rows = 0;
        await foreach (var read in file.Rows(folder, city.Code, form, stop, rowByRow: true))
        {
            var (row, unknown) = read.Without(form.Columns);
            Unknown(file, form.Columns, row, unknown);
            if (Read(file, form, row) is { } entry)
            {
                References(file, form.Columns, row, entry.Ref);

                // A row that a later one of its file takes the place of is not entered.
                if (lasts[(file, entry.Ref.Key)] == row.Line)
                {
                    Judge(file, form, row, entry, index);
                }
            }

            report.Rows += row.IsWhole ? 0 : 1;
            if (++rows % Reported == 0)
            {
                progress.Report((file.File, rows));
            }
        }

        if (rows == 0)
        {
            Error(file, 0, "import.empty", "", "The file holds no record.");
        }
    }

    /// <summary>The entry of a row; null where the row cannot be read, and its faults are noted.</summary>
    private (EntityRef Ref, RegisterData Data)? Read(CityFile file, RegisterForm form, ImportRow row)
    {
        var faults = row.Faults.ToList();
        EntityRef entry = new(form.Kind, "");
        RegisterData? data = null;
        if (faults.Count == 0)
        {
            entry = entry with { Key = form.Key(row) };
            (data, var wrong) = form.Patch(row, held.GetValueOrDefault(entry));
            faults.AddRange(row.Faults.Concat(wrong).Distinct());
        }

        foreach (var fault in faults)
        {
            Error(file, row.Line, fault.Code, fault.Field, fault.Detail);
        }

        if (faults.Count == 0)
        {
            return (entry, data!);
        }

        if (row.Text("code") is { } code)
        {
            refused.Add(new(form.Kind, form.Key(code)));
        }

        return null;
    }

    /// <summary>Judges an entry as the register would, and adds it to the county where it is accepted.</summary>
    private void Judge(
        CityFile file,
        RegisterForm form,
        ImportRow row,
        (EntityRef Ref, RegisterData Data) entered,
        int index)
    {
        var (entry, data) = entered;
        var before = held.GetValueOrDefault(entry);
        var rules = EntryRules.Of(data);
        var consent = form.Consent(row);
        data = before is null || rules is null ? data : rules.Kept(data, before, consent);
        var command = new Register(data, By, Consent: consent);
        var decision = RegisterRules.Decide(entry, before, before is null ? 0 : 1, command, now);
        if (decision.Refusal is null && decision.Events.Count == 0)
        {
            return;
        }

        var asked = new EntryQuestion(entry, consent, county, county.DayOf(now));
        var unregistered = decision.Refusal is null ? rules?.Unregistered(data, asked) : null;
        if ((decision.Refusal ?? unregistered ?? rules?.Check(data, before, asked)) is { } refusal)
        {
            refused.Add(entry);
            var (code, detail) = unregistered is null
                ? (refusal.Code, refusal.Message)
                : Missing(form.Columns, row, index, refusal);
            Error(file, row.Line, code, "", $"{entry.Key}: {detail}");
            return;
        }

        held[entry] = data;
        Add(decision.Events[0]);
    }

    private void Add(Registered registered)
    {
        if (registered.Ref.Kind.Traits.Map != MapUse.None)
        {
            county = county.With(++position, [(position, registered)]);
        }
    }

    /// <summary>Why a row names what is not registered yet: it never is, or later, or its own row is refused.</summary>
    private (string Code, string Detail) Missing(ColumnList columns, ImportRow row, int index, Refusal refusal)
    {
        foreach (var thing in columns.All.SelectMany(column => FolderReferences.Of(column, row)))
        {
            if (refused.Contains(thing) && !held.ContainsKey(thing))
            {
                return ("folder.follows", $"{thing} is refused itself, and this row with it.");
            }

            if (named.GetValueOrDefault(thing.Kind)?.GetValueOrDefault(thing.Key) is { } place && place.Index > index)
            {
                return (
                    "folder.order",
                    $"{thing} comes later, in {place.File}: list that file before this one in {CityFolder.FileName}.");
            }
        }

        return (refusal.Code, refusal.Message);
    }

    /// <summary>What a row names and no file holds, where the folder has files of that kind.</summary>
    private void References(CityFile file, ColumnList columns, ImportRow row, EntityRef entry)
    {
        foreach (var column in columns.All)
        {
            foreach (var thing in FolderReferences.Of(column, row))
            {
                if (named.TryGetValue(thing.Kind, out var codes) && !codes.ContainsKey(thing.Key))
                {
                    Error(
                        file,
                        row.Line,
                        "folder.reference",
                        column.Name,
                        $"{entry.Key}: {column.Name} names {thing}, which no file holds.");
                }
            }
        }
    }

    private async Task Tables(CancellationToken stop)
    {
        var read = new List<(CityFile File, IReadOnlyList<ImportRow> Rows, TableData Table)>();
        foreach (var file in city.Files)
        {
            if (TableForms.Find(file.Kind) is { } form && await Table(file, form, stop) is { } table)
            {
                read.Add((file, table.Rows, table.Table));
            }
        }

        foreach (var (_, _, table) in read)
        {
            Enter(table);
        }

        foreach (var (file, rows, table) in read)
        {
            foreach (var found in TableRules.Check(table, county.Rules, county.Known)
                    .Concat(CalendarEnd.Check(table, county.Rules, now))
                    .Concat(UrgentClasses.Check(table, county.Rules))
                    .Where(static found => found.Level != FindingLevel.Note))
            {
                var line = found.Row == 0 ? 0 : rows[found.Row - 1].Line;
                report.Add(new(found.Level == FindingLevel.Error, file.File, line, found.Code, "", found.Text));
            }
        }
    }

    /// <summary>The rows of a table and what they make, without the rows that cannot be read; null for none.</summary>
    private async Task<(IReadOnlyList<ImportRow> Rows, TableData Table)?> Table(
        CityFile file,
        TableForm form,
        CancellationToken stop)
    {
        var rows = new List<ImportRow>();
        await foreach (var line in file.Rows(folder, form, stop, rowByRow: true))
        {
            var (row, unknown) = line.Without(form.Columns);
            Unknown(file, form.Columns, row, unknown);
            rows.Add(row);
        }

        report.Rows += rows.Count(static row => !row.IsWhole);
        _ = form.Read(rows); // notes what is wrong with each row
        foreach (var row in rows)
        {
            foreach (var fault in row.Faults)
            {
                Error(file, row.Line, fault.Code, fault.Field, fault.Detail);
            }

            References(file, form.Columns, row, new(EntityKind.Table, form.Name));
        }

        var good = rows.FindAll(static row => row.Faults.Count == 0 && row.Repeats is null);
        if (rows.Count == 0)
        {
            Error(file, 0, "import.empty", "", "The file holds no record.");
        }

        return good.Count == 0 ? null : (good, form.Read(good));
    }

    /// <summary>The rows of cases that are taken over; whether the city takes them it says with check=true.</summary>
    private async Task Cases(CityFile file, CancellationToken stop)
    {
        var taking = new CaseTaking(city.Code ?? "", county.Calendar.Zone, By);
        var rows = 0;
        await foreach (var line in file.CaseRows(folder, stop, rowByRow: true))
        {
            var (row, unknown) = line.Without(CaseForm.Columns);
            Unknown(file, CaseForm.Columns, row, unknown);
            if (row.Faults.Count == 0)
            {
                CaseForm.Read(row, taking, checksOnly: true);
                References(file, CaseForm.Columns, row, new(EntityKind.Case, row.Text("number") ?? ""));
            }

            foreach (var fault in row.Faults)
            {
                Error(file, row.Line, fault.Code, fault.Field, fault.Detail);
            }

            report.Rows += row.IsWhole ? 0 : 1;
            rows++;
        }

        if (rows == 0)
        {
            Error(file, 0, "import.empty", "", "The file holds no record.");
        }
    }

    /// <summary>What a county needs and no file gives.</summary>
    private void Gaps()
    {
        var (rules, day) = (county.Rules, county.DayOf(now));
        if (rules.Classes.IsEmpty)
        {
            Warning("folder.noClasses", "No table gives classes: no report can be taken until one is entered.");
            return;
        }

        var unlimited = rules.Classes.InForce(day)
            .Where(row => rules.LimitsByDefault(row, day))
            .Select(static row => $"{row.Code} {row.Name}")
            .ToList();
        if (unlimited.Count > 0)
        {
            var usual = LimitList.Usual;
            Warning(
                "folder.noLimit",
                $"{unlimited.Count} classes have no row in standards, and none of handling in limits; the first "
                + $"{string.Join(", ", unlimited.Take(3))}: the default of {usual.Limit} {usual.Unit} holds.");
        }

        if (county.Data.Channel is null && rules.Channels.FirstOn(day) is null)
        {
            report.Add(new(
                true,
                CityFolder.FileName,
                0,
                "folder.noChannel",
                "channel",
                $"A report that names no channel has none. Write channel into {CityFolder.FileName}, or list a table "
                + "of channels."));
        }

        if (!city.Files.Any(static file => file.Kind == TableForms.NameOf(TableName.Routes)))
        {
            Warning("folder.noRoutes", "No table says who answers: no report can be taken until one does.");
        }
    }

    private void Unknown(CityFile file, ColumnList columns, ImportRow row, IReadOnlyList<string> unknown)
    {
        foreach (var name in unknown)
        {
            Error(file, row.Line, "register.columnUnknown", name, columns.Unknown(name));
        }
    }

    private void Error(CityFile file, int line, string code, string column, string detail) =>
        report.Add(new(true, file.File, line, code, column, CountySample.None.Fill(detail)));

    private void Warning(CityFile file, int line, string code, string column, string detail) =>
        report.Add(new(false, file.File, line, code, column, CountySample.None.Fill(detail)));

    private void Warning(string code, string detail) =>
        report.Add(new(false, CityFolder.FileName, 0, code, "", detail));

    /// <param name="Index">Of the file among those of registers, in the order they are loaded.</param>
    private sealed record Place(string File, int Line, int Index);
}
