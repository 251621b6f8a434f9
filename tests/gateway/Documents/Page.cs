using System.Text.RegularExpressions;

namespace Grid.Tests.Gateway.Documents;

/// <summary>
/// A document with commands: its <c>sh</c> blocks in order, each with the answer that the page shows after it.
/// </summary>
public sealed partial record Page(string Path, IReadOnlyList<Block> Blocks)
{
    /// <summary>The paths, below the root, of the README, the operator's page and every page of the guide.</summary>
    public static IEnumerable<string> Paths { get; } =
        [
            "README.md",
            "docs/operating.md",
            .. Directory
                .EnumerateFiles(System.IO.Path.Combine(Repository.Root, "docs", "guide"), "*.md")
                .Order(StringComparer.Ordinal)
                .Select(static file => $"docs/guide/{System.IO.Path.GetFileName(file)}"),
        ];

    public static Page Read(string path)
    {
        var blocks = new List<Block>();
        var settings = "";
        foreach (Match fence in Fence().Matches(File.ReadAllText(System.IO.Path.Combine(Repository.Root, path))))
        {
            var text = fence.Groups["text"].Value;
            if (fence.Groups["language"].Value == "sh")
            {
                blocks.Add(new(settings, text, null));
                settings += string.Concat(Definition().Matches(text).Select(static line => line.Value + "\n"));
            }
            else if (fence.Groups["language"].Value == "json")
            {
                blocks[^1] = blocks[^1] with { Answer = text };
            }
        }

        return new(path, blocks);
    }

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[A-Z]+=.*$|^[a-z]+\(\) \{[\s\S]*?; \}$", RegexOptions.Multiline)]
    private static partial Regex Definition();
}

/// <summary>The commands, which a reader pastes together.</summary>
/// <param name="Settings">The variables and functions that earlier blocks of the page define.</param>
/// <param name="Answer">
/// The shortened answer that the page shows for the last of the commands; null where it shows none.
/// </param>
public sealed record Block(string Settings, string Commands, string? Answer)
{
    /// <summary>
    /// Whether the commands only ask, so that they can be sent again until what they ask for has arrived.
    /// </summary>
    public bool OnlyAsks =>
        Commands.Contains("curl ", StringComparison.Ordinal) && !Commands.Contains(" -X ", StringComparison.Ordinal);
}
