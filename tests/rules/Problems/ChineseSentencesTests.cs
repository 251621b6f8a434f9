using System.Text.RegularExpressions;
using Grid.Gateway.Problems;
using Grid.Tests.Architecture;

namespace Grid.Tests.Problems;

/// <summary>No sentence of the city is told in English alone: the source is read for all that it can say.</summary>
public sealed partial class ChineseSentencesTests
{
    // What is read by who looks after the city, in its log and on its command line, and what describes the door.
    private static readonly string[] ForOperators =
    [
        "contracts/Ledger/",
        "grains/Counties/Export/",
        "grains/Evidence/EvidenceVerifier.cs",
        "grains/Ledger/",
        "grains/ReadModel/",
        "grains/Storage/",
        "gateway-api/City/",
        "gateway-api/Import/CountyFolders.cs",
        "gateway-api/Program.cs",
        "gateway-api/Reference/",
        "gateway-api/Schemas/",
        "gateway-api/Settings/",
        "silo/Folders/FolderScaffold.cs",
    ];

    private static readonly string[] Rooms = ["contracts/", "grains/", "gateway-api/", "silo/Folders/"];

    private static readonly Lazy<SourceSentences> Source = new(static () => new(
        [.. SourceFile.All.Value.Where(static file => Rooms.Any(room => file.Path.StartsWith(room, OrdinalCase)))]));

    private const StringComparison OrdinalCase = StringComparison.Ordinal;

    [Fact]
    public void Every_sentence_behind_a_code_has_its_Chinese_one()
    {
        var said = Source.Value.Coded().ToList();
        Assert.True(said.Count > 500, $"Only {said.Count} sentences were found: the way to find them is out of date.");

        var missing = said
            .Where(static one => ProblemTexts.Known(Filled(one.Code, "word"), Filled(one.Sentence, "7")) is null)
            .Select(static one => $"{Filled(one.Code, "*")} | {Filled(one.Sentence, "{}")} ({one.Place})")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(
            missing.Count == 0,
            "Add one line each to gateway-api/Problems/details.txt, code | the sentence in English | 中文, for:\n"
            + string.Join('\n', missing));
    }

    [Fact]
    public void Every_other_sentence_of_the_city_has_its_Chinese_one_too()
    {
        var missing = Source.Value.All()
            .Where(static one => !ForOperators.Any(room => one.Place.StartsWith(room, OrdinalCase)))
            .DistinctBy(static one => one.Sentence)
            .Where(static one => !IsTold(Filled(one.Sentence, "7")))
            .Select(static one => $"{Filled(one.Sentence, "{}")} ({one.Place})")
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    /// <summary>Whether a line says the sentence, or says the sentence that this one ends or begins.</summary>
    private static bool IsTold(string sentence) =>
        ProblemTexts.Known("table.invalid", sentence) is not null
        || ProblemTexts.All.Any(text =>
            text.Tell(sentence) is not null
            || Places().Replace(text.English, "7").EndsWith(sentence.Trim('7', '…', '\''), OrdinalCase));

    private static string Filled(string text, string with) =>
        text.Replace(SourceSentences.Hole.ToString(), with, OrdinalCase);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Places();
}
