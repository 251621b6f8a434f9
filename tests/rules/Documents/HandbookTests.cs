using System.Text.RegularExpressions;
using Grid.Cases;
using Grid.Gateway.Settings;

namespace Grid.Tests.Documents;

/// <summary>The documents are short, narrow and lead somewhere.</summary>
public sealed partial class HandbookTests
{
    private const int Widest = 120;

    public static TheoryData<string> Pages => [.. Handbook.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Handbook.Root, page))!;
        var lost = Handbook.Lines(page)
            .SelectMany(static line => Link().Matches(line))
            .Select(static link => link.Groups["target"].Value)
            .Where(static target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        Assert.Empty(lost);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/ARCHITECTURE.md")]
    public void A_path_that_a_page_names_exists(string page)
    {
        var named = Handbook.Lines(page)
            .SelectMany(static line => NamedPath().Matches(line))
            .Select(static path => path.Groups["path"].Value);

        Assert.DoesNotContain(named, static path => !Path.Exists(Path.Combine(Handbook.Root, path)));
    }

    /// <summary>A row of a table cannot be wrapped.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void A_line_is_at_most_120_columns_wide(string page) =>
        Assert.DoesNotContain(Handbook.Lines(page), static line => line.Length > Widest && !line.StartsWith('|'));

    [Fact]
    public void Operating_explains_every_setting()
    {
        var page = string.Join('\n', Handbook.Lines("docs/operating.md"));

        Assert.DoesNotContain(
            KnownSettings.All, setting => !page.Contains($"| `{setting.Variable}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_guide_has_the_row_of_every_verb_as_the_table_of_verbs_has_it()
    {
        var page = Handbook.Lines("docs/guide/cases.md")
            .Select(static line => line.Split(" |", StringSplitOptions.TrimEntries))
            .Where(static cells => cells.Length == 5)
            .Select(static cells => (Verb: cells[0].Trim('|', ' ', '`'), Chinese: cells[1], Needs: cells[3]))
            .Skip(2)
            .Order();

        Assert.Equal(CaseVerbs.All.Select(static row => (row.Word, row.Chinese, NeedsOf(row))).Order(), page);
    }

    [Fact]
    public void The_README_has_at_most_120_lines() => Assert.InRange(Handbook.Lines("README.md").Length, 1, 120);

    private static string NeedsOf(VerbRow row) =>
        string.Join(", ", CaseVerbs.EachNeed.Where(need => row.Needs.HasFlag(need)).Select(static need => need switch
        {
            Needs.Passed => "`passed`",
            Needs.Reason => "`reason`",
            Needs.ReasonOrPassed => "`reason` or `passed`",
            Needs.Addressee => "`to` or `department`",
            Needs.Reports => "`reports`",
            Needs.Correction => "what is so",
            _ => "`to`",
        }));

    [GeneratedRegex(@"\]\((?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(
        "`(?<path>(contracts|grains|gateway-api|silo|simulation|tests|docs|data|deploy)/[A-Za-z0-9/._-]*)`")]
    private static partial Regex NamedPath();
}
