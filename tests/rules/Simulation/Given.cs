using Grid.Rulebook;
using Grid.Simulation.Foundation;
using Grid.Simulation.Replay;

namespace Grid.Tests.Simulation;

/// <summary>Makes the reports that the tests begin from.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2019, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static ReplayRow Report(
        int number = 1,
        DateTimeOffset? at = null,
        bool accept = true,
        DateTimeOffset? closedAt = null,
        string channel = "热线电话",
        string closure = "") =>
        new(StableId.Of($"test/{number}"), at ?? Noon, channel, ClassKind.Event, "街面秩序", "店外经营", accept, 120.94, 30.52,
            closedAt, closure, "Sidewalk");

    public static ClassBook Book()
    {
        var book = new ClassBook();
        book.Add(ClassKind.Event, "04-05", "街面秩序", "店外经营", []);
        return book;
    }

    public static Durations Silent { get; } = new([]);
}
