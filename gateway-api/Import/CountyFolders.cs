namespace Grid.Gateway.Import;

/// <summary>
/// The folders of the counties that a process loads: <c>Grid:County</c> names them, separated by <c>;</c>. Each
/// <c>city.json</c> is a county of its own.
/// </summary>
public static class CountyFolders
{
    /// <summary>The setting that names them.</summary>
    public const string Key = "Grid:County";

    /// <summary>
    /// The folders that are named; Haiyan's, in the current folder or beside the program, where none is.
    /// </summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var named = (configuration[Key] ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return named.Length > 0 ? [.. named.Select(Path.GetFullPath)] : [Usual];
    }

    /// <summary>Why a city cannot start with what the folders say of their counties; null when it can.</summary>
    public static string? Fault(IReadOnlyList<string> folders)
    {
        var counties = new Dictionary<string, string>();
        foreach (var folder in folders)
        {
            CityFolder county;
            try
            {
                county = CityFolder.Open(folder);
            }
            catch (InvalidDataException wrong)
            {
                return wrong.Message;
            }

            if (!counties.TryAdd(county.Code, folder))
            {
                return $"{counties[county.Code]} and {folder} are both county {county.Code}: name one of them.";
            }
        }

        return null;
    }

    private static string Usual => Directory.Exists("data/haiyan")
        ? Path.GetFullPath("data/haiyan")
        : Path.Combine(AppContext.BaseDirectory, "data", "haiyan");
}
