using System.Text.Json;
using Grid.Tests.Processes;

namespace Grid.Tests.Vectors;

/// <summary>
/// A file of right answers that were worked by hand; the README beside the files says where they come from.
/// </summary>
internal static class VectorFile
{
    /// <summary>The cases of a file by id: facts, ask, expected, clause.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Read(string name)
    {
        using var read = JsonDocument.Parse(Text(name));
        return read.RootElement.EnumerateArray()
            .ToDictionary(static one => one.GetProperty("id").GetString()!, static one => one.Clone());
    }

    /// <summary>The characters of a file: shops/4-ladder.json.</summary>
    public static string Text(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "rules", "Vectors", name));
}
