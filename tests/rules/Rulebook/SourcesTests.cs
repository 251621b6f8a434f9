using System.Text.RegularExpressions;
using Grid.Gateway.Rulebook;
using Grid.Tests.Atlas;

namespace Grid.Tests.Rulebook;

/// <summary>Officials read what a row of their county's rulebook rests on.</summary>
public sealed partial class SourcesTests
{
    public static TheoryData<string> Tables => [.. TableForms.All.Select(static form => form.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_row_of_Haiyan_says_in_Chinese_what_it_rests_on(string table)
    {
        var file = Path.Combine(Haiyan.Folder, "rulebook", table + ".csv");
        var lines = File.Exists(file) ? File.ReadAllLines(file) : ["source"];
        var column = Fields(lines[0]).IndexOf("source");

        Assert.True(column >= 0);
        Assert.All(
            lines.Skip(1).Select(line => Fields(line)[column]).Distinct(),
            static source =>
            {
                Assert.Matches("[\u4e00-\u9fff]", source);
                Assert.DoesNotMatch("[A-Za-z]{3}|§|\\bS[0-9]", source);
            });
    }

    /// <summary>The fields of a line of CSV; none of the county's holds a line break.</summary>
    private static List<string> Fields(string line) =>
        [.. Field().Matches(line).Select(static field => field.Groups[1].Value.Trim('"'))];

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex Field();
}
