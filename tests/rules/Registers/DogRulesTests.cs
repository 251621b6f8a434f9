using System.Globalization;
using Grid.Departments;
using Grid.Dogs;
using Grid.Posts;
using Grid.Rulebook;
using Grid.Tests.Rulebook;

namespace Grid.Tests.Registers;

public sealed class DogRulesTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("999518935898490", null)]
    [InlineData(null, null)]
    [InlineData("9.99519E+14", "dog.chip")]
    [InlineData("99951893589849", "dog.chip")]
    [InlineData("9995189358984900", "dog.chip")]
    [InlineData("９９９５１８９３５８９８４９０", "dog.chip")]
    [InlineData("'99951893589849", "dog.chip")]
    public void A_chip_is_fifteen_digits(string? chip, string? code) =>
        Assert.Equal(code, DogRules.Check(new DogData { Household = "H", Chip = chip }, null, Today)?.Code);

    [Theory] // dogs.json: dog-licence-twelve-years, dog-licence-from-leap-day
    [InlineData("2019-08-01", "2031-07-31", "dog.term")]
    [InlineData("2019-08-01", "2020-08-02", "dog.term")]
    [InlineData("2019-08-01", "2020-08-01", null)]
    [InlineData("2020-02-29", "2021-02-28", null)]
    [InlineData("2020-02-29", "2021-03-01", "dog.term")]
    [InlineData("2019-06-30", "2031-07-31", null)] // before the regulation
    public async Task A_licence_holds_for_one_year(string from, string until, string? code)
    {
        var dog = new DogData
        {
            Household = "H",
            LicensedFrom = DateOnly.Parse(from, CultureInfo.InvariantCulture),
            LicensedUntil = DateOnly.Parse(until, CultureInfo.InvariantCulture),
        };

        var practice = (await HaiyanBook.Rules()).Practice;
        var refusal = DogRules.CheckTerm(dog, null, practice);

        Assert.Equal(code, refusal?.Code);
        Assert.Equal(code is null ? null : "嘉兴市养犬管理条例 第十一条", refusal?.Clause);
        Assert.Null(DogRules.CheckTerm(dog, dog, practice)); // what is held is not judged again
        Assert.Null(DogRules.CheckTerm(dog, null, PracticeList.Empty));
    }

    [Fact]
    public void What_an_older_register_holds_stays_correctable()
    {
        var held = new DogData
        {
            Household = "H",
            Chip = "9.99519E+14",
            BirthYear = 2919,
            LicensedFrom = new(2020, 2, 1),
            LicensedUntil = new(2020, 1, 1),
        };

        Assert.Null(DogRules.Check(held with { VaccinatedUntil = new(2026, 12, 1) }, held, Today));
        Assert.Equal("dog.chip", DogRules.Check(held with { Chip = "9.99519E+15" }, held, Today)?.Code);
    }

    [Fact]
    public void Days_and_years_are_those_a_dog_can_have()
    {
        var dog = new DogData
        {
            Household = "H",
            BirthYear = 2020,
            LicensedFrom = new(2026, 1, 1),
            LicensedUntil = new(2026, 12, 31),
            VaccinatedUntil = new(2027, 1, 1),
        };

        Assert.Null(DogRules.Check(dog, null, Today));
        Assert.Equal("dog.birthYear", DogRules.Check(dog with { BirthYear = 2027 }, null, Today)?.Code);
        Assert.Equal("dog.birthYear", DogRules.Check(dog with { BirthYear = -5 }, null, Today)?.Code);
        Assert.Equal("dog.date", DogRules.Check(dog with { VaccinatedUntil = new(1899, 12, 30) }, null, Today)?.Code);
        Assert.Equal("dog.date", DogRules.Check(dog with { LicensedUntil = new(9999, 12, 31) }, null, Today)?.Code);
        Assert.Equal("dog.period", DogRules.Check(dog with { LicensedUntil = new(2025, 12, 31) }, null, Today)?.Code);
    }

    [Fact]
    public void A_chip_is_one_dogs_until_that_dog_has_lost_it()
    {
        const string chip = "999518935898490";
        var chips = ChipBook.Empty.With([("A", chip)]);

        Assert.Null(DogRules.CheckChip("A", chip, chips));
        var refusal = DogRules.CheckChip("B", chip, chips);
        Assert.Equal("dog.chipTaken", refusal?.Code);
        Assert.Contains("dog A", refusal!.Message, StringComparison.Ordinal);
        Assert.Null(DogRules.CheckChip("B", chip, chips.With([("A", null)])));
        Assert.Null(DogRules.CheckChip("B", chip, chips.With([("A", "999518935898491")])));
        Assert.Equal("B", chips.With([("A", null), ("B", chip)]).DogOf(chip));
        Assert.Equal("A", chips.With([("B", chip)]).DogOf(chip));
    }

    [Fact]
    public void No_department_stands_above_itself()
    {
        var offices = OfficeList.Empty.With([
            KeyValuePair.Create("A", new DepartmentData { Name = "a", Parent = "B" }),
            KeyValuePair.Create("B", new DepartmentData { Name = "b" }),
            KeyValuePair.Create("C", new DepartmentData { Name = "c", Parent = "A" }),
        ]);

        Assert.Null(DepartmentRules.Check("B", new() { Name = "b", Parent = "not yet registered" }, offices));
        Assert.Equal("department.ring", DepartmentRules.Check("A", new() { Name = "a", Parent = "A" }, offices)?.Code);
        var ring = DepartmentRules.Check("B", new() { Name = "b", Parent = "C" }, offices);
        Assert.Equal("department.ring", ring?.Code);
        Assert.Contains("B under C under A under B", ring!.Message, StringComparison.Ordinal);
    }
}
