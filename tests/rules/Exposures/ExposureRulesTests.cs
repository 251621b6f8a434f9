using Grid.Exposures;
using Grid.Ladders;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Exposures;

/// <summary>What may be exposed, for how long and upon which step, by the rows of the county that comes with Grid.
/// </summary>
public sealed class ExposureRulesTests
{
    private static readonly DateTimeOffset Now = new(2022, 5, 9, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly ExposureFacts Allowed = new(GroundStanding.Allows, OnlyAssists: false, ["sha256:a"]);

    private static readonly ExposeMatter Goods = new(
        new(EntityKind.Shop, "S-1"), null, 3, "责令改正后仍占道经营", "逾期未改正", new(2022, 6, 8), "P-1",
        Minors: false, Private: false);

    [Fact]
    public async Task An_exposure_is_shown_for_its_term_and_not_a_day_longer()
    {
        var board = await Shown(Goods with { Command = "c-1" });

        var one = Assert.Single(board.Exposures);
        Assert.Contains("第48条", one.Exposed.Clause, StringComparison.Ordinal);
        Assert.Equal(ExposureStatus.Shown, ExposureBoard.StatusOf(one, new(2022, 6, 8), null));
        Assert.Equal(ExposureStatus.Ended, ExposureBoard.StatusOf(one, new(2022, 6, 9), null));
        Assert.Equal(ExposureStatus.Shown, ExposureBoard.StatusOf(one, new(2022, 5, 9), new(2022, 5, 9)));
        Assert.Equal(ExposureStatus.Former, ExposureBoard.StatusOf(one, new(2022, 5, 10), new(2022, 5, 10)));

        var again = await Decide(Goods with { Command = "c-1" }, Allowed, board);
        Assert.True(again is { Refusal: null, Events: [] });
        Assert.Equal("exposure.exists", await Refused(Goods, Allowed, board));
        Assert.Equal("exposure.until", await Refused(Goods with { Until = new(2022, 6, 9) }, Allowed));
        Assert.Equal("exposure.until", await Refused(Goods with { Until = new(2022, 5, 8) }, Allowed));
    }

    [Fact]
    public async Task What_must_never_be_shown_is_refused_with_its_clause()
    {
        (string Code, string Clause, ExposeMatter Matter)[] never =
        [
            ("exposure.minors", "未成年人保护法", Goods with { Minors = true }),
            ("exposure.private", "政府信息公开条例", Goods with { Private = true }),
            ("exposure.home", "政府信息公开条例", Goods with { Party = new(EntityKind.Dog, "D-1") }),
            ("exposure.home", "政府信息公开条例", Goods with { Party = new(EntityKind.Household, "H-1") }),
            ("exposure.unblurred", "个人信息保护法", Goods with { Photographs = ["sha256:a"] }),
        ];
        foreach (var (code, clause, matter) in never)
        {
            var refused = (await Decide(matter, Allowed)).Refusal!;
            Assert.Equal(code, refused.Code);
            Assert.Contains(clause, refused.Clause, StringComparison.Ordinal);
        }

        Assert.Equal("exposure.assistant", await Refused(Goods, Allowed with { OnlyAssists = true }));
        Assert.Null((await Decide(Goods with { Photographs = ["sha256:a"], Blurred = true }, Allowed)).Refusal);
        Assert.Equal(
            "exposure.photographUnknown",
            await Refused(Goods with { Photographs = ["sha256:b"], Blurred = true }, Allowed));
    }

    [Fact]
    public async Task A_ground_that_does_not_allow_it_refuses()
    {
        foreach (var ground in Enum.GetValues<GroundStanding>().Except([GroundStanding.Allows]))
        {
            var refused = (await Decide(Goods, Allowed with { Ground = ground })).Refusal!;
            Assert.Equal(ground == GroundStanding.Unknown, refused.Clause is null);
        }
    }

    [Fact]
    public async Task What_rests_on_an_annulled_ground_is_withdrawn_by_the_clause_and_the_rest_stays()
    {
        var file = Guid.NewGuid();
        var board = await Shown(Goods, Goods with { Order = null, Penalty = file }, Goods with { Order = 4 });
        var rules = await HaiyanBook.Rules();

        var gone = ExposureRules.Annul(board, Goods.Party, file, null, "P-2", "判决撤销", rules, Now);
        var withdrawn = Assert.IsType<ExposureWithdrawn>(Assert.Single(gone.Events));
        Assert.Equal(2, withdrawn.Number);
        Assert.Contains("第48条", withdrawn.Clause, StringComparison.Ordinal);
        board = board.Apply(withdrawn);
        Assert.Empty(ExposureRules.Annul(board, Goods.Party, file, null, "P-2", "again", rules, Now).Events);
        Assert.Equal(
            3,
            Assert.Single(ExposureRules.Annul(board, Goods.Party, null, 4, "P-2", "异议成立", rules, Now).Events)
                .Number);

        Assert.Empty(ExposureRules.Withdraw(board, 2, "P-3", "again", Now).Events);
        Assert.Equal("exposure.unknown", ExposureRules.Withdraw(board, 4, "P-3", "none", Now).Refusal!.Code);
    }

    [Fact]
    public void An_order_is_a_ground_once_an_officer_found_it_unobserved()
    {
        var order = new LadderStep(
            3, Rung.Order, ClassKind.Event, "04-05", Now, "P-1", "L-1", Now.AddDays(3), null, null, false, null, null);
        Recheck[] unmet = [new(RecheckResult.Persists, Now.AddDays(4), "P-1")];

        Assert.Equal(GroundStanding.OrderOpen, Ground(order));
        Assert.Equal(GroundStanding.Allows, Ground(order with { Rechecks = unmet }));
        Assert.Equal(GroundStanding.Filed, Ground(order with { Rechecks = unmet, Used = 4 }));
        Assert.Equal(GroundStanding.Former, Ground(order with { Rechecks = unmet, Former = true }));
        Assert.Equal(
            GroundStanding.Corrected,
            Ground(order with { Rechecks = [.. unmet, new(RecheckResult.Corrected, Now.AddDays(5), "P-1")] }));
        var contested = new RungObjection(Now.AddDays(4), "不是我");
        Assert.Equal(GroundStanding.Contested, Ground(order with { Rechecks = unmet, Objection = contested }));
        Assert.Equal(
            GroundStanding.Annulled,
            Ground(order with { Rechecks = unmet, Objection = contested with { Upheld = true } }));
        Assert.Equal(
            GroundStanding.Allows,
            Ground(order with { Rechecks = unmet, Objection = contested with { Upheld = false } }));
        Assert.Equal(GroundStanding.Unknown, Ground(order with { Rung = Rung.Remind }));
    }

    [Fact]
    public async Task Pages_over_boards_lose_nothing_when_something_is_withdrawn_between_them()
    {
        var exposed = (await Shown(Goods)).Exposures[0].Exposed;
        ExposureView[] shown =
        [
            .. Enumerable.Range(1, 5).Select(number => new ExposureView(
                $"{(number % 2 == 0 ? "A" : "B")}.{number}", exposed with { At = Now.AddHours(number / 2) }, null,
                ExposureStatus.Shown, null, 1, default)),
        ];

        var first = ExposurePages.Of(shown, 2, null).Value!;
        Assert.Equal(["A.4", "B.5"], first.Items.Select(static one => one.Id));
        var second = ExposurePages.Of(shown.Where(static one => one.Id != "B.5"), 2, first.Next).Value!;
        Assert.Equal(["A.2", "B.3"], second.Items.Select(static one => one.Id));
        var third = ExposurePages.Of(shown, 2, second.Next).Value!;
        Assert.Equal((1, null), (Assert.Single(third.Items).Exposed.Number, third.Next));
        Assert.Equal("page.cursor", ExposurePages.Of(shown, 2, "x").Refusal!.Code);
    }

    private static GroundStanding Ground(LadderStep step) => ExposureGrounds.Of(
        new LadderView(Goods.Party, null, [], [step], new(0, 0, 0, 0), 1, default), 3, Now.AddDays(6));

    private static async Task<ExposureBoard> Shown(params ExposeMatter[] matters)
    {
        var board = ExposureBoard.Empty;
        foreach (var matter in matters)
        {
            var decided = await Decide(matter, Allowed, board);
            Assert.Null(decided.Refusal);
            board = board.Apply(Assert.Single(decided.Events));
        }

        return board;
    }

    private static async Task<Foundation.Decision<ExposureEvent>> Decide(
        ExposeMatter matter, ExposureFacts facts, ExposureBoard? board = null) =>
        ExposureRules.Expose(board ?? ExposureBoard.Empty, matter, facts, "330424", await HaiyanBook.Rules(), Now);

    private static async Task<string> Refused(ExposeMatter matter, ExposureFacts facts, ExposureBoard? board = null) =>
        (await Decide(matter, facts, board)).Refusal!.Code;
}
