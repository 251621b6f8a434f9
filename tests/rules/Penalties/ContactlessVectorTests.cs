using Grid.Foundation;
using Grid.Penalties;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Penalties;

/// <summary>The gate of contactless work, by the examples worked by hand.</summary>
public sealed class ContactlessVectorTests
{
    private static readonly Dictionary<string, Vector> Vectors =
        Vector.Of("7-contactless").ToDictionary(static one => one.Id);

    [Fact]
    public void Every_example_is_read() => Assert.Equal(
        ["N001", "N003", "N005", "N007", "N009", "N011", "N013", "N015", "N017", "N019"], Vectors.Keys.Order());

    [Theory]
    [InlineData("N001", null)]
    [InlineData("N003", "penalty.deviceTechnical")]
    [InlineData("N005", "penalty.deviceMark")]
    [InlineData("N007", "penalty.recordUnclear")]
    [InlineData("N009", "penalty.recordDefence")]
    [InlineData("N017", "penalty.notListed")]
    public async Task A_record_is_evidence_when_each_part_of_the_gate_is_met(string id, string? code)
    {
        var it = Vectors[id];
        var rules = await HaiyanBook.Rules();

        var refused = Gate(rules, it);

        PenaltyVectorTests.Judge(it, refused);
        Assert.Equal(code, refused?.Code);
    }

    [Fact]
    public async Task A_decision_by_app_is_served_on_a_signed_confirmation_and_paid_from_its_arrival()
    {
        var it = Vectors["N011"];
        var rules = await HaiyanBook.Rules();
        var arrived = it.Day("arrivedAt");

        PenaltyVectorTests.Judge(
            it, Delivery.Refuse(rules, ServiceWay.Electronic, it.Day("confirmationSignedOn"), arrived));
        Assert.Equal(it.Expects("lastDayForPayment"), Terms.LastDay(rules, ProcedureRule.Payment, arrived));
        Assert.Equal("penalty.unconfirmed", Delivery.Refuse(rules, ServiceWay.Electronic, null, arrived)!.Code);
        Assert.Null(Delivery.Refuse(rules, ServiceWay.Post, null, arrived));
    }

    [Fact]
    public async Task A_camera_does_not_replace_the_order()
    {
        var it = Vectors["N013"];
        var rules = await HaiyanBook.Rules();

        Assert.Null(Gate(rules, it));
        PenaltyVectorTests.Judge(it, FineTiming.RefuseMoment(Article(rules, it), StepsBefore.None));
    }

    [Fact]
    public async Task From_afar_there_are_still_two_officers()
    {
        var it = Vectors["N015"];
        PenaltyVectorTests.Judge(it, Officers.Refuse(await HaiyanBook.Rules(), ["officer 31"], it.Day("at")));
    }

    [Fact]
    public async Task A_video_may_replace_the_written_record()
    {
        var it = Vectors["N019"];
        var rules = await HaiyanBook.Rules();

        Assert.Null(Gate(rules, it));
        PenaltyVectorTests.Judge(
            it, Questioning.Refuse(rules, written: it.Has("writtenRecord"), it.Flag("videoQuestioning"), it.Day("at")));
        Assert.NotNull(Questioning.Refuse(rules, written: false, video: false, it.Day("at")));
    }

    private static Refusal? Gate(Rules rules, Vector it)
    {
        var device = it.Facts["device"]!;
        return ContactlessGate.Refuse(rules, Article(rules, it), new(
            it.At("at"),
            Vector.DayOf(device["legalReview"]),
            Vector.DayOf(device["technicalReview"]),
            Vector.DayOf(device["placePublishedOn"]),
            device["marked"]!.GetValue<bool>(),
            it.Flag("recordReviewed"),
            IsClear: !it.Has("recordResult"),
            it.TimeOf("partyToldAt"),
            it.Flag("partyCanQueryAndDefend")));
    }

    private static ArticleRow Article(Rules rules, Vector it) => rules.Articles.Find(
        it.Text("behaviour") == "goods beyond the door" ? "beyondDoor" : "branches",
        PartySort.Organisation,
        it.Day("at"))!;
}
