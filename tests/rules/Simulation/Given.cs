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
        string closure = "",
        string small = "店外经营",
        SourcePlace? where = null,
        string ownNumber = "",
        DateTimeOffset? due = null) =>
        new(StableId.Of($"test/{number}"), at ?? Noon, channel, ClassKind.Event, "街面秩序", small, accept,
            where ?? new(new(120.94, 30.52)), closedAt, closure, "Sidewalk", ownNumber, SourceDue: due);

    /// <summary>Whether the county has it verified: all but what its own patrols find.</summary>
    public static bool Verifies(CaseLog log) => log.Channel != "巡查发现";

    public static ClassBook Book()
    {
        var book = new ClassBook();
        book.Add(ClassKind.Event, "04-05", "街面秩序", "店外经营", []);
        return book;
    }

    public static Draws Draws { get; } = Draws.For(StableId.Of("x"), 1, 0);

    public static Durations Silent { get; } = new([]);
}
