using Grid.Clocks;
using Grid.Departments;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Atlas;
using Grid.Tests.Clocks;

namespace Grid.Tests.Rulebook;

/// <summary>
/// The rulebook and the offices of the county that comes with Grid, read through the door's own forms.
/// </summary>
internal static class HaiyanBook
{
    private static readonly Lazy<Task<IReadOnlyDictionary<TableName, TableData>>> Read = new(ReadTables);

    private static readonly Lazy<Task<OfficeList>> Departments = new(ReadOffices);

    public static async Task<Rules> Rules()
    {
        var rules = Grid.Rulebook.Rules.Empty(Year2019.China);
        return (await Read.Value).Values.Aggregate(rules, static (book, table) => book.With(book.Version + 1, table));
    }

    public static async Task<WorkingCalendar> Calendar() => (await Rules()).Calendar;

    public static async Task<IEnumerable<TableData>> Tables() => (await Read.Value).Values;

    public static async Task<TableData> Table(TableName name) => (await Read.Value)[name];

    public static Task<OfficeList> Offices() => Departments.Value;

    public static async Task<KnownWords> Words() => new(Haiyan.Map, await Offices());

    public static Task<List<ImportRow>> Rows(string file, RegisterForm form) =>
        Rows(file, body => RowReader.Read(ImportFormat.Csv, body, form, CsvDialect.Usual, CancellationToken.None));

    private static async Task<List<ImportRow>> Rows(string file, Func<Stream, IAsyncEnumerable<ImportRow>> read)
    {
        var rows = new List<ImportRow>();
        await using var body = File.OpenRead(Path.Combine(Haiyan.Folder, file));
        await foreach (var row in read(body))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<IReadOnlyDictionary<TableName, TableData>> ReadTables()
    {
        var tables = new Dictionary<TableName, TableData>();
        foreach (var form in TableForms.All.Where(static form =>
                File.Exists(Path.Combine(Haiyan.Folder, "rulebook", form.Name + ".csv"))))
        {
            var rows = await Rows(
                $"rulebook/{form.Name}.csv",
                body => RowReader.Read(ImportFormat.Csv, body, form, CsvDialect.Usual, CancellationToken.None));
            tables[form.Table] = form.Read(rows);
            Assert.All(rows, static row => Assert.Empty(row.Faults));
        }

        return tables;
    }

    private static async Task<OfficeList> ReadOffices()
    {
        var form = RegisterForms.Of(EntityKind.Department);
        var rows = await Rows("registers/departments.csv", form);
        return OfficeList.Empty.With(
            rows.Select(row => KeyValuePair.Create(row.Code(), (DepartmentData)form.Data(row))));
    }
}
