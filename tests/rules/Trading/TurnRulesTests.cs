using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Tests.Counties;
using Grid.Trading;

namespace Grid.Tests.Trading;

/// <summary>Who stands on a pitch and who waits.</summary>
public sealed class TurnRulesTests
{
    private static readonly TurnData Early = new()
    {
        Permit = "PM-3",
        Seller = "P-1",
        Pitch = 1,
        AskedOn = new(2019, 3, 1),
        Periods = [new(new(5, 0), new(7, 0))],
        ValidFrom = new(2019, 4, 1),
    };

    [Theory]
    [InlineData(1, 6, 8, null, "turn.taken")]
    [InlineData(1, 7, 9, null, null)]
    [InlineData(2, 5, 7, null, null)]
    [InlineData(1, 5, 7, "2019-03-31", null)]
    [InlineData(4, 5, 7, null, "turn.pitch")]
    [InlineData(null, 5, 7, null, null)]
    public void One_pitch_has_one_seller_at_a_time(int? pitch, int from, int to, string? until, string? code)
    {
        var turn = Early with
        {
            Seller = "P-2",
            Pitch = pitch,
            Periods = [new(new(from, 0), new(to, 0))],
            ValidFrom = new(2019, 3, 1),
            ValidUntil = until is null ? null : DateOnly.Parse(until),
        };
        Assert.Equal(code, Judged("T-2", turn)?.Code);
    }

    [Fact]
    public void Other_weekdays_do_not_meet()
    {
        var weekend = Early with { Weekdays = [DayOfWeek.Saturday] };
        Assert.Null(Judged("T-2", Early with { Weekdays = [DayOfWeek.Friday] }, weekend));
        Assert.Equal("turn.taken", Judged("T-2", weekend, weekend)?.Code);
    }

    [Fact]
    public void A_turn_is_at_a_point_that_is_registered()
    {
        Assert.Equal("turn.permitUnknown", Judged("T-2", Early with { Permit = "PM-9" })?.Code);
        Assert.Equal("turn.point", Judged("T-2", Early with { Permit = "PM-1" })?.Code);
        Assert.Null(Judged("T-1", Early)); // itself
    }

    [Fact]
    public void The_rota_shows_who_stands_by_pitch_and_hour_and_who_asked_first_waits_first()
    {
        var (standing, waiting) = TurnRules.Rota(
            [
                new("T-4", Early with { Pitch = null, AskedOn = new(2019, 4, 20) }),
                new("T-3", Early with { Pitch = null, AskedOn = new(2019, 4, 10) }),
                new("T-2", Early with { Periods = [new(new(7, 0), new(9, 0))] }),
                new("T-1", Early),
                new("T-5", Early with { Pitch = 2, Weekdays = [DayOfWeek.Sunday] }),
                new("T-6", Early with { Pitch = 3, ValidUntil = new(2019, 4, 30) }),
            ],
            new(2019, 5, 3));
        Assert.Equal(["T-1", "T-2"], standing.Select(static one => one.Code));
        Assert.Equal(["T-3", "T-4"], waiting.Select(static one => one.Code));
    }

    private static Refusal? Judged(string code, TurnData turn, TurnData? held = null)
    {
        var county = TestCounty.Of(
            Rules.Empty(TimeZoneInfo.Utc),
            (new(EntityKind.Permit, "PM-1"), Permit(PermitForm.Pitch)),
            (new(EntityKind.Permit, "PM-3"), Permit(PermitForm.ConveniencePoint)),
            (new(EntityKind.Turn, "T-1"), held ?? Early));
        var asked = new EntryQuestion(new(EntityKind.Turn, code), RegisterConsent.None, county, new(2019, 4, 1));
        var rules = EntryRules.Of(turn)!;
        return rules.Unregistered(turn, asked) ?? rules.Check(turn, null, asked);
    }

    private static PermitData Permit(PermitForm form) => new()
    {
        Form = form,
        Name = "油厂弄便民服务点",
        At = new GeoPoint(120.94, 30.52),
        ReachMetres = 10,
        Pitches = 3,
    };
}
