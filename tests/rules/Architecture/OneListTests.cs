using System.Text.RegularExpressions;
using Grid.Tests.Processes;

namespace Grid.Tests.Architecture;

/// <summary>
/// A list of kinds exists once, as the table of kinds: product code asks for a trait and names no list of its own.
/// </summary>
public sealed partial class OneListTests
{
    private const int Most = 2;

    private static readonly string[] Products = ["contracts", "grains", "gateway-api", "silo", "simulation"];

    /// <summary>
    /// The table itself; and the parameters of a query, which are described one by one (party=kind/key takes any
    /// kind).
    /// </summary>
    private static readonly string[] Lists = ["Kinds.cs", "CaseFilters.cs"];

    [Fact]
    public void No_expression_names_more_than_two_kinds()
    {
        var files = Products
            .SelectMany(product =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, product), "*.cs", SearchOption.AllDirectories))
            .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .ToList();

        Assert.True(files.Count > 400, $"Only {files.Count} files were found.");
        Assert.Empty(files
            .Where(static file => !Lists.Contains(Path.GetFileName(file)))
            .SelectMany(static file =>
                Expressions(File.ReadAllText(file))
                    .Where(IsList)
                    .Select(list => $"{Path.GetFileName(file)}: {list.Trim()}")));
    }

    [Theory]
    [InlineData("party.Kind is EntityKind.Shop or EntityKind.Segment", false)]
    [InlineData("party.Kind is EntityKind.Shop or EntityKind.Segment or EntityKind.Cell", true)]
    [InlineData(
        "return kind switch { EntityKind.Shop => 1, EntityKind.Segment => 2, _ => kind == EntityKind.Cell };", true)]
    [InlineData("Look(EntityKind.Shop); Look(EntityKind.Segment); Look(EntityKind.Cell);", false)]
    [InlineData("// EntityKind.Shop, EntityKind.Segment, EntityKind.Cell", false)]
    [InlineData("[EntityKind.Shop, EntityKind.Shop, EntityKind.Shop]", false)]
    public void A_list_is_recognised(string text, bool isList) => Assert.Equal(isList, Expressions(text).Any(IsList));

    private static string[] Expressions(string text) => Comment().Replace(text, "").Split(';', '{', '}');

    private static bool IsList(string expression) =>
        Kind().Matches(expression).Select(static match => match.Value).Distinct().Count() > Most;

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bEntityKind\.[A-Z]\w+")]
    private static partial Regex Kind();
}
