using Grid.Gateway.Foundation;

namespace Grid.Gateway.Cases;

/// <summary>What an erasure says in its query: who has it done, and why.</summary>
internal static class Erasures
{
    private const int LongestBy = 64, LongestReason = 500;

    public static List<Fault> Check(string? by, string? reason)
    {
        var faults = new List<Fault>();
        if (string.IsNullOrWhiteSpace(by))
        {
            faults.Add(new("by", "case.byMissing", "An erasure says who has it done: send by, an officer's code."));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            faults.Add(new("reason", "case.reasonMissing", "An erasure says why: send reason."));
        }

        Texts.Check(faults, "case", "by", by, LongestBy);
        Texts.Check(faults, "case", "reason", reason, LongestReason);
        return faults;
    }
}
