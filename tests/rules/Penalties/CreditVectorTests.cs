using Grid.Penalties;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Penalties;

/// <summary>
/// What enters the public credit file and how long it is shown. The examples of the county's own score (C007, C018) are
/// of the integrity file.
/// </summary>
public sealed class CreditVectorTests
{
    private static readonly Dictionary<string, Vector> Vectors =
        Vector.Of("6-credit").ToDictionary(static one => one.Id);

    [Fact]
    public void Every_example_is_read_here_or_by_the_integrity_file() => Assert.Equal(
        ["C001", "C004", "C005", "C007", "C009", "C011", "C013", "C016", "C018"], Vectors.Keys.Order());

    [Theory]
    [InlineData("C001", PenaltyProcedure.Simple)]
    [InlineData("C004", PenaltyProcedure.General)]
    public async Task A_simple_or_an_annulled_penalty_never_enters(string id, PenaltyProcedure procedure)
    {
        var it = Vectors[id];
        var rules = await HaiyanBook.Rules();
        Assert.Equal("never", it.Answer);

        var refused = CreditFile.Refuse(rules, procedure, it.Has("lawsuit"), new(2022, 5, 9));

        PenaltyVectorTests.Cites(it, refused!.Clause!);
        Assert.Null(CreditFile.Refuse(rules, PenaltyProcedure.General, annulled: false, new(2022, 5, 9)));
    }

    [Fact]
    public async Task A_penalty_upheld_in_review_enters_after_the_term_of_the_lawsuit()
    {
        var it = Vectors["C005"];
        var told = Vector.DayOf(it.Facts["review"]!["receivedOn"]);

        var final = CreditFile.FinalAfter(await HaiyanBook.Rules(), received: null, told);

        Assert.Equal(it.Expects("finalAfter"), final);
        Assert.Equal(it.Expects("earliest"), final!.Value.AddDays(1));
    }

    [Fact]
    public async Task A_penalty_that_nobody_contests_is_final_after_the_longer_term() => Assert.Equal(
        new DateOnly(2022, 12, 1), CreditFile.FinalAfter(await HaiyanBook.Rules(), new(2022, 6, 1), null));

    [Fact]
    public async Task A_permit_got_by_fraud_is_bad_information_as_soon_as_it_is_revoked()
    {
        var it = Vectors["C009"];
        Assert.Equal("yes", it.Answer);
        Assert.Null(CreditFile.RefuseRecord(
            await HaiyanBook.Rules(), CreditRecord.FraudulentPermit, it.Day("revokedOn")));
    }

    [Fact]
    public async Task A_rating_is_no_bad_information()
    {
        var it = Vectors["C007"];
        Assert.Equal("never", it.Answer);
        var refused = CreditFile.RefuseRecord(await HaiyanBook.Rules(), CreditRecord.Rating, it.Day("at"));
        PenaltyVectorTests.Cites(it, refused!.Clause!);
    }

    [Fact]
    public async Task Bad_information_is_deleted_after_five_years()
    {
        var it = Vectors["C011"];
        var deleted = CreditFile.DeletedAfter(await HaiyanBook.Rules(), it.Day("badInformationFoundOn"));

        Assert.Equal(it.Expects("deletedAfter"), deleted);
        Assert.Equal(it.Answer == "no", it.Day("askedOn") > deleted);
    }

    [Fact]
    public async Task The_body_that_entered_it_decides_about_the_repair()
    {
        var rules = await HaiyanBook.Rules();
        var refused = CreditFile.RefuseRepair(rules, "scoring", "330424-ZHZF", new(2022, 1, 1));

        PenaltyVectorTests.Cites(Vectors["C013"], refused!.Clause!);
        Assert.Null(CreditFile.RefuseRepair(rules, "330424-ZHZF", "330424-ZHZF", new(2022, 1, 1)));
    }

    [Fact]
    public async Task No_permit_is_refused_unseen()
    {
        var it = Vectors["C016"];
        var rules = await HaiyanBook.Rules();

        PenaltyVectorTests.Judge(it, CreditFile.Refuse(rules, CreditMeasure.RefuseUnseen, new(2022, 1, 1)));
        Assert.Equal(
            it.Expected["allowed"]!.AsArray().Count,
            Enum.GetValues<CreditMeasure>()
                .Count(measure => CreditFile.Refuse(rules, measure, new(2022, 1, 1)) is null));
    }
}
