using System.Globalization;

namespace Grid.Tests.Gateway.City;

/// <summary>
/// The folders of counties made up for a test: a square of land, one office, and the same class in words and under a
/// limit of its own.
/// </summary>
internal sealed class MadeCounties : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("grid-counties-").FullName;

    /// <summary>The folder of a county.</summary>
    /// <param name="west">The west edge of its land; it is a tenth of a degree wide and high.</param>
    /// <param name="word">Its word for class 01-13.</param>
    /// <param name="hours">Its limit for it.</param>
    public string Make(string code, string zone, double west, double south, string word, int hours, string more = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, code)).FullName;
        Write(
            "city.json",
            $$"""
            { "code": "{{code}}", "name": "{{word}} county", "timeZone": "{{zone}}"{{more}}, "files": [
              { "kind": "areas", "file": "areas.geojson" }, { "kind": "departments", "file": "departments.csv" },
              { "kind": "classes", "file": "classes.csv" }, { "kind": "standards", "file": "standards.csv" },
              { "kind": "routes", "file": "routes.csv" } ] }
            """);
        Write(
            "areas.geojson",
            $$"""
            { "type": "FeatureCollection", "features": [
              {{Area(code, "county", null, west, south)}},
              {{Area(code + "001", "subdistrict", code, west, south)}} ] }
            """);
        Write("departments.csv", $"code,name,kind\n{code}-PW,Public works of {code},bureau\n");
        Write(
            "classes.csv",
            "kind,code,name,big,aliases,standard,from,until,source,grade\n"
            + $"event,01-13,{word},x,,made,2018-01-01,,made,L\n");
        Write(
            "standards.csv",
            "kind,class,condition,filing,closing,limit,unit,from,until,source,grade\n"
            + $"event,01-13,1,x,x,{hours},urgentHour,2018-01-01,,made,L\n");
        Write(
            "routes.csv",
            "rule,precedence,kind,class,where,role,party,from,until,source,grade\n"
            + $"A-1,100,*,*,,lead,department:{code}-PW,2018-01-01,,made,L\n");
        return folder;

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }

    public string FolderOf(string code) => Path.Combine(root, code);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string Area(string code, string kind, string? parent, double west, double south)
    {
        var (east, north) = (west + 0.1, south + 0.1);
        var within = parent is null ? "" : $", \"parent\": \"{parent}\"";
        return string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            { "type": "Feature", "properties": { "code": "{{{code}}}", "kind": "{{{kind}}}", "name": "{{{code}}}"{{{within}}} },
              "geometry": { "type": "Polygon", "coordinates": [[[{{{west}}},{{{south}}}],[{{{east}}},{{{south}}}],[{{{east}}},{{{north}}}],[{{{west}}},{{{north}}}],[{{{west}}},{{{south}}}]]] } }
            """);
    }
}
