using Grid.Rulebook;
using Grid.Simulation.Foundation;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

public sealed class DurationsTests
{
    private static readonly ClassCode Dogs = new(ClassKind.Event, "01-98");
    private static readonly ClassCode Lamps = new(ClassKind.Part, "01-37");
    private static readonly ClassCode Stalls = new(ClassKind.Event, "04-06");

    [Fact]
    public void A_class_with_enough_samples_speaks_for_itself()
    {
        var durations = new Durations(
        [
            .. Enumerable.Repeat((Dogs, TimeSpan.FromHours(1)), Durations.Enough),
            .. Enumerable.Repeat((Lamps, TimeSpan.FromHours(9)), Durations.Enough),
        ]);

        Assert.Equal(TimeSpan.FromHours(1), durations.Draw(Dogs, Throw(1), null));
        Assert.Equal(TimeSpan.FromHours(9), durations.Draw(Lamps, Throw(1), null));
    }

    [Fact]
    public void A_class_with_few_borrows_from_its_kind()
    {
        var durations = new Durations(
        [
            .. Enumerable.Repeat((Dogs, TimeSpan.FromHours(1)), Durations.Enough),
            .. Enumerable.Repeat((Lamps, TimeSpan.FromHours(9)), Durations.Enough),
        ]);

        Assert.Equal(TimeSpan.FromHours(1), durations.Draw(Stalls, Throw(1), null));
    }

    [Fact]
    public void A_kind_with_few_borrows_from_all()
    {
        var durations = new Durations([(Dogs, TimeSpan.FromHours(1))]);

        Assert.Equal(TimeSpan.FromHours(1), durations.Draw(Lamps, Throw(1), null));
    }

    [Fact]
    public void Draws_follow_the_sources_own_distribution()
    {
        var durations = new Durations(Enumerable.Range(1, 100).Select(hours => (Dogs, TimeSpan.FromHours(hours))));

        var drawn = Enumerable.Range(0, 2000).Select(i => durations.Draw(Dogs, Throw(i), null).TotalHours).ToList();

        Assert.InRange(drawn.Average(), 47, 54);
        Assert.InRange(drawn.Min(), 1, 3);
        Assert.InRange(drawn.Max(), 98, 100);
    }

    [Fact]
    public void A_silent_source_falls_back_on_the_limit_and_one_in_six_is_late()
    {
        var limit = TimeSpan.FromHours(10);

        var drawn = Enumerable.Range(0, 5000).Select(i => Given.Silent.Draw(Dogs, Throw(i), limit)).ToList();

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
            Enumerable.Range(0, 50), i => Assert.Equal(TimeSpan.FromHours(5), durations.Draw(Stalls, Throw(i), null)));
    }

    private static Draws Throw(int number) => Draws.For(StableId.Of($"draw/{number}"), seed: 1, rework: 0);
}
