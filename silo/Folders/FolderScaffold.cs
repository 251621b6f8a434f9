using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Grid.Areas;
using Grid.Atlas;
using Grid.Gateway.Import;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Grid.Silo.Folders;

/// <summary>
/// Makes a county's folder out of boundaries alone: it starts and takes reports, because national tables are shared by
/// reference, the remainder of each sub-district answers for its ground, and one command centre leads what nobody else
/// does. What is made up says so.
/// </summary>
/// <param name="Code">Six digits for a county of the national profile, by which sub-districts are coded too.</param>
/// <param name="Name">Null for the name that the boundaries give the county.</param>
/// <param name="National">The folder with the tables that all counties share.</param>
internal sealed record FolderScaffold(
    string Folder,
    string Code,
    string? Name,
    string TimeZone,
    string Boundaries,
    string National)
{
    private const string MadeUp = "made by grid new";

    /// <summary>Tables that name no place or office of the county they came with.</summary>
    private static readonly string[] Shared =
        ["classes", "standards", "festivals", "calendar", "hours", "duties", "channels", "limits"];

    private const string UsualChannel = "web";

    private CodeProfile Codes => CodeProfile.Of(Code, null);

    private static readonly string[] NameColumns = ["name", "名称", "NAME", "Name", "label"];
    private static readonly string[] CodeColumns = ["code", "adcode", "CODE", "id", "代码"];

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the folder.</summary>
    /// <returns>What it holds, a line each.</returns>
    /// <exception cref="InvalidDataException">The folder cannot be made of this; nothing is written.</exception>
    public async Task<IReadOnlyList<string>> Write(CancellationToken stop)
    {
        if (Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any())
        {
            throw new InvalidDataException($"{Folder} is not empty. Name a folder that is not there yet.");
        }

        if (!Texts.IsKey(Code) || !Codes.IsArea(AreaKind.County, Code))
        {
            throw new InvalidDataException(
                $"--code '{Code}' is no code of a county: at most 59 characters, none of them blank or / ? # %.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            throw new InvalidDataException($"--zone '{TimeZone}' is no time zone: send a name such as Asia/Shanghai.");
        }

        var tables = Shared.Where(table => File.Exists(Path.Combine(National, $"{table}.csv"))).ToList();
        if (!tables.Contains("classes"))
        {
            throw new InvalidDataException(
                $"There is no classes.csv in {National}: name the folder of the shared tables by --national.");
        }

        var given = await Drawn(stop);
        var county = given.Find(area => area.Code == Code || area.Kind == "county");
        var parts = given.FindAll(area => area != county);
        var name = Name ?? county?.Name ?? Code;
        Directory.CreateDirectory(Folder);
        Json("areas.geojson", Areas(name, county, parts));
        Text("departments.csv", Departments(name));
        Text("routes.csv", Routes());
        Json(CityFolder.FileName, City(name, tables));
        Text("README.md", ReadMe(name, county is null, parts));
        return
        [
            $"{Folder}: {name} {Code}, {Math.Max(1, parts.Count)} sub-districts from {Boundaries}.",
            $"Tables by reference to {National}: {string.Join(", ", tables)}.",
            "Made up, and marked as synthetic: the command centre, the routes that lead to it"
            + (county is null ? ", the county's outline (the sum of its parts)" : "")
            + (parts.Count == 0 ? ", one sub-district of the whole county" : "")
            + (parts.TrueForAll(IsCoded) ? "" : ", codes of sub-districts")
            + ".",
        ];
    }

    private async Task<List<Area>> Drawn(CancellationToken stop)
    {
        if (!File.Exists(Boundaries))
        {
            throw new InvalidDataException($"There is no file {Boundaries}.");
        }

        var areas = new List<Area>();
        await foreach (var row in Features(stop))
        {
            var drawn = row.Faults.Count == 0 ? Outline.Read(row) : null;
            if (row.Faults.Count > 0)
            {
                throw new InvalidDataException($"{Boundaries} feature {row.Line}: {row.Faults[0].Detail}");
            }

            var geometry = drawn is null ? null : GeoText.Read(drawn, out _);
            if (geometry is not (Polygon or MultiPolygon) || !geometry.IsValid)
            {
                throw new InvalidDataException(
                    $"{Boundaries} feature {row.Line} is no valid Polygon or MultiPolygon in degrees.");
            }

            areas.Add(new(
                First(row, CodeColumns), First(row, NameColumns), First(row, ["kind"]), geometry, IsDrawn(row)));
        }

        return areas.Count > 0 ? areas : throw new InvalidDataException($"{Boundaries} holds no feature.");
    }

    /// <summary>Its features, whatever columns they have.</summary>
    private IAsyncEnumerable<ImportRow> Features(CancellationToken stop) => ImportFormats.OfFile(Boundaries) switch
    {
        ImportFormat.GeoPackage or ImportFormat.Shapefile => new CityFile("areas", Boundaries).Rows(
            "", county: null, RegisterForms.Of(EntityKind.Area), stop, rowByRow: true),
        _ => GeoJsonFeatures(stop),
    };

    private async IAsyncEnumerable<ImportRow> GeoJsonFeatures([EnumeratorCancellation] CancellationToken stop)
    {
        await using var body = File.OpenRead(Boundaries);
        await foreach (var row in FeatureRows.Read(body, stop))
        {
            yield return row;
        }
    }

    private static bool IsDrawn(ImportRow row) => First(row, ["synthetic"]) is "true";

    private static string? First(ImportRow row, string[] names) =>
        names.Select(name => row.Values.GetValueOrDefault(name).Text)
            .FirstOrDefault(static text => text is { Length: > 0 });

    private JsonObject Areas(string name, Area? county, List<Area> parts)
    {
        var ground = county?.Ground ?? Sum(parts);
        var features = new JsonArray
        {
            Feature(Code, "county", name, ground, isMadeUp: county is null, "the sum of its sub-districts",
                county?.IsDrawn == true),
        };
        if (parts.Count == 0)
        {
            features.Add(Feature(Numbered(1), "subdistrict", name, ground, true, "the whole county"));
        }

        var taken = parts.Where(IsCoded).Select(static part => part.Code!).ToHashSet();
        var next = 1;
        foreach (var part in parts)
        {
            var isCode = IsCoded(part);
            var code = isCode ? part.Code! : Free();
            features.Add(Feature(
                code,
                "subdistrict",
                part.Name ?? code,
                part.Ground,
                isMadeUp: !isCode,
                part.Code is null ? "its code" : $"its code; the boundaries say {part.Code}",
                part.IsDrawn));
        }

        return new() { ["type"] = "FeatureCollection", ["features"] = features };

        string Free()
        {
            string code;
            do
            {
                code = Numbered(next++);
            }
            while (taken.Contains(code));
            return code;
        }
    }

    /// <summary>A code for a sub-district that has none.</summary>
    private string Numbered(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Code}{(Codes.HasDigits ? "" : "-")}{number:000}");

    /// <summary>Whether the boundaries give a sub-district a code that it can have in this county.</summary>
    private bool IsCoded(Area part) =>
        part.Code is { } code
        && code != Code
        && Texts.IsKey(code)
        && Codes.IsArea(AreaKind.Subdistrict, code)
        && Codes.IsOf(Code, code);

    private static Geometry Sum(List<Area> parts) =>
        OverlayNGRobust.Union([.. parts.Select(static part => part.Ground)]);

    private JsonObject Feature(
        string code,
        string kind,
        string name,
        Geometry ground,
        bool isMadeUp,
        string madeUp,
        bool isDrawn = false) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject
        {
            ["code"] = code,
            ["kind"] = kind,
            ["name"] = name,
            ["parent"] = kind == "county" ? null : Code,
            ["source"] = Path.GetFileName(Boundaries) + (isMadeUp ? $"; {MadeUp}: {madeUp}" : ""),
            ["synthetic"] = isMadeUp || isDrawn,
        },
        ["geometry"] = JsonNode.Parse(GeoText.Write(ground)),
    };

    private string Departments(string name) =>
        $"""
        code,name,kind,source,synthetic
        {Code}-ZHZX,{Cell($"{name}指挥中心")},commandCentre,{MadeUp},true

        """;

    private string Routes() =>
        $"""
        rule,precedence,kind,class,where,role,party,from,until,source,grade
        R-001,100,*,*,,grid,place:cell,2018-01-01,,{MadeUp}: the cell answers for its ground,L
        R-999,9999,*,*,,lead,department:{Code}-ZHZX,2018-01-01,,{MadeUp}: nobody else is named,L

        """;

    private JsonObject City(string name, List<string> tables)
    {
        var files = new JsonArray
        {
            File("areas", "areas.geojson"),
            File("departments", "departments.csv"),
        };
        foreach (var table in tables)
        {
            files.Add(File(table, Relative(Path.Combine(National, $"{table}.csv"))));
        }

        files.Add(File("routes", "routes.csv"));
        var city = new JsonObject { ["code"] = Code, ["name"] = name, ["timeZone"] = TimeZone };
        if (!tables.Contains("channels"))
        {
            city["channel"] = UsualChannel;
        }

        city["files"] = files;
        return city;

        static JsonNode File(string kind, string file) => new JsonObject { ["kind"] = kind, ["file"] = file };
    }

    private string Relative(string path) =>
        Path.GetRelativePath(Folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private string ReadMe(string name, bool isSummed, List<Area> parts)
    {
        var madeUp = parts.TrueForAll(IsCoded) ? "" : ", the codes of sub-districts";
        return $"""
            # {name} {Code}

            Made by `grid new` from {Path.GetFileName(Boundaries)}. `city.json` lists the files; tables that all
            counties share stand where they came from. `docs/county-folder.md` of Grid says which columns each kind has.

            Real: the outlines{(isSummed ? ", of which the county's is the sum" : "")}. Synthetic, to be replaced: the
            command centre (`departments.csv`), the routes that lead everything to it (`routes.csv`){madeUp}.

            `dotnet run --project silo -- check FOLDER` says what is wrong; `Grid__County=FOLDER` starts the county.

            """;
    }

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Json(string file, JsonObject content) => Text(file, content.ToJsonString(Written) + "\n");

    private void Text(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    /// <param name="Code">As the boundaries say it; null where they say none.</param>
    /// <param name="IsDrawn">Whether the boundaries themselves say that the outline is synthetic.</param>
    private sealed record Area(string? Code, string? Name, string? Kind, Geometry Ground, bool IsDrawn);
}
