using Grid.Storage;

namespace Grid.Ledger;

/// <summary>What the parts of a city's store say of its ledger (decision 0030). Pure.</summary>
internal static class WitnessRules
{
    /// <summary>The highest partition that an anchor or a part of the store knows of.</summary>
    public static int LastPartition(LedgerWitnesses known) =>
        (known.Store?.Witnesses.Select(static witness => witness.Partition) ?? [])
        .Concat(known.Anchors.SelectMany(static anchor => anchor.Partitions.Select(static end => end.Partition)))
        .Append(known.Store?.Cut ?? -1).Max();

    /// <summary>The findings about the store as a whole.</summary>
    public static IEnumerable<LedgerFinding> Whole(LedgerWitnesses known)
    {
        var ledger = known.Store?[StorePart.Ledger];
        foreach (var anchor in known
                .Anchors.Where(anchor => anchor.City is not null && ledger?.Identity is { } city && anchor.City != city)
                .DistinctBy(static anchor => anchor.City))
        {
            yield return LedgerFinding.Whole(
                $"The anchor of {anchor.At:u} is of city {anchor.City}, and this is city {ledger!.Identity}.");
        }

        if (known.Store is not { } store)
        {
            yield break;
        }

        foreach (var part in store.Parts.Where(static part => part.Damage is not null))
        {
            yield return LedgerFinding.Whole(part.Part == StorePart.Ledger
                ? $"{part.Name} is damaged ({OneLine(part.Damage!)}). Keep it aside and put back the latest backup; "
                    + "what can be read is looked at below."
                : $"{part.Name} is damaged ({OneLine(part.Damage!)}). The city says at its start what to do.");
        }

        if (ledger is null or { IsKept: false, Damage: null, ReadOnly: false })
        {
            yield return LedgerFinding.Whole(
                $"{ledger?.Name ?? "The ledger"} is missing or empty. Put back the latest backup.");
        }

        if (ledger is { IsKept: true, Damage: null } && store.Cut is null)
        {
            yield return LedgerFinding.Whole($"{ledger.Name} no longer says into how many partitions it was cut.");
        }

        foreach (var partition in store.Heads.Keys.Where(partition => partition > store.Cut))
        {
            yield return new(partition, 0, $"There is no such partition: the ledger was cut into 0 to {store.Cut}.");
        }

        foreach (var part in store.Parts.Where(part =>
                part.Identity is not null && ledger?.Identity is not null && part.Identity != ledger.Identity))
        {
            yield return LedgerFinding.Whole(
                $"{part.Name} is of city {part.Identity}, and {ledger!.Name} of city {ledger.Identity}.");
        }
    }

    /// <summary>The parts that saw records beyond the last record of the ledger, each once.</summary>
    public static IEnumerable<LedgerFinding> Beyond(int partition, long last, LedgerWitnesses known) =>
        (known.Store?.Witnesses ?? [])
        .Where(witness => witness.Partition == partition && witness.Position > last)
        .OrderByDescending(static witness => witness.Position)
        .DistinctBy(static witness => (witness.Part, witness.What))
        .Select(witness => new LedgerFinding(
            partition,
            last + 1,
            $"The records up to {witness.Position} are missing: {known.Store![witness.Part]?.Name ?? "the ledger"} "
            + $"has {witness.What} there."));

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
}
