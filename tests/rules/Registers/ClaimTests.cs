using Grid.Departments;
using Grid.Dogs;
using Grid.Households;
using Grid.Parties;
using Grid.Registers;
using Grid.Tests.Atlas;
using Grid.Trading;

namespace Grid.Tests.Registers;

/// <summary>Only entries that could contradict each other wait for each other.</summary>
public sealed class ClaimTests
{
    [Fact]
    public void Cells_beside_each_other_do_not_wait_and_cells_over_each_other_do()
    {
        var west = Of(Town.Block(Town.Cell(1), Town.Box(0, 0, 100, 100)));

        Assert.False(west.Meets(Of(Town.Block(Town.Cell(2), Town.Box(100, 0, 200, 100)))));
        Assert.True(west.Meets(Of(Town.Block(Town.Cell(2), Town.Box(90, 0, 200, 100)))));
        Assert.Equal(west.Scope, Of(Town.Block(Town.Cell(2), Town.Box(100, 0, 200, 100))).Scope);
    }

    [Fact]
    public void Fronts_wait_for_fronts_over_them_and_for_their_segment()
    {
        var front = Of(Town.Shop("S-1", "A-01", "left", 10, 20, 12));

        Assert.False(front.Meets(Of(Town.Shop("S-2", "A-01", "left", 20, 30, 12))));
        Assert.False(front.Meets(Of(Town.Shop("S-2", "A-01", "right", 10, 20, 12))));
        Assert.False(front.Meets(Of(Town.Shop("S-2", "A-02", "left", 10, 20, 12))));
        Assert.True(front.Meets(Of(Town.Shop("S-2", "A-01", "left", 15, 30, 12))));
        Assert.True(front.Meets(Of(Town.Segment("A-01", Town.Line((0, 0), (100, 0))))));
    }

    [Fact]
    public void A_chip_waits_for_the_same_chip_and_most_things_for_nothing()
    {
        var dog = new DogData { Household = "H", Chip = "999518935898490" };

        Assert.True(Of((new(EntityKind.Dog, "A"), dog)).Meets(Of((new(EntityKind.Dog, "B"), dog))));
        Assert.False(
            Of((new(EntityKind.Dog, "A"), dog))
                .Meets(Of((new(EntityKind.Dog, "B"), dog with { Chip = "999518935898491" }))));
        Assert.Null(Claim.Of(new(EntityKind.Dog, "A"), dog with { Chip = null }));
        Assert.Null(Claim.Of(new(EntityKind.Household, "H"), new HouseholdData()));
        Assert.Null(Claim.Of(new(EntityKind.Department, "D"), new DepartmentData { Name = "x" }));
    }

    [Fact]
    public void A_turn_waits_for_turns_on_its_pitch_and_who_waits_for_a_pitch_for_nobody()
    {
        var turn = new TurnData { Permit = "PM-1", Seller = "P-1", Pitch = 1, AskedOn = new(2019, 4, 1) };

        Assert.True(Of((new(EntityKind.Turn, "A"), turn)).Meets(Of((new(EntityKind.Turn, "B"), turn))));
        Assert.False(
            Of((new(EntityKind.Turn, "A"), turn)).Meets(Of((new(EntityKind.Turn, "B"), turn with { Pitch = 2 }))));
        Assert.Null(Claim.Of(new(EntityKind.Turn, "A"), turn with { Pitch = null }));
    }

    private static Claim Of((EntityRef Ref, RegisterData Data) change) => Claim.Of(change.Ref, change.Data)!;
}
