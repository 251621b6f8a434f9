using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Counties;
using Grid.Gateway.Cases;
using Grid.Gateway.Counties;
using System.Text.Json.Serialization.Metadata;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>
/// A county's folder: <c>city.json</c> says what is true of the county and lists its files in the order in which they
/// are loaded. A file may lie elsewhere, so that counties share one national table:
/// <c>"../national/classes.csv"</c>.
/// </summary>
public sealed record CityFolder(string Code, string Name, string TimeZone, IReadOnlyList<CityFile> Files)
{
    public const string FileName = "city.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The days of rest of each week; Saturday and Sunday when absent.</summary>
    public IReadOnlyList<string>? Weekend { get; init; }

    /// <summary>What its words are written in, BCP 47.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>What its files give coordinates in: wgs84 (when absent) or gcj02.</summary>
    public string? CoordinateSystem { get; init; }

    /// <summary>The class of what no other class takes.</summary>
    public string? CatchAll { get; init; }

    /// <summary>The channel of a report that names none.</summary>
    public string? Channel { get; init; }

    /// <summary>What its codes say: GB/T 30428, or none; the former when absent and its code has six digits.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether a report without a point is taken; yes when absent.</summary>
    public bool? TakesUnplaced { get; init; }

    /// <summary>Whether a report without a class is taken, under the catch-all; yes when absent.</summary>
    public bool? TakesUnclassified { get; init; }

    /// <summary>Code of the prefecture that sees the county's figures; none when absent.</summary>
    public string? Prefecture { get; init; }

    /// <summary>What that prefecture is called.</summary>
    public string? PrefectureName { get; init; }

    /// <summary>The first day on which anything is owed here; since ever when absent.</summary>
    public string? Start { get; init; }

    /// <summary>Where the county's data come from.</summary>
    public string? Source { get; init; }

    /// <summary>What the folder says of the county, as its register keeps it.</summary>
    [JsonIgnore]
    public CountyData Facts => (CountyData)Form.Data(Row);

    /// <summary>
    /// Its files in the order in which they are entered: what the county does by practice and which words it has come
    /// first, because the others are judged by them.
    /// </summary>
    [JsonIgnore]
    internal IEnumerable<CityFile> InOrder => Files.OrderBy(static file => file.GoesFirst ? 0 : 1);

    private static CountyForm Form { get; } = new();

    /// <summary>What is wrong with what the folder says of the county; null for nothing.</summary>
    [JsonIgnore]
    public string? Fault
    {
        get
        {
            var row = Row;
            Form.Data(row);
            return row.Faults.Count == 0 ? null : string.Join(' ', row.Faults.Select(static fault => fault.Detail));
        }
    }

    private ImportRow Row => JsonRows.Read(
        1,
        JsonSerializer.SerializeToElement(
            new
            {
                Code,
                Name,
                TimeZone,
                Weekend = Weekend ?? ["saturday", "sunday"],
                Languages,
                CoordinateSystem,
                CatchAll,
                Channel,
                Profile,
                TakesUnplaced,
                TakesUnclassified,
                Prefecture,
                PrefectureName,
                Start,
                Source = Source ?? FileName,
            },
            JsonSerializerOptions.Web));

    /// <summary>How its cases are taken over.</summary>
    internal CaseTaking Taking(string by) => new(Code, TimeZoneInfo.FindSystemTimeZoneById(TimeZone), by);

    /// <summary>What city.json may say.</summary>
    internal static IReadOnlyCollection<string> Members { get; } = NamesOf(typeof(CityFolder));

    /// <exception cref="InvalidDataException">The folder has no city.json, or one that cannot be used.</exception>
    public static CityFolder Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var stream = File.OpenRead(path);
            var city = JsonSerializer.Deserialize<CityFolder>(stream, Json)!;
            if (city.Fault is { } fault)
            {
                throw new InvalidDataException($"{path} does not describe a county: {fault}");
            }

