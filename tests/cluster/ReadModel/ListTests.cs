using Grid.Cases;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Tests.City;

namespace Grid.Tests.ReadModel;

/// <summary>The lists say what the grains say.</summary>
[Collection(CityCollection.Name)]
public sealed class ListTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task Every_line_and_total_agrees_with_its_grain()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var cases = await SampleCases.Open(quarter);
        await quarter.Split();
        await Eventually.Holds(async () => Assert.Empty(await quarter.Has(quarter.West)));
        await city.Delivered();
        await city.Listed();

        quarter.Now += TimeSpan.FromDays(3);

        await AgreesWithGrains(quarter, cases);
    }

    [Fact]
    public async Task A_list_that_waits_for_a_step_shows_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var id = (await quarter.Report(County.Litter, quarter.Yard)).Id;
        foreach (var verb in new[] { CaseVerb.File, CaseVerb.Dispatch, CaseVerb.Handle })
        {
            var stepped = await quarter.Step(id, verb);
            var page = (await quarter.Ask(_ =>
                city.ReadModel.Cases(new() { Subdistrict = quarter.Code, WaitFor = stepped.LedgerPosition }))).Value!;
            Assert.Equal(stepped.Stage, Assert.Single(page.Items).Stage);
            Assert.Contains(
                page.ReadTo,
                at => at.Partition == stepped.LedgerPosition.Partition && at.Position >= stepped.LedgerPosition.Position
            );

            var owed = (await quarter.Ask(_ =>
                city.ReadModel.Obligations(quarter.West, ObligationStatus.Open, 10, null, stepped.LedgerPosition))
        ).Value!;
            // Its time runs from the dispatch until the work is handed back.
            var due = stepped.Duties.Single(duty => duty.Party == quarter.West).Due;
            Assert.Equal(verb == CaseVerb.Dispatch ? due : null, Assert.Single(owed.Items).Due);
        }
    }

    /// <param name="cases">All of the quarter's, of <see cref="SampleCases"/>: some late, some overdue by now.</param>
    internal static async Task AgreesWithGrains(TestNeighbourhood quarter, Guid[] cases)
    {
        var lists = quarter.City.ReadModel;
        var of = new CaseQuery { Subdistrict = quarter.Code };
        var lines = (await quarter.Ask(_ => lists.Cases(of))).Value!.Items;
        var views = (await Task.WhenAll(cases.Select(quarter.View))).ToDictionary(
            static view => view!.Id, static view => view!);
        Assert.Equal(views.Keys.Order(), lines.Select(static line => line.Id).Order());
        foreach (var line in lines)
        {
            var view = views[line.Id];
            Assert.Equal(
                (view.Number, view.Stage, view.Class, view.Place.Cell, view.Lead, view.Due, view.HandledLate,
                    view.Reworked, view.Reports, view.JoinedTo, view.ClosedAt, view.Reason),
                (line.Number, line.Stage, line.Class, line.Cell, line.Lead, line.Due, line.HandledLate, line.Reworked,
                    line.Reports, line.JoinedTo, line.ClosedAt, line.Reason));
        }

        long Counted(Func<CaseView, bool> which) => views.Values.LongCount(which);
        var totals = (await quarter.Ask(_ => lists.Totals(of))).Value!;
        Assert.Equal(
            (views.Count, Counted(static view => view.JoinedTo is null && CountedCases.IsCase(view.Stage))),
            (totals.Reports, totals.Cases));
        Assert.Equal(
            views
                .Values.CountBy(static view => view.JoinedTo is null ? view.Stage : CaseStage.Joined)
                .ToDictionary(static stage => stage.Key, static stage => (long)stage.Value),
            totals.ByStage);
        Assert.Equal(
            (Counted(static view => view.HandledLate == false), Counted(static view => view.HandledLate == true),
                Counted(view => view.Stage is CaseStage.Dispatched or CaseStage.Accepted && view.Due < quarter.Now)),
            (totals.HandledInTime, totals.HandledLate, totals.OpenOverdue));
        Assert.All(
            [totals.HandledInTime, totals.HandledLate, totals.OpenOverdue],
            static counted => Assert.NotEqual(0, counted));

        foreach (var party in quarter.Everyone)
        {
            var listed = (await quarter.Ask(_ => lists.Obligations(party, null, 100, null, null))).Value!.Items;
            Assert.Equal(
                (await quarter.Owes(party, openOnly: false)).OrderBy(static owed => owed.Case),
                listed.OrderBy(static owed => owed.Case));

            var view = await quarter.View(party);
            Assert.Equal(
                (view.Figures.Open, view.Figures.Discharged, view.Figures.Lapsed, view.Figures.Overdue),
                (Owed(ObligationStatus.Open), Owed(ObligationStatus.Discharged), Owed(ObligationStatus.Lapsed),
                    listed.LongCount(owed => owed.Status == ObligationStatus.Open && owed.Due < quarter.Now)));
            var entry = Assert.Single(
                (await lists.Register(party.Kind, party.Key, 10, null)).Value!.Items, one => one.Ref == party);
            Assert.Equal(view.Entry!.Version, entry.Version);

            long Owed(ObligationStatus status) => listed.LongCount(owed => owed.Status == status);
        }
    }
}
