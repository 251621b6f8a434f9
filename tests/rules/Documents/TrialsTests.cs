using System.Text.RegularExpressions;
using Grid.Tests.Processes;

namespace Grid.Tests.Documents;

/// <summary>The page of trials and worked examples: complete, and each test that it names is there.</summary>
public sealed partial class TrialsTests
{
    private const int Trials = 27;

    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "trials.md"));

    private static readonly string[] Rows =
        [.. Page.Where(static line => line.StartsWith("| ", StringComparison.Ordinal)).Where(Proves)];

    [Fact]
    public void Each_trial_stands_once_with_what_is_right_and_each_row_names_a_test()
    {
        Assert.Equal(
            Enumerable.Range(1, Trials).Select(static number => $"{number:00}"),
            Rows.Select(static row => row.Split(" | ")[0][2..]).Where(static first => char.IsAsciiDigit(first[0])));
        Assert.Equal(Rows.Length + 4, Page.Count(static line => line.StartsWith('|'))); // two heads of two lines
    }

    [Fact]
    public void Each_test_that_a_row_names_is_there()
    {
        var tests = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(static file => Path.GetFileNameWithoutExtension(file));

        Assert.All(
            Rows.SelectMany(static row => Named().Matches(row)).Select(static name => name.Value.Trim('`').Split('.')),
            name => Assert.Contains(
                tests[name[0]],
                file => Method(name[1]).IsMatch(File.ReadAllText(file))));
    }

    private static bool Proves(string line) => Named().IsMatch(line);

    /// <summary>A test method: with an attribute of one before it, and the last of them right before it.</summary>
    private static Regex Method(string name) => new(
        @$"\[(Skippable)?(Fact|Theory)[^\n]*(\n\s+\S[^\n]*)*?\n\s+public (async Task|Task|void) {name}\(");

    [GeneratedRegex(@"`\w+Tests\.\w+`")]
    private static partial Regex Named();
}
