using Grid.Chaos.Counties;

namespace Grid.Chaos.Tests;

/// <summary>What the oracle of counties works out by itself.</summary>
public sealed class CountyCheckTests
{
    private static readonly IReadOnlyList<ZonedCounty> Three =
        ZonedCounty.Three(new(2026, 3, 5, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The 8th of March 2026 begins summer time in New York; the 7th of March is closed there.</summary>
    [Theory]
    [InlineData(0, "2026-03-06T16:00:00+08:00", "2026-03-09T11:00:00+08:00")] // over a weekend
    [InlineData(1, "2026-03-06T16:00:00-05:00", "2026-03-10T11:00:00-04:00")] // over the change of the clock
    [InlineData(2, "2026-03-06T16:00:00+05:45", "2026-03-10T13:30:00+05:45")] // Sunday is worked
    public void Hours_of_work_are_counted_in_the_zone_of_the_county(int county, string from, string due) =>
        Assert.Equal(Time(due), Three[county].Due(Time(from), TimeSpan.Zero));

    [Theory]
    [InlineData(0, "2026-03-06T16:00:00+08:00", "2026-03-09T11:00:00+08:00")]
    [InlineData(1, "2026-03-06T16:00:00-05:00", "2026-03-10T11:00:00-04:00")]
    [InlineData(2, "2026-03-06T16:00:00+05:45", "2026-03-10T13:30:00+05:45")]
    public void Time_that_was_worked_is_no_longer_left(int county, string from, string due)
    {
        var (began, ends) = (Time(from), Time(due));

        Assert.Equal(TimeSpan.FromHours(Three[county].Hours), Three[county].Worked(began, ends));
        Assert.Equal(ends, Three[county].Due(ends, Three[county].Worked(began, ends)));
    }

    [Theory]
    [InlineData("330482", "2026-03-09T11:00:00+08:00", 0)]
    [InlineData("330482", "2026-03-09T10:00:00+08:00", 1)] // by other hours
    [InlineData("095200", "2026-03-09T11:00:00+08:00", 3)] // another county's place, lead and recipient
    public void A_case_that_another_county_answered_is_seen(string county, string due, int wrong)
    {
        var report = new Entry(
            0, 1, "case/1", 1, "case.reported", 0, "x", [$"department/{county}-PW"],
            $$"""
            { "at": "2026-03-06T08:00:00Z", "reportedAt": "2026-03-06T16:00:00+08:00",
              "place": { "point": { "lon": 121.02, "lat": 30.62 }, "county": "{{county}}" }, "limit": { "amount": 5 },
              "duties": [ { "role": "Lead", "party": "department/{{county}}-PW", "due": "{{due}}" } ] }
            """,
            []);

        Assert.Equal(wrong, CountyCheck.Check(new([report], []), Three).Count());
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
