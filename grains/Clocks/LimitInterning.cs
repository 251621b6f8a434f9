using System.Collections.Concurrent;
using Grid.Cases;

namespace Grid.Clocks;

/// <summary>One copy of each limit a rulebook has: of a million cases most share a few hundred.</summary>
internal static class LimitInterning
{
    private static readonly ConcurrentDictionary<CaseLimit, CaseLimit> Limits = new();

    public static CaseLimit Of(CaseLimit limit) => Limits.GetOrAdd(limit, limit);
}
