using System.Runtime.CompilerServices;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Export;

/// <summary>Writes what a register or a table of the rulebook holds as a file that import reads.</summary>
internal sealed class Exporter(ICountyContents contents)
{
    /// <param name="county">Null for the entries of every county.</param>
    /// <param name="on">The day on which an entry must not be over; null to write what has ended as well.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<int> Write(
        RegisterForm form, string? county, DateOnly? on, ImportFormat format, Stream to, CancellationToken stop)
    {
        // A CSV names its columns first, so the names of the county's own are looked up before the rows are written.
        var others = new SortedSet<string>(StringComparer.Ordinal);
        if (format == ImportFormat.Csv)
        {
            await foreach (var entry in Entries(form, county, on, stop))
            {
                others.UnionWith(entry.Data.Other?.Keys ?? []);
            }
        }

        return await new RowWriter(format, form.Columns).Write(
            to,
            Entries(form, county, on, stop).Select(entry => ExportedRows.Of(form, entry.Ref.Key, entry.Data)),
            others,
            stop);
    }

    /// <returns>Null when the county has no such table.</returns>
    public Task<TableData?> Table(TableForm form, string county) => contents.Table(form.Name, county);

    public static Task<int> Write(
        TableForm form, TableData table, ImportFormat format, Stream to, CancellationToken stop) =>
        new RowWriter(format, form.Columns).Write(
            to, ExportedRows.Of(form, table).ToAsyncEnumerable(), [], stop);

    /// <summary>
    /// The entries by code; one that others of the register lie in or under comes before them, as import needs it.
    /// </summary>
    private IAsyncEnumerable<RegisterView> Entries(
        RegisterForm form, string? county, DateOnly? on, CancellationToken stop) =>
        form.HasAbove ? UpperFirst(form, ByCode(form, county, on, stop), stop) : ByCode(form, county, on, stop);

    internal static async IAsyncEnumerable<RegisterView> UpperFirst(
        RegisterForm form, IAsyncEnumerable<RegisterView> entries, [EnumeratorCancellation] CancellationToken stop)
    {
        // Areas and offices are few.
        var waiting = await entries.ToDictionaryAsync(static entry => entry.Ref.Key, cancellationToken: stop);
        foreach (var code in waiting.Keys.Order(StringComparer.Ordinal).ToList())
        {
            var line = new Stack<RegisterView>();
            for (var next = code; next is not null && waiting.Remove(next, out var entry);)
            {
                line.Push(entry);
                next = form.Above(entry.Data);
            }

            foreach (var entry in line)
            {
                yield return entry;
            }
        }
    }

    private async IAsyncEnumerable<RegisterView> ByCode(
        RegisterForm form, string? county, DateOnly? on, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var entry in contents.Entries(form.Kind, county, stop))
        {
            if (on is not { } day || !entry.Data.IsOver(entry.Ref.Key, day))
            {
                yield return entry;
            }
        }
    }
}
