using Grid.Cases;
using Grid.Counties;
using Grid.Gateway.Names;
using Grid.Gateway.Problems;
using Grid.Gateway.Rulebook;
using Grid.Names;
using Grid.Rulebook;
using Grid.Tests.Architecture;
using Grid.Tests.Cases;
using Grid.Tests.Clocks;
using Grid.Tests.Counties;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grid.Tests.Rulebook;

/// <summary>工作惯例: every number of practice is an option with a source, and the county sets it by a row.</summary>
public sealed class PracticeTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    /// <summary>
    /// Numbers in the code of rules that are no practice: what the machine, the law or a format needs.
    /// </summary>
    private static readonly Dictionary<string, string> Declared = new()
    {
        ["SimilarRules.MetresPerDegree"] = "the earth",
        ["InspectionRules.MostPlaces"] = "a bound of the format",
        ["InspectionRules.LongestDays"] = "a bound of the format",
        ["RegisterRules.LongestKey"] = "a bound of the format",
        ["DogRules.ChipDigits"] = "ISO 11784",
        ["DogRules.FirstYear"] = "a bound of the format",
        ["DogRules.YearsAhead"] = "a bound of the format",
        ["AreaRules.WidestDegrees"] = "a bound of the format",
        ["AreaRules.Shown"] = "the length of a message",
        ["RepeatRules.Most"] = "the memory of a place",
        ["TableRules.Shown"] = "the length of a message",
        ["PracticeRules.Shown"] = "the length of a message",
        ["FestivalList.FirstLunar"] = "the reach of the lunar tables",
        ["FestivalList.LastLunar"] = "the reach of the lunar tables",
        ["FestivalList.ChinaDays"] = "the lunar calendar is reckoned at 120° east",
        ["CaseTimes.LateNotice"] = "how soon a clock looks",
        ["RevisionRules.Rounding"] = "the rounding of ticks",
        ["DueRules.MostDays"] = "the length of an answer",
        ["MissedDeadlineRules.Most"] = "the length of a turn of a grain",
        ["ConcernedSteps.Most"] = "a bound of the format",
        ["ConcernedSteps.OfName"] = "the length of a message",
        ["ConcernedSteps.OfNumber"] = "the length of a message",
        ["BeatRules.MostPlaces"] = "a bound of the format",
        ["BeatRules.MostWindows"] = "a bound of the format",
        ["BeatRules.MostVisits"] = "a bound of the format",
        ["BeatRules.MostPoints"] = "a bound of the format",
        ["BeatRules.DayMinutes"] = "a day",
        ["BeatRules.WidestMetres"] = "a bound of the format",
        ["PlateRules.Full"] = "the scale of a score",
        ["CampaignRules.MonthsOfYear"] = "a year",
        ["FrontRules.Shown"] = "the length of a message",
        ["GeometryRules.WidestMetres"] = "a bound of the format",
        ["PartyOptions.SnapshotEvery"] = "how a silo stores",
        ["PartyOptions.SnapshotOnLeaving"] = "how a silo stores",
        ["EvidenceOptions.MaxPixels"] = "the memory of a silo",
        ["EvidenceSteps.Most"] = "the memory of a case",
        ["CityOptions.MapPatience"] = "how long an entry waits for a silo",
        ["PatrolOptions.LookBack"] = "what a city that was down catches up",
    };

    [Fact]
    public void Every_option_has_a_value_in_its_bounds_and_a_source()
    {
        Assert.Equal(
            PracticeOption.All.Count, PracticeOption.All.Select(static option => option.Name).Distinct().Count());
        Assert.All(PracticeOption.All, static option =>
        {
            Assert.InRange(option.Usual, option.Least, option.Most);
            Assert.NotEmpty(option.About);
            Assert.NotEmpty(option.Source);
            Assert.Contains(option.Grade, new[] { "H", "M", "L" });
            Assert.Same(option, PracticeOption.Find(option.Name));
            Assert.NotEqual(option.About, ProblemTexts.About(option.About, CityWords.Chinese));
            Assert.NotEqual(option.Source, ProblemTexts.About(option.Source, CityWords.Chinese));
            Assert.NotNull(CityWords.Name(CodeMembers.CodeOf(option.Unit), CityWords.Chinese));
        });
    }

    /// <summary>
    /// A number that stands in a rule, a list, a step or an option is an option of practice, or declared above with the
    /// reason why it is none.
    /// </summary>
    [Fact]
    public void No_other_number_of_practice_stands_in_the_rules()
    {
        var found = SourceFile.All.Value
            .Where(static file => file.Path.StartsWith("grains/", StringComparison.Ordinal)
                || file.Path.StartsWith("contracts/", StringComparison.Ordinal))
            .Where(static file => !file.Path.StartsWith("grains/Ledger/", StringComparison.Ordinal)
                && !file.Path.StartsWith("grains/Storage/", StringComparison.Ordinal)
                && !file.Path.StartsWith("grains/ReadModel/", StringComparison.Ordinal))
            .Where(static file => Of(file).EndsWith("Rules", StringComparison.Ordinal)
                || Of(file).EndsWith("List", StringComparison.Ordinal)
                || Of(file).EndsWith("Steps", StringComparison.Ordinal)
                || Of(file).EndsWith("Times", StringComparison.Ordinal)
                || Of(file).EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(Numbers)
            .ToHashSet();

        Assert.Empty(found.Except(Declared.Keys));
        Assert.Empty(Declared.Keys.Except(found));
    }

    [Fact]
    public void The_row_in_force_holds_and_the_usual_value_where_there_is_none()
    {
        var list = new PracticeList(
        [
            Row("reopenDays", 10) with { Until = new(2025, 12, 31) },
            Row("reopenDays", 20) with { From = new(2026, 1, 1) },
        ]);

        Assert.Equal(10, list.Of(PracticeOption.ReopenDays, new(2025, 12, 31)));
        Assert.Equal(20, list.Of(PracticeOption.ReopenDays, Day));
        Assert.Equal(15, list.Of(PracticeOption.ReopenDays, new(2017, 12, 31)));
        Assert.Equal(2, list.Of(PracticeOption.MostExtensions, Day));
    }

    [Fact]
    public void Rows_that_are_not_understood_are_refused()
    {
        Assert.Equal(["practice.option"], Errors(Row("reopenWeeks", 2)));
        Assert.Equal(["practice.value"], Errors(Row("reopenDays", -1)));
        Assert.Equal(["practice.value"], Errors(Row("reopenDays", double.NaN)));
        Assert.Equal(["practice.value"], Errors(Row("mostExtensions", 1.5)));
        Assert.Equal(["row.duplicate"], Errors(Row("reopenDays", 1), Row("reopenDays", 2)));
        Assert.Empty(Errors(Row("reopenDays", 0.5)));
    }

    [Fact]
    public void A_county_cannot_ask_the_cells_around_less_far_than_it_compares_reports()
    {
        var similar = new SimilarList([SimilarList.Usual with { Metres = 80 }]);

        Assert.Equal(
            ["practice.nearby"],
            PracticeTable.Check([Row("nearbyMetres", 60)], similar).Select(static finding => finding.Code));
        Assert.Empty(PracticeTable.Check([Row("nearbyMetres", 80)], similar));
    }

    [Fact]
    public void A_party_remembers_what_ended_as_long_as_a_case_can_be_reopened()
    {
        var table = new TableData
        {
            Table = TableName.Practice,
            Practice = [Row("endedDays", 10), Row("reopenDays", 60)],
        };
        var at = new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(30, CaseStory.County.EndedKept(at).TotalDays);
        Assert.Equal(60, TestCounty.Of(CaseStory.County.Rules.With(9, table)).EndedKept(at).TotalDays);
    }

    [Fact]
    public void A_county_reopens_within_its_own_term()
    {
        var table = new TableData { Table = TableName.Practice, Practice = [Row("reopenDays", 1)] };
        var county = TestCounty.Of(CaseStory.County.Rules.With(9, table));
        var story = CaseStory.Reported()
            .Step(CaseVerb.File)
            .Step(CaseVerb.Dispatch)
            .Step(CaseVerb.Handle)
            .Step(CaseVerb.Check, passed: true)
            .Step(CaseVerb.Close);
        var late = story.State.Progress.ClosedAt!.Value.AddDays(2);
        var reopen = new StepCase(CaseVerb.Reopen, "desk-1", Reason: "still there");

        Assert.Equal("case.reopenTooLate", CaseRules.Decide(story.State, reopen, new(late, "E", county)).Refusal?.Code);
        Assert.Null(CaseRules.Decide(story.State, reopen, CaseStory.StepAt(late)).Refusal);
    }

    [Fact]
    public void A_county_without_rows_is_told_every_default_in_force()
    {
        var rules = Rules.Empty(Year2019.China).With(
            1,
            new() { Table = TableName.Classes, Classes = [Class("04-05"), Class("04-06"), Class("06-99")] });

        var told = PracticeRules.Of(TestCounty.Of(rules), Day);

        Assert.All(told, static one => Assert.True(one.ByDefault && one.Source.Length > 0, one.Option));
        Assert.Superset(PracticeOption.All.Select(static option => option.Name).ToHashSet(), Names(told));
        Assert.Superset(
            new HashSet<string> { "handleLimit", "similarMetres", "similarHours", "hours", "channel", "catchAll" },
            Names(told));
        var limit = told.Single(static one => one.Option == "handleLimit");
        Assert.Equal(("5", "workDay", "limits"), (limit.Value, limit.Unit, limit.Table));
        Assert.Contains("3 classes: 04-05", limit.About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Haiyan_has_a_row_for_each_of_them()
    {
        var told = PracticeRules.Of(TestCounty.Of(await HaiyanBook.Rules()), Day);

        Assert.All(told.Where(static one => one.ByDefault), static one => Assert.Equal("counties", one.Table));
        Assert.All(
            told.Where(static one => one.Table != "counties"),
            static one => Assert.NotNull(TableForms.Find(one.Table)));
    }

    private static HashSet<string> Names(IEnumerable<PracticeView> views) =>
        [.. views.Select(static one => one.Option)];

    private static string Of(SourceFile file) => file.Name.Split('.')[0];

    private static IEnumerable<string> Numbers(SourceFile file)
    {
        var constants = file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>()
            .Where(static field => field.Modifiers.Any(SyntaxKind.ConstKeyword)
                && field.Declaration.Type is PredefinedTypeSyntax type
                && !type.Keyword.IsKind(SyntaxKind.StringKeyword))
            .SelectMany(static field => field.Declaration.Variables)
            .Select(variable => $"{Of(file)}.{variable.Identifier.Text}");
        var lengths = file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression is MemberAccessExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.Text: "TimeSpan" },
            } && call.ArgumentList.DescendantNodes().OfType<LiteralExpressionSyntax>().Any())
            .Select(call => $"{Of(file)}.{Holder(call)}");
        var settings = file.Root.DescendantNodes().OfType<PropertyDeclarationSyntax>()
            .Where(static property => property.Initializer?.Value is LiteralExpressionSyntax value
                && value.IsKind(SyntaxKind.NumericLiteralExpression))
            .Select(property => $"{Of(file)}.{property.Identifier.Text}");
        return constants.Concat(lengths).Concat(settings);
    }

    private static string Holder(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<VariableDeclaratorSyntax>()?.Identifier.Text
        ?? call.FirstAncestorOrSelf<PropertyDeclarationSyntax>()?.Identifier.Text
        ?? call.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Identifier.Text;

    private static IEnumerable<string> Errors(params PracticeRow[] rows) =>
        PracticeTable.Check(rows, SimilarList.Empty).Select(static finding => finding.Code);

    private static ClassRow Class(string code) =>
        new(ClassKind.Event, code, code, "x", [], null, new(2018, 1, 1), null, "made", "L");

    private static PracticeRow Row(string option, double value) =>
        new(option, value, new(2018, 1, 1), null, "test", "L");
}
