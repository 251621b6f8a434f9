using System.Text.Json.Nodes;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;

namespace Grid.Gateway.Schemas;

/// <summary>
/// The descriptor of a county's folder as Frictionless Data Package has it, <c>datapackage.json</c> beside
/// <c>city.json</c>: each file with its dialect and the schema of the columns it has.
/// </summary>
internal static class DataPackage
{
    public const string FileName = "datapackage.json";

    /// <exception cref="InvalidDataException">The folder, or a file in it, cannot be used.</exception>
    public static async Task<JsonObject> Of(string folder, CancellationToken stop)
    {
        var city = CityFolder.Open(folder);

        // A package holds the files of its own folder; tables that are referred to elsewhere are described there.
        var files = city.Files.Where(static file => !file.File.StartsWith("..", StringComparison.Ordinal)).ToList();
        var resources = new JsonArray();
        foreach (var file in files)
        {
            resources.Add(await Resource(folder, file, files, stop));
        }

        return new()
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
            ["name"] = $"county-{city.Code}",
            ["title"] = city.Name,
            ["resources"] = resources,
        };
    }

    private static async Task<JsonNode> Resource(
        string folder,
        CityFile file,
        IReadOnlyList<CityFile> files,
        CancellationToken stop)
    {
        var kind = RowKind.Find(file.Kind)
            ?? throw new InvalidDataException($"{file.File} is of the kind '{file.Kind}', which cannot be imported.");
        var isCsv = ImportFormats.OfFile(file.File) == ImportFormat.Csv;
        var resource = new JsonObject
        {
            ["name"] = NameOf(file),
            ["kind"] = file.Kind,
            ["path"] = file.File,
            ["format"] = Path.GetExtension(file.File)[1..],
            ["encoding"] = "utf-8",
        };
        if (isCsv)
        {
            resource["type"] = "table";
            resource["mediatype"] = "text/csv";
            if (CsvDialect.TryRead(file.Delimiter, out var dialect) && dialect != CsvDialect.Usual)
            {
                resource["dialect"] = new JsonObject { ["delimiter"] = dialect.Separator.ToString() };
            }
        }

        resource["schema"] = TableSchema.Of(kind, await Names(folder, file, kind, isCsv, stop), Only);
        return resource;

        // A reference leads to one resource, so it is left out where several files hold the kind.
        string? Only(string to) =>
            files.Where(other => other.Kind == to).ToList() is [var one] ? NameOf(one) : null;
    }

    /// <summary>The columns of a file: of a CSV in their order, else in that of the form.</summary>
    private static async Task<IReadOnlyList<string>> Names(
        string folder,
        CityFile file,
        RowKind kind,
        bool isCsv,
        CancellationToken stop)
    {
        var seen = new List<string>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var rows = (RegisterForms.Find(file.Kind), TableForms.Find(file.Kind)) switch
        {
            ({ } form, _) => file.Rows(folder, county: null, form, stop),
            (_, { } table) => file.Rows(folder, table, stop),
            _ => file.CaseRows(folder, stop),
        };
        await foreach (var row in rows)
        {
            seen.AddRange(row.Values.Keys.Select(name => isCsv ? name : name.Split('.')[0]).Where(known.Add));
            if (isCsv)
            {
                break; // each line has the columns of the header
            }
        }

        return isCsv ? seen : [.. kind.Columns.All.Select(static column => column.Name).Where(known.Contains)];
    }

    /// <summary>Names of resources are small letters, digits and hyphens.</summary>
    private static string NameOf(CityFile file) =>
        Path.ChangeExtension(file.File, null).Replace('/', '-').ToLowerInvariant();
}
