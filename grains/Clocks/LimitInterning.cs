using System.Collections.Concurrent;
using Grid.Cases;

namespace Grid.Clocks;

/// <summary>Keeps one copy of each limit: most of a million cases share a few hundred limits.</summary>
internal static class LimitInterning
{
    private static readonly ConcurrentDictionary<CaseLimit, CaseLimit> Limits = new();

    public static CaseLimit Of(CaseLimit limit) => Limits.GetOrAdd(limit, limit);
}
