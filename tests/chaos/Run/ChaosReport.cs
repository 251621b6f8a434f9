using System.Globalization;

namespace Grid.Chaos.Run;

/// <summary>What a run came to.</summary>
internal sealed record ChaosReport(
    int Seed,
    IReadOnlyDictionary<string, int> Faults,
    int Kills,
    long Accepted,
    long Refused,
    long Unanswered,
    IReadOnlyList<Finding> Differences)
{
    /// <summary>The one line a run ends with.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"chaos: seed {Seed}, {Faults.Values.Sum()} faults "
        + $"({string.Join(", ", FaultCounts)}), {Kills} kills, acknowledged {Accepted}, refused {Refused}, "
        + $"unanswered {Unanswered}, differences {Differences.Count}");

    private IEnumerable<string> FaultCounts => Faults
        .OrderBy(static fault => fault.Key, StringComparer.Ordinal)
        .Select(static fault => $"{fault.Key} {fault.Value}");
}
