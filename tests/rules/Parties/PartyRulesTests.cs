using Grid.Cases;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Households;
using Grid.Parties;
using Grid.Patrols;
using Grid.Registers;
using Grid.Repeats;
using Grid.Tests.Repeats;

namespace Grid.Tests.Parties;

/// <summary>A record changes a party by the kind of its event.</summary>
public sealed class PartyRulesTests
{
    private static readonly EntityRef Household = new(EntityKind.Household, "H-1"), Dog = new(EntityKind.Dog, "D-1");
    private static readonly string Case = CaseRules.CaseRef(TestPlace.Id(1)).ToString();

    private readonly PartySnapshot state = new();

    [Fact]
    public void A_shop_holds_a_case_it_answers_for_and_remembers_the_report()
    {
        var change = Apply(TestPlace.Shop, TestPlace.Reported(0), Case);

        Assert.Equal((null, ObligationStatus.Known), (change.Case!.Value.Before, change.Case.Value.After!.Status));
        Assert.Single(change.Case.Value.Follows.Complaints!);
        Assert.Equal(new PartyFigures(), state.Figures); // its record begins with a filed case
        Assert.Equal(TestPlace.Id(1), Assert.Single(state.Memory!.Reports).Key);
    }

    [Fact]
    public void A_building_remembers_no_report()
    {
        EntityRef building = new(EntityKind.Building, "B-1");

        var change = Apply(building, TestPlace.Reported(0), Case);

        Assert.Equal((default(Follows), null), (change.Case!.Value.Follows, state.Memory));
    }

    [Fact]
    public void A_department_holds_no_case_since_the_read_model_does()
    {
        var reported = TestPlace.Reported(0);

        var change = Apply(reported.Lead, reported, Case);

        Assert.Null(change.Case);
        Assert.Equal(new PartyFigures(), state.Figures);
        Assert.Empty(state.Held);
    }

    [Fact]
    public void A_household_knows_its_dogs_by_their_entries()
    {
        Apply(Household, Entered(Dog, new DogData { Household = Household.Key }), Dog.ToString());
        Assert.Equal(Dog.Key, Assert.Single(state.Belongings));

        Apply(Household, Entered(Dog, new DogData { Household = "H-2" }), Dog.ToString(), version: 2);

        Assert.Empty(state.Belongings);
    }

    [Fact]
    public void A_round_that_was_missed_counts_with_each_party_it_names()
    {
        var missed = new PatrolMissed(new(8, 0), TestPlace.Day(0), 2, 1, [TestPlace.Segment]) { At = TestPlace.Day(0) };

        Apply(TestPlace.Segment, missed, "beat/B-1");

        Assert.Equal(1, state.Figures.MissedBeats);
    }

    [Fact]
    public void An_entry_that_comes_late_changes_nothing()
    {
        var (earlier, later) = (new HouseholdData { Subdistrict = "1" }, new HouseholdData { Subdistrict = "2" });
        Assert.True(Apply(Household, Entered(Household, later), Household.ToString(), version: 2).EntryChanged);

        var late = Apply(Household, Entered(Household, earlier), Household.ToString(), version: 1);

        Assert.False(late.EntryChanged);
        Assert.Equal((later, 2), (state.Data, state.Version));
    }

    private static Registered Entered(EntityRef party, RegisterData data) =>
        new() { At = TestPlace.Day(0), By = "clerk", Ref = party, Data = data };

    private PartyChange Apply(EntityRef party, GridEvent happened, string source, int version = 1) =>
        PartyRules.Apply(state, party, new TestParty(party).Record(happened, source, version), TestPlace.Book);
}
