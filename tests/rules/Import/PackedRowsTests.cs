using System.Text;
using System.Text.Json;
using Grid.Areas;
using Grid.Atlas;
using Grid.Gateway.Import;
using Grid.Gateway.Registers;
using Grid.Registers;
using Grid.Tests.Processes;
using static Grid.Tests.Import.PackedFiles;

namespace Grid.Tests.Import;

/// <summary>Workbooks, GeoPackages and shapefiles say what a CSV or GeoJSON of them would say.</summary>
public sealed class PackedRowsTests
{
    private const string Square =
        """{"type":"Polygon","coordinates":[[[120.5,30.5],[120.6,30.5],[120.6,30.6],[120.5,30.6],[120.5,30.5]]]}""";

    private static readonly RegisterForm Dogs = RegisterForms.Find("dogs")!;
    private static readonly RegisterForm Areas = RegisterForms.Find("areas")!;

    [Fact]
    public async Task A_cell_of_a_workbook_says_what_a_csv_would()
    {
        var file = Workbook(("犬", [
            [
                Cell("code"), Cell("household"), Cell("chip"), Cell("licensedFrom"), Cell("mixed"), Cell("lon"),
                Cell("note"),
            ],
            [
                Cell("D-1"), Number("330424"), Number("1.56000000000001E+14"), Number("43556", 1), "t=\"b\"><v>1</v>",
                Number("120.94446900000001"), "t=\"str\"><f>A1</f><v> 大黄 </v>",
            ],
            [],
            [Cell("D-2"), Number("7"), Cell("0012"), "", "", "", Number("0.354166666666667", 2)],
        ]));

        var rows = await Read(ImportFormat.Excel, file, Dogs);

        Assert.Equal([2, 4], rows.Select(static row => row.Line));
        Assert.Equal(
            ["D-1", "330424", "156000000000001", "2019-04-01", "true", "120.944469", "大黄"],
            rows[0].Values.Select(static value => value.Value.Text));
        Assert.Equal(["0012", "08:30"], [rows[1].Values["chip"].Text, rows[1].Values["note"].Text]);
        Assert.All(rows, static row => Assert.Empty(row.Faults));
    }

