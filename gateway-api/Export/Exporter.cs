using System.Runtime.CompilerServices;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Export;

/// <summary>Writes what a register or a table of the rulebook holds as a file that import reads.</summary>
internal sealed class Exporter(IGrainFactory grains, RegisterReader registers)
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
    public async Task<TableData?> Table(TableForm form, string county) =>
        await grains.GetGrain<ITableGrain>($"{county}/{form.Name}").Entry() is { Data: TableData table } ? table : null;

    public static Task<int> Write(
        TableForm form, TableData table, ImportFormat format, Stream to, CancellationToken stop) =>
        new RowWriter(format, form.Columns).Write(
            to, ExportedRows.Of(form, table).ToAsyncEnumerable(), [], stop);

    private async IAsyncEnumerable<RegisterView> Entries(
        RegisterForm form, string? county, DateOnly? on, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var entry in registers.Entries(form.Kind, county, stop))
        {
            if (on is not { } day || !entry.Data.IsOver(entry.Ref.Key, day))
            {
                yield return entry;
            }
        }
    }
}
