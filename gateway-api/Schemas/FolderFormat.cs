using System.Globalization;
using System.Text;
using Grid.Gateway.Cases;
using Grid.Gateway.Registers;

namespace Grid.Gateway.Schemas;

/// <summary><c>docs/county-folder.md</c>: the format of a county's folder for people, made from the forms.</summary>
internal static class FolderFormat
{
    private const string Head =
        """
        # A county's folder

        `dotnet run --project silo -- schemas --markdown` prints this page from the columns by which the city reads; the
        same as JSON Schema is `GET /v1/schemas/{kind}`, as Table Schema `?format=table`.
        `dotnet run --project silo -- check FOLDER` says everything that is wrong with a folder, and
        `dotnet run --project silo -- new FOLDER --code CODE --boundaries FILE` makes one from boundaries alone.

        `city.json` has `code`, `name` and `timeZone` (an IANA name) of the county, and `files`, each with `kind`,
        `file` and, for a CSV that is not separated by commas, `delimiter` (`;`, `|` or `tab`). Files are loaded in
        this order, so what is referred to comes first: areas, cells, roads, segments, buildings, shops, departments,
        parts, appointments, beats, dogs, then the tables, classes first, and `cases` at the end. A path may lead to
        another folder (`../haiyan/rulebook/classes.csv`): that is how counties share national tables.

        Files are `.csv` (RFC 4180, UTF-8, first line the names of the columns), `.ndjson` (one object a line),
        `.geojson` (a FeatureCollection in degrees of WGS84, or with `crs` of GCJ-02; columns stand in `properties`),
        `.xlsx` (the sheet of the kind's name, else the only one, read as a CSV of it would be), `.gpkg` (the layer of
        the kind's name, else the only one) or a shapefile (`.zip`, or `.shp` with its `.dbf` and `.prj` beside it).
        Letter case of names counts for nothing; unknown names are refused. An empty cell is no value. A list one of
        whose texts holds the separator is written as a JSON list.

        A register has one row an entry, and `code` is its key: of the rows of one key in a file the last counts. A
        table of the rulebook is entered whole. A case is taken over once, by its source and number
        ([bringing in a running county](guide/running-county.md)). `GET /v1/export` writes a county as such a folder,
        in a zip, and `dotnet run --project silo -- export FOLDER` as a folder.

        """;

    public static string Markdown()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var part in RowKind.All.GroupBy(Heading))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {part.Key}\n");
            foreach (var kind in part)
            {
                Write(page, kind);
            }
        }

        return page.ToString();
    }

    private static string Heading(RowKind kind)
    {
        if (kind.Name == CaseForm.Kind)
        {
            return "Cases that are taken over";
        }

        return kind.IsTable ? "Tables of the rulebook" : "Registers";
    }

    private static void Write(StringBuilder page, RowKind kind)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {kind.Name}{(kind.IsTable ? "" : $" {kind.Chinese}")}\n\n");
        page.Append("| Column | Is | Needed | Meaning |\n| --- | --- | --- | --- |\n");
        foreach (var column in kind.Given.Where(static column => column.Use == ColumnUse.Entered))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{column.Name}` | {Cell(Is(column))} | {(column.Needed ? "yes" : "")} | {Cell(column.About)} |\n");
        }

        var notKept = kind.Given.Where(static column => column.Use == ColumnUse.NotKept)
            .Select(static column => $"`{column.Name}`")
            .ToList();
        if (notKept.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\nRead and not kept: {string.Join(", ", notKept)}.\n");
        }
    }

    private static string Is(Column column)
    {
        var unit = column.Unit is { } of ? $" ({of})" : "";
        var refers = RowKind.Reference(column) is { } kind ? $" of {kind}" : "";
        return column.Sort switch
        {
            ColumnSort.Code => $"code{refers}",
            ColumnSort.Number => $"number{unit}, {Bounds(column)}",
            ColumnSort.Whole => $"whole number{unit}, {Bounds(column)}",
            ColumnSort.Flag => "true or false",
            ColumnSort.Day => "day, 2019-04-01",
            ColumnSort.Word => string.Join(", ", column.Words.Select(static word => $"`{word}`")),
            ColumnSort.List => $"texts separated by `{column.Separator}`, at most {column.Most}",
            ColumnSort.Outline => "GeoJSON geometry",
            ColumnSort.Bag =>
                $"object, or columns `{column.Name}.NAME`: at most {column.Most} texts of {column.Longest}",
            _ => $"text{refers}, at most {column.Longest}",
        };
    }

    private static string Bounds(Column column) =>
        string.Create(CultureInfo.InvariantCulture, $"{column.Least:0.###} to {column.Greatest:0.###}");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
