using System.Reflection;
using System.Text.Json;
using Grid.Cases;
using Grid.Gateway.Names;
using Grid.Names;
using Grid.Rulebook;

namespace Grid.Tests.Names;

/// <summary>Every word that an answer may hold has a name in both languages.</summary>
public sealed class CityWordsTests
{
    /// <summary>Kinds of words that no answer holds, or whose words are shown in no list of an official.</summary>
    private static readonly string[] NotShown = ["ConsumerId"];

    [Fact]
    public void Every_word_of_an_answer_has_a_name_in_both_languages()
    {
        var shown = typeof(CodeMembers).Assembly.GetTypes().Concat(typeof(CityWords).Assembly.GetTypes())
            .Where(NamesBeside.IsAnswer)
            .SelectMany(static type => type.GetProperties())
            .Select(static member => Bare(member.PropertyType))
            .Where(static type => type.IsEnum && type.Assembly == typeof(CityWords).Assembly)
            .Where(static type => !NotShown.Contains(type.Name) && IsInBody(type))
            .Distinct()
            .ToList();

        Assert.True(shown.Count > 15, "Only a few kinds of words were found: the way to find them is out of date.");
        Assert.Empty(shown
            .SelectMany(static type => Enum.GetValues(type).Cast<object>())
            .Select(CodeMembers.CodeOf)
            .Where(static code => !CityWords.Codes.Contains(code))
            .Select(static code => $"{code} needs a line in contracts/Names/words.txt"));
    }

    [Fact]
    public void Every_step_in_the_trace_of_a_case_has_a_name() => Assert.Empty(
        typeof(CaseEvent).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CaseEvent)))
            .SelectMany(static type => type.GetCustomAttributes<AliasAttribute>())
            .Select(static alias => alias.Alias)
            .Where(static step => step.StartsWith("case.", StringComparison.Ordinal))
            .Where(static step => !CityWords.Codes.Contains(step))
            .Select(static step => $"{step} needs a line in contracts/Names/words.txt"));

    /// <summary>What stands as the rule of a duty or a notice where no row of a table does.</summary>
    [Theory]
    [InlineData(RouteList.Alarm)]
    [InlineData(RouteList.Reported)]
    [InlineData(RouteList.Uncovered)]
    [InlineData(JointTaskRules.Joint)]
    [InlineData("command")]
    [InlineData("consult")]
    [InlineData("coordination/330424001-E0405")]
    [InlineData("correct")]
    [InlineData("doubt")]
    [InlineData("finding")]
    [InlineData("mark/2")]
    [InlineData("review")]
    public void A_rule_that_no_row_gives_has_a_name(string rule)
    {
        var voice = new CountyVoice(new(1, [], []), CityWords.Chinese, CityWords.Chinese);

        Assert.Matches("[\u4e00-\u9fff]", voice.Rule(rule));
        Assert.Null(voice.Rule("R-999"));
    }

    [Fact]
    public void Every_name_is_said_in_English_and_in_Chinese() => Assert.All(CityWords.Codes, static code =>
    {
        Assert.Matches("^[a-zA-Z0-9 -]+$", CityWords.Name(code, CityWords.English));
        Assert.Matches("[\u4e00-\u9fff]", CityWords.Name(code, CityWords.Chinese));
    });

    private static Type Bare(Type type) =>
        Nullable.GetUnderlyingType(type)
        ?? (type is { IsGenericType: true, GenericTypeArguments: [var item] } ? item : type);

    /// <summary>Whether a body of the door, or a view that a body shows as it is, holds such a word.</summary>
    private static bool IsInBody(Type word) => typeof(CodeMembers).Assembly.GetTypes()
        .Where(static type => type.IsPublic && NamesBeside.IsAnswer(type))
        .SelectMany(static type => type.GetProperties())
        .Select(static member => Bare(member.PropertyType))
        .SelectMany(static type =>
            type.IsEnum ? [type] : type.GetProperties().Select(static one => Bare(one.PropertyType)))
        .Contains(word);

    [Fact]
    public void A_step_is_called_in_answers_as_the_table_of_verbs_calls_it() => Assert.All(
        CaseVerbs.All,
        static row => Assert.Equal(
            row.Chinese,
            CityWords.Name($"caseVerb.{JsonNamingPolicy.CamelCase.ConvertName($"{row.Verb}")}", CityWords.Chinese)));
}
