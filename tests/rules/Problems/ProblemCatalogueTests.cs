using System.Text.RegularExpressions;
using Grid.Gateway.Problems;
using Grid.Tests.Processes;

namespace Grid.Tests.Problems;

/// <summary>Every code that the source can answer with has a page.</summary>
public sealed partial class ProblemCatalogueTests
{
    private static readonly string[] Files = ["json", "db", "csv", "ndjson", "geojson", "html", "txt", "lock"];

    [Fact]
    public void Every_code_in_the_source_has_its_line_in_the_catalogue()
    {
        var root = Repository.Root;
        var sources = new[] { "gateway-api", "contracts", "grains" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static file =>
                !file.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(static file => (File: file, Text: File.ReadAllText(file)))
            .ToList();
        var events = sources
            .SelectMany(static source => Alias().Matches(source.Text))
            .Select(static match => match.Groups[1].Value)
            .ToHashSet();
        var codes = sources
            .SelectMany(static source =>
                Code()
                    .Matches(source.Text)
                    .Select(match => (match.Groups[1].Value, source.File))
                .Concat(
                    Sort().Matches(source.Text).Select(match => ($"register.{match.Groups[1].Value}", source.File))))
            .Where(found => !events.Contains(found.Item1) && !Files.Contains(found.Item1.Split('.')[1]))
            .ToList();

        Assert.True(codes.Count > 250, $"Only {codes.Count} codes were found: the way to find them is out of date.");
        var missing = codes.Where(static found => ProblemCatalogue.Find(found.Item1) is null)
            .Select(found => $"{found.Item1} ({Path.GetRelativePath(root, found.File)})").Distinct().Order().ToList();
        Assert.True(
            missing.Count == 0,
            "Add one line each to gateway-api/Problems/problems.txt, code | title | what to do | 中文, for: "
            + $"{string.Join(", ", missing)}");
    }

    [Fact]
    public void A_code_stands_once_and_says_what_it_means_and_what_to_do_in_two_languages()
    {
        Assert.Equal(
            ProblemCatalogue.All.Count, ProblemCatalogue.All.Select(static entry => entry.Code).Distinct().Count());
        Assert.All(ProblemCatalogue.All, static entry =>
        {
            Assert.Matches("^[A-Z\"a][^.]*$", entry.Title);
            Assert.Matches("[.\"]$", entry.Remedy);
            Assert.Matches("[\u4e00-\u9fff]", entry.Chinese);
        });
    }

    [Theory]
    [InlineData("shop.unknown", "There is nothing registered under this code")]
    [InlineData("report.channelTooLong", "A text is longer than is kept")]
    [InlineData("case.Idempotency-KeyControl", "A text holds a character that cannot be seen")]
    [InlineData("case.unknown", "There is no such case")]
    public void A_code_made_of_parts_has_the_title_of_its_kind(string code, string title) =>
        Assert.Equal(title, ProblemCatalogue.Title(code));

    // A noun of three letters or more, a dot, a word: "case.unknown".
    [GeneratedRegex("\"((?!grid\\.)[a-z][A-Za-z]{2,}\\.[a-z][A-Za-z]+)\"")]
    private static partial Regex Code();

    // Row.Fault(column, "sort", …) answers with register.sort.
    [GeneratedRegex("\\bFault\\([A-Za-z\"]+, \"([a-zA-Z]+)\",")]
    private static partial Regex Sort();

    [GeneratedRegex("Alias\\(\"([^\"]+)\"\\)")]
    private static partial Regex Alias();
}