    [Theory]
    [InlineData("1234567890123456", "register.cellRounded", "Format the column as text")]
    [InlineData("1.56E+18", "register.cellRounded", "Format the column as text")]
    public async Task A_number_that_a_spreadsheet_has_rounded_is_refused(string number, string code, string says)
    {
        var file = Workbook(("dogs", [[Cell("code"), Cell("chip")], [Cell("D-1"), Number(number)]]));

        var fault = Assert.Single(Assert.Single(await Read(ImportFormat.Excel, file, Dogs)).Faults);

        Assert.Equal((code, "chip"), (fault.Code, fault.Field));
        Assert.Contains(says, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_a_formula_is_no_text()
    {
        var file = Workbook(("dogs", [[Cell("code"), Cell("note")], [Cell("D-1"), "t=\"e\"><v>#N/A</v>"]]));

        Assert.Equal(
            "register.cellError", Assert.Single(Assert.Single(await Read(ImportFormat.Excel, file, Dogs)).Faults).Code);
    }

    [Fact]
    public async Task The_sheet_of_the_kind_is_read_and_of_several_others_none()
    {
        string[][] one = [[Cell("code")], [Cell("D-1")]], other = [[Cell("code")], [Cell("D-2")]];

        var named = await Read(ImportFormat.Excel, Workbook(("all", one), ("Dogs", other)), Dogs);
        var only = await Read(ImportFormat.Excel, Workbook(("Sheet1", one), ("Sheet2", [])), Dogs);
        var several = await Read(ImportFormat.Excel, Workbook(("all", one), ("others", other)), Dogs);
        var from1904 = await Read(ImportFormat.Excel, Workbook("1", [("dogs", one)]), Dogs);

        Assert.Equal("D-2", Assert.Single(named).Values["code"].Text);
        Assert.Equal("D-1", Assert.Single(only).Values["code"].Text);
        Refused(several, "import.workbook", "all, others");
        Refused(from1904, "import.workbook", "1904");
    }

    [Theory]
    [InlineData("A1")]
    [InlineData("A1:A2")]
    [InlineData("A1:XFD1048576")]
    public async Task A_sheet_is_read_whole_whatever_it_says_of_its_size(string size)
    {
        string[][] rows = [[Cell("code"), Cell("household")], [Cell("D-1"), Cell("H-1")], [Cell("D-2"), Cell("H-2")]];

        var read = await Read(ImportFormat.Excel, Workbook("0", [("dogs", rows)], size), Dogs);

        if (size.EndsWith("XFD1048576", StringComparison.Ordinal))
        {
            Refused(read, "import.workbook", "columns");
            return;
        }

        Assert.Equal(["H-1", "H-2"], read.Select(static row => row.Values["household"].Text));
    }

    [Fact]
    public async Task A_header_is_held_to_the_columns_of_the_kind()
    {
        var file = Workbook(("dogs", [[Cell("code"), Cell("chipp")], [Cell("D-1"), Cell("x")]]));

        Refused(await Read(ImportFormat.Excel, file, Dogs), "import.columnUnknown", "chip");
    }

    [Theory]
    [InlineData("EPSG", 4326)]
    [InlineData("epsg", 4490)]
    public async Task A_layer_of_a_GeoPackage_is_read(string organization, int number)
    {
        var file = Package("乡镇", organization, number, ["code", "kind", "name"],
            new Drawn(Square, "330424001", "subdistrict", "武原街道"));

        var row = Assert.Single(await Read(ImportFormat.GeoPackage, file, Areas));

        Assert.Equal(Of(Square, "330424001", "subdistrict", "武原街道"), Text(row));
    }

    [Fact]
    public async Task A_shapefile_is_read_by_the_names_that_fit_into_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = ShapeZip(Wgs84, Encoding.GetEncoding(936), ["code", "kind", "name", "formerName"],
            new Drawn(Square, "330424001", "subdistrict", "武原街道", "武原镇"));

        var row = Assert.Single(await Read(ImportFormat.Shapefile, file, Areas));

        Assert.Equal(Of(Square, "330424001", "subdistrict", "武原街道"), Text(row));
        var shops = ShapeZip(Wgs84, Encoding.UTF8, ["code", "commitment"], new Drawn(Square, "S-1", "true"));
        Assert.Equal(
            "true",
            Assert.Single(await Read(ImportFormat.Shapefile, shops, RegisterForms.Find("shops")!))
                .Values["commitmentSigned"].Text);
    }

    [Fact]
    public async Task Coordinates_that_are_not_read_are_refused_with_what_is()
    {
        var drawn = new Drawn(Square, "330424001", "subdistrict", "武原街道");
        string[] columns = ["code", "kind", "name"];

        foreach (var rows in new[]
            {
                await Read(ImportFormat.GeoPackage, Package("areas", "EPSG", 4549, columns, drawn), Areas),
                await Read(ImportFormat.GeoPackage, Package("areas", "NONE", -1, columns, drawn), Areas),
                await Read(ImportFormat.Shapefile, ShapeZip(null, Encoding.UTF8, columns, drawn), Areas),
                await Read(
                    ImportFormat.Shapefile,
                    ShapeZip("""PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["x"]]""", Encoding.UTF8, columns, drawn),
                    Areas),
            })
        {
            Refused(rows, "import.crs", "EPSG:4490");
        }
    }

    [Theory]
    [InlineData(Wgs84, "WGS84")]
    [InlineData("""GEOGCS["WGS 84",DATUM["WGS_1984"],AUTHORITY["EPSG","4326"]]""", "EPSG:4326")]
    [InlineData("""GEOGCRS["China Geodetic Coordinate System 2000",ID["EPSG",4490]]""", "EPSG:4490")]
    [InlineData("""GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["x"]]""", "CGCS2000")]
    [InlineData("""PROJCS["Beijing 1954",GEOGCS["x",AUTHORITY["EPSG","4214"]]]""", "Beijing 1954")]
    public void A_projection_is_known_by_its_name(string text, string name) =>
        Assert.Equal(name, WktNames.Of(text));

    [Theory]
    [InlineData("xlsx", "import.workbook")]
    [InlineData("gpkg", "import.geoPackage")]
    [InlineData("zip", "import.shapefile")]
    public async Task What_is_none_is_refused_for_the_whole_body(string ending, string code)
    {
        var format = ImportFormats.OfFile($"x.{ending}")!.Value;
        Refused(await Read(format, new MemoryStream("code\nD-1\n"u8.ToArray()), Dogs), code, "damaged");
        Refused(await Read(format, new MemoryStream(), Dogs), code, "damaged");
    }

    [Fact]
    public void A_zip_is_refused_by_what_it_unpacks_to_and_never_gives_more()
    {
        var file = Zip(("a", new byte[5000]), ("b", new byte[5001]));
        Assert.Equal(
            "import.unpacked", Assert.Throws<FileRefusedException>(() => Unpacking.Open(file, most: 10_000)).Code);

        // The head and the directory of the zip say 10 bytes where 5000 are packed.
        var lying = Zip(("a", new byte[5000])).ToArray();
        for (var at = 0; at + 4 <= lying.Length; at++)
        {
            if (BitConverter.ToInt32(lying, at) == 5000)
            {
                BitConverter.GetBytes(10).CopyTo(lying, at);
            }
        }

        using var archive = Unpacking.Open(new MemoryStream(lying), most: 100);
        using var part = archive.Entries[0].Open();
        var given = 0L;
        try
        {
            for (int read; (read = part.Read(new byte[1000])) > 0;)
            {
                given += read;
            }
        }
        catch (InvalidDataException)
        {
            // Or it says so.
        }

        Assert.InRange(given, 0, 10);
    }

    [Theory]
    [InlineData("01 02000000 FFFFFFFF")]
    [InlineData("01 02000000 02000000 0000000000000000")]
    [InlineData("01 06000000 01000000 01 06000000 01000000 01 06000000 01000000")]
    [InlineData("01 07000000 00000000")]
    [InlineData("05 01000000")]
    [InlineData("")]
    public void A_geometry_that_breaks_off_nests_or_lies_is_refused(string bytes) =>
        Assert.Throws<InvalidDataException>(() => { _ = Wkb.Read(Hex(bytes)); });

    [Theory]
    [InlineData(
        "01 E9030000 0000000000003E40 0000000000804040 0000000000000840",
        """{"type":"Point","coordinates":[30,33]}""")]
    [InlineData(
        "00 00000002 00000001 403E000000000000 4040800000000000",
        """{"type":"LineString","coordinates":[[30,33]]}""")]
    [InlineData("01 01000000 000000000000F87F 000000000000F87F", null)]
    public void Heights_and_either_order_of_bytes_are_read(string bytes, string? json) => Assert.Equal(
        json, Wkb.Read(Hex(bytes))?.ToJsonString());

    [Fact]
    public async Task What_Haiyan_holds_comes_back_from_each_format()
    {
        var folder = Repository.County("haiyan");
        var files = CityFolder.Open(folder).Files;
        var areas = await Rows("areas").Take(40).ToListAsync();
        var dogs = await Rows("dogs").Take(200).ToListAsync();
        string[] columns = ["code", "kind", "name", "parent"];
        Drawn[] drawn =
        [
            .. areas.Select(row => new Drawn(
                row.Values["geometry"].Text,
                [.. columns.Select(name => row.Values.TryGetValue(name, out var value) ? value.Text : null)])),
        ];
        var named = dogs[0].Values.Keys.ToList();
        var workbook = Workbook(("dogs", [
            [.. named.Select(Cell)],
            .. dogs.Select(row => named
                .Select(name => name == "chip" && row.Has(name)
                    ? Number(row.Values[name].Text)
                    : Cell(row.Values[name].Text))
                .ToArray()),
        ]));

        Assert.True(areas.Count > 10 && dogs.Count == 200);
        var wanted = drawn.Select(static one => Of(one.Shape, one.Values)).ToList();
        var package = Package("areas", "EPSG", 4326, columns, drawn);
        Assert.Equal(wanted, (await Read(ImportFormat.GeoPackage, package, Areas)).Select(Text));
        var shapes = ShapeZip(Wgs84, Encoding.UTF8, columns, drawn);
        Assert.Equal(wanted, (await Read(ImportFormat.Shapefile, shapes, Areas)).Select(Text));
        Assert.Equal(
            dogs.Select(static row => Text(row, Dogs)),
            (await Read(ImportFormat.Excel, workbook, Dogs)).Select(static row => Text(row, Dogs)));

        IAsyncEnumerable<ImportRow> Rows(string kind) => files.Where(file => file.Kind == kind).ToAsyncEnumerable()
            .SelectMany(file => file.Rows(folder, null, RegisterForms.Find(kind)!, CancellationToken.None));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    private static async Task<List<ImportRow>> Read(ImportFormat format, Stream body, RegisterForm form) =>
        await RowReader.Read(format, body, form, CsvDialect.Usual, CancellationToken.None).ToListAsync();

    /// <summary>The data of an area, with its outline as the library of geometries has it.</summary>
    private static string Text(ImportRow row) => Text(row, Areas);

    private static string Text(ImportRow row, RegisterForm form)
    {
        var key = form.Key(row);
        var data = form.Data(row);
        Assert.Empty(row.Faults);
        return $"{key} {Shape(data)} {JsonSerializer.Serialize(Without(data), RegisterJson.Options)}";
    }

    private static string Of(string shape, params string?[] values) => Text(
        JsonRows.Read(1, JsonSerializer.SerializeToElement(new
        {
            code = values[0],
            kind = values[1],
            name = values[2],
            parent = values.ElementAtOrDefault(3),
            geometry = JsonSerializer.Deserialize<JsonElement>(shape),
        })));

    /// <summary>A ring may begin elsewhere, or run the other way, and is the same outline.</summary>
    private static string? Shape(RegisterData data) => data is AreaData area
        ? GeoText.Read(area.Geometry, out _)!.Normalized().ToText()
        : null;

    private static RegisterData Without(RegisterData data) =>
        data is AreaData area ? area with { Geometry = "" } : data;

    private static void Refused(List<ImportRow> rows, string code, string says)
    {
        var row = Assert.Single(rows);
        var fault = Assert.Single(row.Faults);
        Assert.True(row.IsWhole);
        Assert.Equal(code, fault.Code);
        Assert.Contains(says, fault.Detail, StringComparison.Ordinal);
    }
}
