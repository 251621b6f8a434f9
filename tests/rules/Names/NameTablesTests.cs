using Grid.Names;

namespace Grid.Tests.Names;

/// <summary>A code has the name that is in force.</summary>
public sealed class NameTablesTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    [Fact]
    public void A_name_that_is_in_force_goes_before_an_older_one_and_one_to_come() => Assert.Equal(
        [new(CodeSort.Event, "A", "now"), new(CodeSort.Event, "B", "gone")],
        TableNames.On(
            [
                new(CodeSort.Event, "A", "before", Day.AddYears(-2), Day.AddYears(-1)),
                new(CodeSort.Event, "A", "now", Day.AddYears(-1).AddDays(1), Day),
                new(CodeSort.Event, "A", "soon", Day.AddDays(1), null),
                new(CodeSort.Event, "B", "gone", Day.AddYears(-2), Day.AddYears(-1)),
                new(CodeSort.Event, "B", "soon", Day.AddDays(1), null),
            ],
            Day));
}
