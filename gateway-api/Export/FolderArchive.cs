using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Counties;
using Grid.Gateway.Counties;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Parties;

namespace Grid.Gateway.Export;

/// <summary>
/// A county as its folder, in a zip: <c>city.json</c>, a file for each register and each table that has rows. Drawn
/// registers are GeoJSON, the others CSV. A city that starts on it holds the same.
/// </summary>
internal sealed class FolderArchive(Exporter exporter)
{
    private static readonly JsonSerializerOptions Json = new(ExportedRows.Json) { WriteIndented = true };

    private static readonly CountyForm Facts = new();

    /// <param name="on">The day on which an entry must not be over; null to write what has ended as well.</param>
    public async Task Write(CountyView county, DateOnly? on, Stream to, CancellationToken stop)
    {
        var archive = await ZipArchive.CreateAsync(
            to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await using var _ = archive;
        var files = new JsonArray();
        foreach (var form in RegisterForms.All.Where(static form => form.Kind != EntityKind.County))
        {
            var format = form.Columns.Find("geometry") is { Sort: ColumnSort.Outline }
                ? ImportFormat.GeoJson
                : ImportFormat.Csv;
            var name = $"registers/{form.Plural}.{(format == ImportFormat.Csv ? "csv" : "geojson")}";
            await Add(name, form.Plural, file => exporter.Write(form, county.Code, on, format, file, stop));
        }

        foreach (var form in TableForms.All)
        {
            if (await exporter.Table(form, county.Code) is { } table)
            {
                await Add(
                    $"rulebook/{form.Name}.csv",
                    form.Name,
                    file => Exporter.Write(form, table, ImportFormat.Csv, file, stop));
            }
        }

        await Put(CityFolder.FileName, JsonSerializer.SerializeToUtf8Bytes(City(county, files), Json));

        async Task Add(string name, string kind, Func<Stream, Task<int>> write)
        {
            using var file = new MemoryStream();
            if (await write(file) > 0)
            {
                files.Add(new JsonObject { ["kind"] = kind, ["file"] = name });
                await Put(name, file.GetBuffer().AsMemory(0, (int)file.Length));
            }
        }

        async Task Put(string name, ReadOnlyMemory<byte> text)
        {
            await using var file = await archive.CreateEntry(name).OpenAsync(stop);
            await file.WriteAsync(text, stop);
        }
    }

    /// <summary>What city.json says of the county, and its files in the order in which they are loaded.</summary>
    private static JsonObject City(CountyView county, JsonArray files)
    {
        var city = ExportedRows.Of(Facts, county.Code, county.Data);
        foreach (var name in city.Select(static member => member.Key).ToList())
        {
            if (city[name] is null || !CityFolder.Members.Contains(name))
            {
                city.Remove(name);
            }
        }

        city["files"] = files;
        return city;
    }
}
