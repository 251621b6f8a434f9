using System.Reflection;
using System.Text.RegularExpressions;
using Grid.Cases;
using Grid.Gateway;
using Grid.Parties;

namespace Grid.Tests.Documents;

/// <summary>The glossary names types that exist in the code.</summary>
public sealed partial class GlossaryTests
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly ILookup<string, Type> Types =
        new[] { typeof(Kinds).Assembly, typeof(GridGrains).Assembly, typeof(GridGateway).Assembly }
            .SelectMany(static assembly => assembly.GetTypes())
            .ToLookup(static type => type.Name.Split('`')[0], StringComparer.Ordinal);

    /// <summary>The cells of each row that has a name in code.</summary>
    private static readonly IReadOnlyList<string[]> Rows =
    [
        .. Handbook.Lines("docs/GLOSSARY.md")
            .Where(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(static cells => cells.Length >= 5 && cells[2].StartsWith('`')),
    ];

    [Fact]
    public void Every_name_in_code_exists()
    {
        Assert.InRange(Rows.Count, 100, int.MaxValue);
        Assert.DoesNotContain(
            Rows.SelectMany(static cells => Name().Matches(cells[2])).Select(static name => name.Groups[1].Value),
            Lost);
    }

    [Fact]
    public void A_word_stands_once_in_its_table() =>
        Assert.DoesNotContain(
            Rows.GroupBy(static cells => (cells.Length, cells[0], cells[2])), static rows => rows.Count() > 1);

    [Fact]
    public void Every_verb_of_a_case_has_its_row_with_its_Chinese_name() =>
        Assert.All(CaseVerbs.All, static verb =>
            Assert.Contains(Rows, cells => cells[1] == verb.Chinese && cells[2] == $"`CaseVerb.{verb.Verb}`"));

    [Fact]
    public void Every_kind_has_its_row_with_its_Chinese_name() =>
        Assert.All(Kinds.All, static kind => Assert.True(
            Rows.Any(cells => cells[0] == kind.Word && cells[1] == kind.Chinese),
            $"The glossary has no row of {kind.Word}, {kind.Chinese}."));

    private static bool Lost(string name) => name.Split('.') switch
    {
        [var type] => !Types.Contains(type),
        [var type, var member] => !Types[type].Any(found => found.GetMember(member, Any).Length > 0),
        _ => true,
    };

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
