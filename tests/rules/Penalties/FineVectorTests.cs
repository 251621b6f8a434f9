using Grid.Foundation;
using Grid.Penalties;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Penalties;

/// <summary>When a behaviour may be fined, by examples worked by hand and the county's rows of articles.</summary>
public sealed class FineVectorTests
{
    private const string NotAFine = "F023", Citation = "F009";

    /// <summary>Facts that say on which day the question is asked, the one that counts first.</summary>
    private static readonly string[] Days = ["at", "decidedAt", "recheckAt", "refusedAt", "orderedAt"];

    /// <summary>The behaviours as the examples say them, and their codes in the table.</summary>
    private static readonly Dictionary<string, string> Behaviours = new()
    {
        ["goods beyond door and window"] = "beyondDoor",
        ["stall on the sidewalk"] = "stall",
        ["washing hung on a street tree"] = "hanging",
        ["spitting"] = "spitting",
        ["kitchen slops tipped into the gutter"] = "slops",
        ["small advertisement pasted on a pole"] = "sticker",
        ["sewage of a car wash runs onto the road"] = "carWash",
        ["cut branches left on the sidewalk"] = "branches",
        ["door-front duty not met: the ground not swept"] = "frontDuty",
        ["shared bicycles beyond the permitted number, harm to appearance"] = "sharedBicycle",
    };

    private static readonly Dictionary<string, Vector> Vectors =
        Vector.Of("2-when-a-fine").ToDictionary(static one => one.Id);

    public static TheoryData<string> Fines => [.. Vectors.Keys.Where(static id => id is not (NotAFine or Citation))];

    [Theory]
    [MemberData(nameof(Fines))]
    public async Task A_fine_needs_the_step_before_it_and_an_amount_within_the_range(string id)
    {
        var it = Vectors[id];
        var rules = await HaiyanBook.Rules();
        var article = Article(rules, it);

        PenaltyVectorTests.Judge(it, Refuse(rules, article, it));
        PenaltyVectorTests.Cites(it, article.Clause);
        if (it.Expected["rangeYuan"] is not null)
        {
            PenaltyVectorTests.Ranges(it, article);
        }

        if (it.Expected["when"] is { } when)
        {
            Assert.Equal(Moment(when.GetValue<string>()), article.When);
        }
    }

    [Theory]
    [InlineData("F001", "penalty.orderMissing")]
    [InlineData("F005", "penalty.range")]
    [InlineData("F007", "penalty.corrected")]
    [InlineData("F010", "penalty.orderMissing")]
    [InlineData("F014", "penalty.orderOnly")]
    [InlineData("F025", "penalty.orderMissing")]
    [InlineData("F028", "penalty.noFine")]
    public async Task A_refusal_says_which_step_is_missing(string id, string code)
    {
        var rules = await HaiyanBook.Rules();
        Assert.Equal(code, Refuse(rules, Article(rules, Vectors[id]), Vectors[id])!.Code);
    }

    [Fact]
    public async Task An_article_is_cited_by_the_text_of_the_day()
    {
        var it = Vectors[Citation];
        var rules = await HaiyanBook.Rules();
        var cited = it.Text("citedAs")["art. ".Length..];

        PenaltyVectorTests.Judge(it, FineTiming.RefuseCitation(Article(rules, it), cited));
        Assert.Null(FineTiming.RefuseCitation(
            rules.Articles.Find("beyondDoor", PartySort.Organisation, new(2021, 9, 28))!, cited));
        Assert.Null(FineTiming.RefuseCitation(Article(rules, it), "17"));
    }

    [Fact]
    public async Task A_facility_of_exactly_the_measures_is_not_large()
    {
        var it = Vectors[NotAFine];
        var rules = await HaiyanBook.Rules();
        var (side, face, day) = (it.Yuan("longestSideMetres"), it.Yuan("faceSquareMetres"), it.Day("at"));

        Assert.Equal(it.Answer == "yes", LargeAdvertisement.Is(rules, side, face, day));
        Assert.True(LargeAdvertisement.Is(rules, side + 0.01m, face, day));
        Assert.True(LargeAdvertisement.Is(rules, side, face + 0.01m, day));
    }

    [Fact]
    public async Task A_fine_of_an_article_that_asks_for_harm_needs_harm()
    {
        var article = (await HaiyanBook.Rules())
            .Articles.Find("sharedBicycle", PartySort.Organisation, new(2022, 5, 16))!;

        Assert.Equal("penalty.harmMissing", FineTiming.RefuseHarmless(article, harm: false)!.Code);
        Assert.Null(FineTiming.RefuseHarmless(article, harm: true));
    }

    private static ArticleRow Article(Rules rules, Vector it) =>
        rules.Articles.Find(Behaviours[it.Text("behaviour")], PenaltyVectorTests.Sort(it), DayOf(it))!;

    private static Refusal? Refuse(Rules rules, ArticleRow article, Vector it) =>
        FineTiming.RefuseMoment(article, Steps(it))
        ?? FineTiming.RefuseAmount(article, it.Yuan("fineYuan"))
        ?? (it.Has("procedure")
            ? SimpleProcedure.Refuse(
                rules, PenaltyVectorTests.Sort(it), it.Yuan("fineYuan"), certain: true, DayOf(it))
            : null);

    private static StepsBefore Steps(Vector it)
    {
        if (it.Flag("orderLimitPassedAndStillThere"))
        {
            var limit = new DateTimeOffset(DayOf(it), default, TimeSpan.FromHours(8));
            return new(limit.AddDays(-1), limit, null, limit.AddHours(7), StillThere: true);
        }

        return new(
            it.TimeOf("orderServedAt") ?? it.TimeOf("orderedAt"),
            it.TimeOf("orderLimit"),
            it.TimeOf("refusedAt") ?? (it.Flag("refused") ? it.At("orderedAt") : null),
            it.TimeOf("recheckAt"),
            it.Flag("stillThere"),
            it.Flag("orderInSameDecision") || it.Flag("orderToClearAtOnce"));
    }

    private static DateOnly DayOf(Vector it) => it.Day(Days.First(it.Has));

    private static FineMoment Moment(string words) => words switch
    {
        "at once" => FineMoment.AtOnce,
        "at once with the order" => FineMoment.WithOrder,
        "after the order's limit" => FineMoment.AfterLimit,
        "after refusal" => FineMoment.AfterRefusal,
        _ => throw new ArgumentOutOfRangeException(nameof(words), words, "No such moment."),
    };
}
