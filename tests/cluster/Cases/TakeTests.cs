using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Rulebook;
using Grid.Tests.City;

namespace Grid.Tests.Cases;

/// <summary>Cases of the system that a county used before go on in the city.</summary>
[Collection(CityCollection.Name)]
public sealed class TakeTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task An_open_case_goes_on_where_it_stood_and_is_found_by_its_number()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var said = Said(quarter, CaseStage.Accepted);
        var id = Guid.NewGuid();

        var taken = await Take(quarter, id, said);

        Assert.Equal(
            (CaseStage.Accepted, said.From.Number, said.From.Due, County.Enforcement),
            (taken.Stage, taken.Number, taken.Due, taken.Lead));
        Assert.Equal(said.From, taken.TakenOver! with { History = said.From.History });
        await Eventually.Holds(async () =>
            Assert.Equal(ObligationStatus.Open, (await quarter.Owes(quarter.Tea, id))?.Status));
        Assert.Null((await quarter.Owes(quarter.Tea, id))!.Notice);
        Assert.Equal([id], await Listed(quarter, taken, new() { SenderNumber = said.From.Number }));
        Assert.Contains(id, await Listed(quarter, taken, new() { TakenOver = true, Party = quarter.Tea }));
        Assert.DoesNotContain(id, await Listed(quarter, taken, new() { TakenOver = false, Party = quarter.Tea }));
        Assert.Equal(id, (await quarter.Report(County.Outside, quarter.TeaFront)).JoinedTo);

        var fedBack = await quarter.Through(id, CaseVerb.Feedback);

        Assert.Equal((CaseStage.FedBack, false), (fedBack.Stage, fedBack.HandledLate));
    }

    [Fact]
    public async Task A_case_that_ended_is_counted_apart_and_owed_by_nobody()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = Guid.NewGuid();

        var taken = await Take(quarter, id, Said(quarter, CaseStage.FedBack));
        await quarter.Report(County.Litter, quarter.Yard);

        var totals = await quarter.Ask(_ => city.ReadModel.Totals(
            new() { Party = quarter.West, WaitFor = taken.LedgerPosition }));
        Assert.Equal(1, totals.Value!.TakenOver);
        Assert.Equal((0, 0), (totals.Value.HandledInTime, totals.Value.HandledLate));
        Assert.Null(await quarter.Owes(quarter.Tea, id));
        Assert.Equal(0, (await quarter.Figures(quarter.Tea)).Raised);
    }

    [Fact]
    public async Task The_same_row_again_is_answered_and_another_is_refused_and_a_check_stores_nothing()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (id, said) = (Guid.NewGuid(), Said(quarter, CaseStage.Dispatched));

        var checkedOnly = await Take(quarter, id, said with { ChecksOnly = true });
        Assert.Null(await quarter.View(id));
        Assert.Equal(CaseStage.Dispatched, checkedOnly.Stage);

        await Take(quarter, id, said);
        Assert.True((await Take(quarter, id, said)).TakenBefore);
        var other = await Send(quarter, id, said with { Stage = CaseStage.Accepted });
        Assert.Equal("case.takenBefore", other.Refusal?.Code);
        Assert.Equal(1, (await quarter.View(id))!.Version);
    }

    [Fact]
    public async Task What_the_county_does_not_know_is_refused()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var said = Said(quarter, CaseStage.Dispatched);
        TakeCase[] wrong =
        [
            said with { County = "000000" },
            said with { Report = said.Report with { Class = "nothing" } },
            said with { Report = said.Report with { Where = new(new EntityRef(EntityKind.Shop, "S-0")) } },
            said with { Department = "nobody" },
            said with { From = said.From with { DispatchedAt = null } },
        ];

        var codes = new List<string?>();
        foreach (var one in wrong)
        {
            codes.Add((await Send(quarter, Guid.NewGuid(), one)).Refusal?.Code);
        }

        Assert.Equal(
            ["county.unknown", "class.unknown", "place.unknown", "case.takenDepartment", "case.takenTime"], codes);
    }

    private static TakeCase Said(TestNeighbourhood quarter, CaseStage stage) => new(
        TestNeighbourhood.Seen(County.Outside, quarter.TeaFront) with { ReportedAt = quarter.Now.AddHours(-20) },
        County.Code,
        stage,
        new(
            "智慧城管",
            $"JG-{Guid.NewGuid():N}",
            null,
            quarter.Now.AddHours(-19),
            stage >= CaseStage.Handled ? quarter.Now.AddHours(-18) : null,
            stage >= CaseStage.Closed ? quarter.Now.AddHours(-17) : null,
            quarter.Now.AddDays(3),
            null,
            ["立案", "派遣"]),
        null);

    private static Task<Outcome<CaseView>> Send(TestNeighbourhood quarter, Guid id, TakeCase said) =>
        quarter.Ask(grains => grains.GetGrain<IIntakeGrain>(0).Take(id, said));

    private static async Task<CaseView> Take(TestNeighbourhood quarter, Guid id, TakeCase said)
    {
        var taken = await Send(quarter, id, said);
        Assert.True(taken.Refusal is null, taken.Refusal?.ToString());
        return taken.Value!;
    }

    /// <summary>What the lists find once they have read as far as the case was seen.</summary>
    private async Task<IEnumerable<Guid>> Listed(TestNeighbourhood quarter, CaseView seen, CaseQuery query)
    {
        var found = await quarter.Ask(
            _ => city.ReadModel.Cases(query with { Limit = 500, WaitFor = seen.LedgerPosition }));
        return found.Value!.Items.Select(static line => line.Id);
    }
}
