using System.Text.RegularExpressions;
using Grid.Tests.Processes;

namespace Grid.Tests.Documents;

/// <summary>The pages under <c>docs/decisions</c>: complete, and listed in their index.</summary>
public sealed class DecisionsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "decisions");

    private static readonly string[] Names =
        [.. Directory.GetFiles(Folder, "0*.md").Select(static file => Path.GetFileName(file))];

    public static TheoryData<string> Pages => new(Names);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_decision_has_its_number_as_title_and_says_context_decision_and_consequences(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, page));

        Assert.StartsWith($"# {page[..4]} ", lines[0], StringComparison.Ordinal);
        foreach (var heading in new[] { "## Context", "## Decision", "## Consequences" })
        {
            Assert.Contains(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_index_lists_every_decision_once()
    {
        var listed = Regex.Matches(File.ReadAllText(Path.Combine(Folder, "README.md")), @"\]\((\d{4}-[^)]+)\)");

        Assert.Equal(
            Names.Order(StringComparer.Ordinal),
            listed.Select(static link => link.Groups[1].Value).Order(StringComparer.Ordinal));
    }
}
