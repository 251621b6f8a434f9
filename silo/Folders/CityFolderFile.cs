using System.Text.Json;
using Grid.Gateway.Foundation;
using Grid.Gateway.Import;
using Grid.Gateway.Settings;

namespace Grid.Silo.Folders;

/// <summary>
/// <c>city.json</c> as a check reads it: everything that is wrong with it, and the files it lists as far as they can be
/// read.
/// </summary>
internal sealed record CityFolderFile(
    string? Code,
    string? TimeZone,
    IReadOnlyList<CityFile> Files,
    IReadOnlyList<Fault> Faults,
    string? Profile = null)
{
    public static CityFolderFile Read(string folder)
    {
        var path = Path.Combine(folder, CityFolder.FileName);
        if (!File.Exists(path))
        {
            return Broken(
                "city.missing",
                $"There is no {CityFolder.FileName} in {folder}: it names the county and lists its files.");
        }

        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path), new() { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(folder, document.RootElement)
                : Broken("city.json", $"{CityFolder.FileName} is no object {{ … }}.");
        }
        catch (JsonException json)
        {
            return Broken("city.json", $"{CityFolder.FileName} is no JSON: {BadJson.What(json)}");
        }
    }

    private static CityFolderFile Broken(string code, string detail) => new(null, null, [], [new("", code, detail)]);

    private static CityFolderFile Read(string folder, JsonElement city)
    {
        var faults = new List<Fault>();
        Members(faults, city, CityFolder.Members, "");
        var code = Text(faults, city, "code", "");
        Text(faults, city, "name", "");
        var zone = Text(faults, city, "timeZone", "");
        if (zone is not null && !SettingKind.Zone.Takes(zone))
        {
            faults.Add(new(
                "timeZone",
                "city.timeZone",
                $"timeZone '{Clip.Of(zone)}' is not known: write {SettingKind.Zone.Expected}."
                + (Nearest.To(zone, SettingKind.Zone.Words) is { } meant ? $" Did you mean {meant}?" : "")));
        }

        var files = new List<CityFile>();
        if (!city.TryGetProperty("files", out var listed) || listed.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new("files", "city.missing", "files is missing: a list of { \"kind\": …, \"file\": … }."));
            return new(code, zone, files, faults);
        }

        foreach (var (index, one) in listed.EnumerateArray().Index())
        {
            if (Listed(faults, folder, one, $"files[{index}]") is { } file)
            {
                files.Add(file);
            }
        }

        foreach (var twice in files.GroupBy(static file => file).Where(static same => same.Count() > 1))
        {
            faults.Add(new("files", "city.fileTwice", $"{twice.Key.File} is listed {twice.Count()} times."));
        }

        if (faults.Count == 0 && Refused(folder) is { } refused)
        {
            faults.Add(new("", "city.json", refused));
        }

        var profile = city.TryGetProperty("profile", out var said) && said.ValueKind == JsonValueKind.String
            ? said.GetString()
            : null;
        return new(code, zone, [.. files.Distinct()], faults, profile);
    }

    /// <summary>Why a city would not open the folder.</summary>
    private static string? Refused(string folder)
    {
        try
        {
            _ = CityFolder.Open(folder);
            return null;
        }
        catch (InvalidDataException refused)
        {
            return refused.Message;
        }
    }

    private static CityFile? Listed(List<Fault> faults, string folder, JsonElement one, string where)
    {
        if (one.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(where, "city.file", $"{where} is no object {{ \"kind\": …, \"file\": … }}."));
            return null;
        }

        Members(faults, one, CityFile.Members, where + ".");
        var delimiter = one.TryGetProperty("delimiter", out _) ? Text(faults, one, "delimiter", where + ".") : null;
        if (Text(faults, one, "kind", where + ".") is not { } kind
            || Text(faults, one, "file", where + ".") is not { } name)
        {
            return null;
        }

        var before = faults.Count;
        if (!ImportEndpoints.Kinds.Contains(kind))
        {
            faults.Add(new(
                where,
                "city.kindUnknown",
                $"{name} is of the kind '{Clip.Of(kind)}', which cannot be imported."
                + Nearest.Hint(kind, ImportEndpoints.Kinds)));
        }

        if (ImportFormats.OfFile(name) is null)
        {
            faults.Add(new(where, "city.format", $"{name} is none of {ImportFormats.Endings}."));
        }

        if (!CsvDialect.TryRead(delimiter, out _))
        {
            faults.Add(new(where, "city.delimiter", $"The delimiter of {name} is not {CsvDialect.Expected}."));
        }

        if (!File.Exists(Path.Combine(folder, name)))
        {
            faults.Add(new(where, "city.fileMissing", $"{name} is listed and not there."));
        }

        return faults.Count == before ? new(kind, name, delimiter) : null;
    }

    private static void Members(List<Fault> faults, JsonElement of, IReadOnlyCollection<string> known, string where)
    {
        foreach (var member in of.EnumerateObject().Where(member => !known.Contains(member.Name)))
        {
            faults.Add(new(
                where + Clip.Of(member.Name),
                "city.memberUnknown",
                $"'{where}{Clip.Of(member.Name)}' is no member of {CityFolder.FileName}."
                + Nearest.Hint(member.Name, known)));
        }
    }

    private static string? Text(List<Fault> faults, JsonElement of, string name, string where)
    {
        if (of.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        faults.Add(new(where + name, "city.missing", $"{where}{name} is missing in {CityFolder.FileName}: a text."));
        return null;
    }
}
