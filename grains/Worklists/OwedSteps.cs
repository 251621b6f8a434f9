using System.Collections.Immutable;

namespace Grid.Worklists;

/// <summary>
/// The steps that posts owe, by post and by unit, those due first before the others. A change of a case and a page of a
/// list cost the same however many cases there are, but for the depth of a tree.
/// </summary>
internal sealed class OwedSteps
{
    private readonly Dictionary<Guid, (string County, IReadOnlyList<DueStep> Steps)> byCase = [];
    private readonly Dictionary<StepGroup, ImmutableSortedSet<DueStep>.Builder> groups = [];

    /// <summary>What posts owe of a case from now on.</summary>
    public void Set(Guid id, string county, IReadOnlyList<DueStep> steps)
    {
        if (byCase.Remove(id, out var before))
        {
            if (before.County == county && before.Steps.SequenceEqual(steps))
            {
                byCase.Add(id, before);
                return;
            }

            foreach (var step in before.Steps)
            {
                Take(before.County, step);
            }
        }

        if (steps.Count == 0)
        {
            return;
        }

        byCase.Add(id, (county, steps));
        foreach (var step in steps)
        {
            foreach (var group in StepGroup.Of(county, step))
            {
                if (!groups.TryGetValue(group, out var held))
                {
                    groups.Add(group, held = ImmutableSortedSet.CreateBuilder<DueStep>());
                }

                held.Add(step);
            }
        }
    }

    /// <summary>Whether posts owe anything of a case.</summary>
    public bool Has(Guid id) => byCase.ContainsKey(id);

    /// <summary>A page of what is due in a group.</summary>
    /// <param name="after">The last step of the page before; null for the first page.</param>
    public (long Total, long Late, IReadOnlyList<DueStep> Items) Of(
        StepGroup group, DateTimeOffset now, DueStep? after, int most)
    {
        if (!groups.TryGetValue(group, out var held))
        {
            return (0, 0, []);
        }

        var first = after is null ? 0 : Rank(held, after);
        first += after is not null && first < held.Count && held[first].CompareTo(after) == 0 ? 1 : 0;
        return (
            held.Count,
            Rank(held, DueStep.At(now)),
            [.. Enumerable.Range(first, Math.Clamp(held.Count - first, 0, most)).Select(at => held[at])]);
    }

    private static int Rank(ImmutableSortedSet<DueStep>.Builder held, DueStep step) =>
        held.IndexOf(step) is var at && at < 0 ? ~at : at;

    private void Take(string county, DueStep step)
    {
        foreach (var group in StepGroup.Of(county, step))
        {
            if (groups.TryGetValue(group, out var held) && held.Remove(step) && held.Count == 0)
            {
                groups.Remove(group);
            }
        }
    }
}