            return city.Files.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file.File))) is { } missing
                ? throw new InvalidDataException($"{path} lists {missing.File}, which is not there.")
                : city;
        }
        catch (Exception exception)
            when (exception is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} does not describe a city: {exception.Message}", exception);
        }
    }

    /// <summary>The members of a type as JSON has them.</summary>
    internal static IReadOnlyCollection<string> NamesOf(Type type) =>
        [.. Json.GetTypeInfo(type).Properties.Select(static property => property.Name)];
}

/// <summary>A file of a county: what it holds, and its name.</summary>
/// <param name="Delimiter">Stands between the columns of a CSV; a comma when absent.</param>
public sealed record CityFile(string Kind, string File, string? Delimiter = null)
{
    [JsonIgnore]
    internal bool GoesFirst => Kind == TableForms.NameOf(TableName.Practice)
        || Kind == TableForms.NameOf(TableName.Vocabulary);

    /// <summary>What a listed file may say.</summary>
    internal static IReadOnlyCollection<string> Members { get; } = CityFolder.NamesOf(typeof(CityFile));

    /// <summary>Its rows, as they are read.</summary>
    /// <param name="county">The county of rows that name none; null to leave them so.</param>
    /// <param name="rowByRow">Whether faults of the header are left to each row.</param>
    /// <exception cref="InvalidDataException">
    /// Its name ends like that of no format Grid reads, or its separator is none.
    /// </exception>
    internal IAsyncEnumerable<ImportRow> Rows(
        string folder,
        string? county,
        RegisterForm form,
        CancellationToken stop,
        bool rowByRow = false
    ) => Rows(folder, (format, body) => RowReader.Read(format, body, form, Dialect(rowByRow), stop))
        .Select(row => row.InCounty(county));

    /// <inheritdoc cref="Rows(string, string, RegisterForm, CancellationToken, bool)"/>
    internal IAsyncEnumerable<ImportRow> Rows(
        string folder,
        TableForm form,
        CancellationToken stop,
        bool rowByRow = false) =>
        Rows(folder, (format, body) => RowReader.Read(format, body, form, Dialect(rowByRow), stop));

    /// <summary>Its rows, of a file of cases that are taken over.</summary>
    internal IAsyncEnumerable<ImportRow> CaseRows(string folder, CancellationToken stop, bool rowByRow = false) =>
        Rows(folder, (format, body) => RowReader.Cases(format, body, Dialect(rowByRow), stop));

    private CsvDialect Dialect(bool rowByRow) => CsvDialect.TryRead(Delimiter, out var dialect)
        ? dialect with { RowByRow = rowByRow }
        : throw new InvalidDataException(
            $"The delimiter '{Delimiter}' of {File} is not known: write {CsvDialect.Expected}.");

    /// <summary>The files it consists of: itself, or of a .shp also what lies beside it.</summary>
    internal IReadOnlyList<string> Parts(string folder) =>
        IsShape ? ShapefileRows.Parts(Path.Combine(folder, File)) : [Path.Combine(folder, File)];

    private bool IsShape => File.EndsWith(".shp", StringComparison.OrdinalIgnoreCase);

    private async Task<Stream> Open(string path)
    {
        if (new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 })
        {
            throw new InvalidDataException(
                $"A program still writes {File}: what it wrote last stands in {File}-wal. Close the program first.");
        }

        return IsShape ? await ShapefileRows.Pack(path, CancellationToken.None) : System.IO.File.OpenRead(path);
    }

    private async IAsyncEnumerable<ImportRow> Rows(
        string folder,
        Func<ImportFormat, Stream, IAsyncEnumerable<ImportRow>> read)
    {
        var format =
            ImportFormats.OfFile(File)
            ?? throw new InvalidDataException($"{File} is none of {ImportFormats.Endings}.");
        await using var body = await Open(Path.Combine(folder, File));
        await foreach (var row in read(format, body))
        {
            yield return row;
        }
    }
}
