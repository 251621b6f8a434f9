using System.Text.Json.Nodes;

namespace Grid.Simulation.Rulebook;

/// <summary>
/// A county to ask: a county's own folder, or another county's with the tables of a folder in place of its own. Written
/// to a temporary <c>city.json</c> that names the files where they lie; registers that routing does not ask (dogs) are
/// left out.
/// </summary>
internal static class RulebookFolder
{
    public const string City = "city.json";

    private static readonly string[] Tables =
        ["classes", "standards", "routes", "festivals", "calendar", "hours", "duties"];
    private static readonly string[] Unasked = ["dogs"];

    /// <param name="folder">
    /// With a city.json, or with tables: routes.csv, standards.csv …, also under rulebook/.
    /// </param>
    /// <param name="county">The county whose tables the tables of the folder replace.</param>
    /// <returns>A new folder, to be deleted by the caller.</returns>
    public static string Compose(string folder, string county)
    {
        var own = File.Exists(Path.Combine(folder, City)) ? folder : county;
        if (!File.Exists(Path.Combine(own, City)))
        {
            throw new DirectoryNotFoundException(
                $"There is no county in {Path.GetFullPath(own)}: no {City}. Name its folder with --county.");
        }

        var city = JsonNode.Parse(File.ReadAllText(Path.Combine(own, City)))!;
        var files = new JsonArray();
        var replaced = 0;
        foreach (var file in city["files"]!
                .AsArray()
                .Select(static file => (Kind: (string)file!["kind"]!, File: (string)file["file"]!))
                .Where(static file => !Unasked.Contains(file.Kind)))
        {
            var instead = own == folder || !Tables.Contains(file.Kind) ? null : Table(folder, file.Kind);
            replaced += instead is null ? 0 : 1;
            files.Add(new JsonObject
            {
                ["kind"] = file.Kind,
                ["file"] = Path.GetFullPath(instead ?? Path.Combine(own, file.File)),
            });
        }

        if (own != folder && replaced == 0)
        {
            throw new DirectoryNotFoundException(
                $"There is neither a {City} nor a table of a rulebook "
                + $"({string.Join(", ", Tables.Select(static table => table + ".csv"))}) in "
                    + $"{Path.GetFullPath(folder)}.");
        }

        city["files"] = files;
        var composed = Directory.CreateTempSubdirectory("grid-rulebook-").FullName;
        File.WriteAllText(Path.Combine(composed, City), city.ToJsonString());
        return composed;
    }

    private static string? Table(string folder, string kind) =>
        new[] { Path.Combine(folder, kind + ".csv"), Path.Combine(folder, "rulebook", kind + ".csv") }.FirstOrDefault(
            File.Exists);
}
