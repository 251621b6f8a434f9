namespace Grid.Chaos.Oracle;

/// <summary>
/// Falsifies a ledger and recomputes every later hash, as a city that loses, repeats or swaps records would keep it.
/// After every run the oracle judges such falsified ledgers, and must find the fault in each.
/// </summary>
internal static class FalsifiedLedger
{
    /// <summary>The record that carries a mark never was.</summary>
    public static Book Loss(Book book, string mark) => Chained(book.Entries.Where(entry => entry.Mark != mark));

    /// <summary>The record that carries a mark is there once more, right behind.</summary>
    public static Book Double(Book book, string mark) =>
        Chained(book.Entries.SelectMany(entry => entry.Mark == mark ? new[] { entry, entry } : [entry]));

    /// <summary>Two records of one source stand in each other's place.</summary>
    public static Book Swap(Book book, string one, string other)
    {
        var (first, second) = (
            book.Entries.First(entry => entry.Mark == one), book.Entries.First(entry => entry.Mark == other));
        return Chained(book.Entries.Select(Swapped));

        Entry Swapped(Entry entry)
        {
            if (entry == first)
            {
                return second;
            }

            return entry == second ? first : entry;
        }
    }

    /// <summary>What can be planted in this record, and whether the judge saw it.</summary>
    public static IEnumerable<(string Fault, bool Seen)> Shown(Book book, IReadOnlyList<Promise> promises)
    {
        var kept = promises.Where(static promise => promise.Ending == Ending.Accepted).ToList();
        var stepped = kept.Where(static promise => promise.Type.StartsWith("case.", StringComparison.Ordinal))
            .GroupBy(static promise => promise.Source)
            .FirstOrDefault(static steps => steps.Count() > 2)
            ?.ToList();
        if (stepped is null)
        {
            yield break;
        }

        yield return ("loss", Sees(Loss(book, stepped[^1].Mark)));
        yield return ("double", Sees(Double(book, stepped[^1].Mark)));
        yield return ("swap", Sees(Swap(book, stepped[^2].Mark, stepped[^1].Mark)));

        bool Sees(Book lie) => Judge.Of(lie, promises).Count > 0;
    }

    /// <summary>Positions, versions, hashes and heads as if the records had come in this order.</summary>
    public static Book Chained(IEnumerable<Entry> entries)
    {
        var heads = new Dictionary<int, Head>();
        var versions = new Dictionary<string, int>();
        var chained = new List<Entry>();
        foreach (var entry in entries)
        {
            var before = heads.GetValueOrDefault(entry.Partition) ?? new(entry.Partition, 0, Chain.Origin);
            versions[entry.Source] = versions.GetValueOrDefault(entry.Source) + 1;
            var moved = entry with { Position = before.Position + 1, Version = versions[entry.Source] };
            moved = moved with { Hash = Chain.Hash(before.Hash, moved) };
            heads[entry.Partition] = new(entry.Partition, moved.Position, moved.Hash);
            chained.Add(moved);
        }

        return new(chained, [.. heads.Values]);
    }
}
