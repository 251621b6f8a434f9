using System.Text.RegularExpressions;
using Grid.Counties;
using Grid.Tests.Processes;

namespace Grid.Tests.Architecture;

/// <summary>The product is of no county: its messages and examples name things of the county that it serves.</summary>
public sealed partial class NeutralSourceTests
{
    private static readonly string[] Projects = ["contracts", "gateway-api", "grains", "silo", "simulation"];
    private static readonly string[] Written = [".cs", ".html", ".txt", ".json"];

    [Fact]
    public void No_source_of_the_product_names_a_code_or_a_point_of_a_county()
    {
        var named =
            from project in Projects
            from file in Directory.EnumerateFiles(
                Path.Combine(Repository.Root, project), "*", SearchOption.AllDirectories)
            where Written.Contains(Path.GetExtension(file)) && !Built().IsMatch(file)
            from line in File.ReadLines(file)
            where Haiyan().IsMatch(line)
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Trim()}";

        Assert.Empty(named);
    }

    [Fact]
    public void A_text_names_the_things_of_the_county_it_speaks_to()
    {
        var sample = new CountySample { Segment = "NH-MAIN-01", Lon = -72.9251234567, Lat = 41.31 };

        Assert.Equal(
            """{ "place": "segment/NH-MAIN-01", "lon": -72.925123, "at": "-72.925123,41.31" }""",
            sample.Fill("""{ "place": "segment/‹segment›", "lon": "‹lon›", "at": "‹lon›,‹lat›" }"""));
        Assert.Equal("Send segment/SEGMENT.", CountySample.None.Fill("Send segment/‹segment›."));
    }

    [GeneratedRegex(@"330424|\b120\.9[0-9]*|\b30\.5[0-9]+|\bXQ-0[0-9]|海盐|\+08:00")]
    private static partial Regex Haiyan();

    [GeneratedRegex(@"[\\/](obj|bin)[\\/]")]
    private static partial Regex Built();
}
