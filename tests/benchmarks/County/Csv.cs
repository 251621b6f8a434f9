namespace Grid.Benchmarks.County;

/// <summary>A column out of the county's tables, near enough: its columns come before any that is quoted.</summary>
internal static class Csv
{
    public static IEnumerable<string> Column(string file, string name)
    {
        var lines = File.ReadLines(file);
        var at = Array.IndexOf(lines.First().Split(','), name);
        return lines.Skip(1).Where(static line => line.Length > 0).Select(line => line.Split(',')[at]);
    }
}
