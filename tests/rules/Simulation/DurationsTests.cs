using Grid.Rulebook;
using Grid.Simulation.Foundation;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

public sealed class DurationsTests
{
    private static readonly (ClassKind Kind, string Code) Dogs = (ClassKind.Event, "01-98"),
        Lamps = (ClassKind.Part, "01-37"),
        Stalls = (ClassKind.Event, "04-06");

    [Fact]
    public void A_class_with_enough_samples_speaks_for_itself()
    {
        var durations = new Durations(
        [
            .. Enumerable.Repeat(Took(Dogs, TimeSpan.FromHours(1)), Durations.Enough),
            .. Enumerable.Repeat(Took(Lamps, TimeSpan.FromHours(9)), Durations.Enough),
        ]);

        Assert.Equal(TimeSpan.FromHours(1), Of(durations, Dogs, 1));
        Assert.Equal(TimeSpan.FromHours(9), Of(durations, Lamps, 1));
    }

    [Fact]
    public void A_class_with_few_borrows_from_its_kind()
    {
        var durations = new Durations(
        [
            .. Enumerable.Repeat(Took(Dogs, TimeSpan.FromHours(1)), Durations.Enough),
            .. Enumerable.Repeat(Took(Lamps, TimeSpan.FromHours(9)), Durations.Enough),
        ]);

        Assert.Equal(TimeSpan.FromHours(1), Of(durations, Stalls, 1));
    }

    [Fact]
    public void A_kind_with_few_borrows_from_all()
    {
        var durations = new Durations([Took(Dogs, TimeSpan.FromHours(1))]);

        Assert.Equal(TimeSpan.FromHours(1), Of(durations, Lamps, 1));
    }

    [Fact]
    public void Draws_follow_the_sources_own_distribution()
    {
        var durations = new Durations(Enumerable.Range(1, 100).Select(hours => Took(Dogs, TimeSpan.FromHours(hours))));

        var drawn = Enumerable.Range(0, 2000)
            .Select(i => Of(durations, Dogs, i).TotalHours)
            .ToList();

        Assert.InRange(drawn.Average(), 47, 54);
        Assert.InRange(drawn.Min(), 1, 3);
        Assert.InRange(drawn.Max(), 98, 100);
    }

    [Fact]
    public void A_silent_source_falls_back_on_the_limit_and_one_in_six_is_late()
    {
        var limit = TimeSpan.FromHours(10);

        var drawn = Enumerable.Range(0, 5000)
            .Select(i => Given.Silent.Draw(Dogs.Kind, Dogs.Code, Throw(i), limit))
            .ToList();

        Assert.InRange(drawn.Count(took => took > limit) / 5000.0, 0.145, 0.185);
        Assert.InRange(drawn.Order().ElementAt(2500) / limit, 0.37, 0.43);
    }

    [Fact]
    public void Only_accepted_reports_teach_how_long_a_case_takes()
    {
        var rows = new[]
        {
            Given.Report(1, closedAt: Given.Noon.AddHours(5)),
            Given.Report(2, accept: false, closedAt: Given.Noon.AddHours(500)),
        };

        var durations = Durations.Of(rows, Given.Book());

        Assert.All(
            Enumerable.Range(0, 50), i => Assert.Equal(TimeSpan.FromHours(5), Of(durations, Stalls, i)));
    }

    private static (ClassKind, string?, TimeSpan) Took((ClassKind Kind, string Code) of, TimeSpan took) =>
        (of.Kind, of.Code, took);

    private static TimeSpan Of(Durations durations, (ClassKind Kind, string Code) of, int number) =>
        durations.Draw(of.Kind, of.Code, Throw(number), null);

    private static Draws Throw(int number) => Draws.For(StableId.Of($"draw/{number}"), seed: 1, rework: 0);
}
