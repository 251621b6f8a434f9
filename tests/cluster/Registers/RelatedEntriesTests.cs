using Grid.Cells;
using Grid.Departments;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;
using Grid.Shops;
using Grid.Tests.City;

namespace Grid.Tests.Registers;

/// <summary>Entries are judged beside each other, also when they are made at once.</summary>
[Collection(CityCollection.Name)]
public sealed class RelatedEntriesTests(CityFixture fixture)
{
    private readonly TestCity city = fixture.City;

    [Fact]
    public async Task Of_dogs_entered_at_once_with_one_chip_one_has_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var chip = Chip(quarter, 1);
        var dogs = Enumerable
            .Range(1, 8)
            .Select(dog => new EntityRef(EntityKind.Dog, $"{quarter.Dog.Key}-c{dog}"))
            .ToArray();

        var outcomes = await Task.WhenAll(
            dogs.Select(dog => Register(quarter, dog, new DogData { Household = quarter.Household.Key, Chip = chip })));

        var taken = Assert.Single(outcomes, static outcome => outcome.Value is not null).Value!.Ref;
        Assert.All(outcomes.Where(static outcome => outcome.Value is null), outcome =>
        {
            Assert.Equal("dog.chipTaken", outcome.Refusal?.Code);
            Assert.Contains(taken.Key, outcome.Refusal!.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_chip_moves_when_the_other_dog_has_lost_it()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (one, other) = (quarter.Dog, new EntityRef(EntityKind.Dog, $"{quarter.Dog.Key}-other"));
        var dog = new DogData { Household = quarter.Household.Key, Chip = Chip(quarter, 2) };
        await quarter.Enter(one, dog);
        Assert.Equal("dog.chipTaken", (await Register(quarter, other, dog)).Refusal?.Code);

        await quarter.Enter(one, dog with { Chip = null });

        await quarter.Enter(other, dog);
        Assert.Equal("dog.chipTaken", (await Register(quarter, one, dog)).Refusal?.Code);
        Assert.Equal(RegisterChange.Unchanged, (await Register(quarter, other, dog)).Value?.Change);
    }

    [Fact]
    public async Task Of_cells_drawn_at_once_over_each_other_one_is_entered()
    {
        var quarter = await TestNeighbourhood.Open(city);

        var outcomes = await Task.WhenAll(Enumerable.Range(21, 6).Select(number =>
            Register(
                quarter,
                quarter.Cell(number),
                new CellData { Geometry = quarter.Box(-400 + number, -400, -200 + number, -210) })));

        Assert.Single(outcomes, static outcome => outcome.Value is not null);
        Assert.All(
            outcomes.Where(static outcome => outcome.Value is null),
            static outcome => Assert.Equal("cell.overlap", outcome.Refusal?.Code));
    }

    [Fact]
    public async Task A_retired_cell_stays_retired_and_a_redrawn_one_keeps_its_successors()
    {
        var quarter = await TestNeighbourhood.Open(city);
        await quarter.Split();
        var retired = (CellData)(await quarter.View(quarter.West)).Entry!.Data;
        Assert.True(retired.IsRetired(quarter.West.Key));
        var asTheDoorSends = retired with { Successors = [] };

        Assert.Equal(RegisterChange.Unchanged, (await Register(quarter, quarter.West, asTheDoorSends)).Value?.Change);
        var renamed = await Register(quarter, quarter.West, asTheDoorSends with { Name = "again" });
        Assert.Equal((RefusalKind.Conflict, "cell.retired"), (renamed.Refusal!.Kind, renamed.Refusal.Code));
        Assert.Contains(retired.Successors[0], renamed.Refusal.Message, StringComparison.Ordinal);
        Assert.NotEqual(quarter.West.Key, (await quarter.Report(County.Litter, quarter.Yard)).Place.Cell);
    }

    [Fact]
    public async Task Of_offices_put_under_each_other_at_once_one_is()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var (a, b) = (
            new EntityRef(EntityKind.Department, $"{quarter.Code}-A"),
            new EntityRef(EntityKind.Department, $"{quarter.Code}-B"));
        await quarter.Enter(a, new DepartmentData { Name = "甲" });
        await quarter.Enter(b, new DepartmentData { Name = "乙" });

        var outcomes = await Task.WhenAll(
            Register(quarter, a, new DepartmentData { Name = "甲", Parent = b.Key }),
            Register(quarter, b, new DepartmentData { Name = "乙", Parent = a.Key }));

        Assert.Equal(
            "department.ring", Assert.Single(outcomes, static outcome => outcome.Refusal is not null).Refusal!.Code);
    }

    [Fact]
    public async Task Fronts_entered_at_once_over_each_other_are_one()
    {
        var quarter = await TestNeighbourhood.Open(city);
        var shop = (ShopData)(await quarter.View(quarter.Tea)).Entry!.Data;

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(number =>
            Register(
                quarter,
                new(EntityKind.Shop, $"{quarter.WestStreet.Key}-S9{number}"),
                shop with
                {
                    FromMetres = 200 + number,
                    ToMetres = 220 + number,
                })));

        Assert.Single(outcomes, static outcome => outcome.Value is not null);
        Assert.All(
            outcomes.Where(static outcome => outcome.Value is null),
            static outcome => Assert.Equal("shop.frontOverlap", outcome.Refusal?.Code));
    }

    /// <summary>Fifteen digits of the quarter's own.</summary>
    private static string Chip(TestNeighbourhood quarter, int number) => $"999{quarter.Code[^6..]}{number:000000}";

    private static Task<Outcome<RegisterView>> Register(
        TestNeighbourhood quarter,
        EntityRef entry,
        RegisterData data) => quarter.Ask(grains => grains.GetRegister(entry).Register(new(data, "registrar")));
}
