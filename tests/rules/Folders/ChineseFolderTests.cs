using System.Text.RegularExpressions;
using Grid.Tests.Processes;

namespace Grid.Tests.Folders;

/// <summary>What officials read beside an entry or a row is in the language of their county.</summary>
public sealed partial class ChineseFolderTests
{
    [Theory]
    [InlineData("haiyan", "registers/appointments.csv")]
    [InlineData("pinghu", "places/areas.geojson")]
    public void The_files_of_a_Chinese_county_say_in_Chinese_where_they_come_from(string county, string one)
    {
        var folder = Path.Combine(Repository.Root, "data", county);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".csv" or ".geojson")
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("replay", StringComparison.Ordinal))
            .ToList();

        Assert.Contains(Path.Combine(folder, one), files);
        Assert.Empty(
            from file in files
            from line in File.ReadLines(file).Index()
            from word in English().Matches(line.Item)
            select $"{Path.GetFileName(file)} line {line.Index + 1}: '{word.Value}'");
    }

    /// <summary>Words without which English says little, and which no code and no proper name here has.</summary>
    [GeneratedRegex(@"\b(the|of|and|by|for|from \w+|in the|could|not|is|are|was|invented|made|placeholder|ours)\b ")]
    private static partial Regex English();
}
