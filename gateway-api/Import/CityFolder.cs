using System.Text.Json;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>A county's folder: <c>city.json</c> names it and lists its files in the order they are loaded.</summary>
public sealed record CityFolder(string Code, string Name, string TimeZone, IReadOnlyList<CityFile> Files)
{
    public const string FileName = "city.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="InvalidDataException">The folder has no city.json, or one that cannot be used.</exception>
    public static CityFolder Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var stream = File.OpenRead(path);
            var city = JsonSerializer.Deserialize<CityFolder>(stream, Json)!;
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
}

/// <summary>A file of a county: what it holds, and its name.</summary>
public sealed record CityFile(string Kind, string File)
{
    /// <summary>Its rows, as they are read.</summary>
    /// <exception cref="InvalidDataException">Its name ends like that of no format Grid reads.</exception>
    internal IAsyncEnumerable<ImportRow> Rows(string folder, RegisterForm form, CancellationToken stop) =>
        Rows(folder, (format, body) => RowReader.Read(format, body, form, stop));

    /// <inheritdoc cref="Rows(string, RegisterForm, CancellationToken)"/>
    internal IAsyncEnumerable<ImportRow> Rows(string folder, TableForm form, CancellationToken stop) =>
        Rows(folder, (format, body) => RowReader.Read(format, body, form, stop));

    private async IAsyncEnumerable<ImportRow> Rows(
        string folder,
        Func<ImportFormat, Stream, IAsyncEnumerable<ImportRow>> read)
    {
        var format =
            ImportFormats.OfFile(File)
            ?? throw new InvalidDataException($"{File} is neither .ndjson, .csv nor .geojson.");
        await using var body = System.IO.File.OpenRead(Path.Combine(folder, File));
        await foreach (var row in read(format, body))
        {
            yield return row;
        }
    }
}
