namespace Grid.Storage;

/// <summary>
/// Decides whether a city can start on its store: all parts belong to one city, no part is missing that cannot be
/// rebuilt, and the ledger reaches as far as everything derived from it. Pure.
/// </summary>
internal static class StartRules
{
    /// <param name="partitions">Partitions of cases, as configured.</param>
    /// <param name="remade">A part that is about to be rebuilt from the ledger: its state does not count.</param>
    public static StartDecision Decide(StoreState state, int partitions, StorePart? remade = null)
    {
        var sentence = Unusable(state);
        if (state.Parts.Any(static part => part.IsKept))
        {
            sentence ??= Ledger(state, partitions) ?? Beyond(state, remade) ?? Foreign(state, remade) ?? Lost(state);
        }

        return sentence is not null
            ? StartDecision.Refuse($"The city in {state.Place} does not start: {sentence}")
            : new(null, Identities(state).FirstOrDefault(), [.. Notes(state)]);
    }

    /// <summary>
    /// The identities in the parts, the ledger's first. An unborn part has its identity from a start that broke off, so
    /// it does not count.
    /// </summary>
    private static IEnumerable<string> Identities(StoreState state) => state.Parts
        .Where(static part => part is { IsKept: true, Identity: not null })
        .OrderBy(static part => part.Part)
        .Select(static part => part.Identity!);

    private static string? Unusable(StoreState state)
    {
        if (state.Parts.FirstOrDefault(static part => part.ReadOnly) is { } closed)
        {
            return $"{closed.Name} is read-only; give the account that runs the city the right to write it.";
        }

        if (state.Parts.FirstOrDefault(static part => part.Damage is not null) is not { } broken)
        {
            return null;
        }

        const string aside = "keep it aside and put back the latest backup";
        return $"{broken.Name} is damaged ({broken.Damage}); " + broken.Part switch
        {
            StorePart.Ledger => $"{aside}; ledger verify says how far the damaged one can be read.",
            StorePart.Contacts => $"{aside}, or begin without contacts: {NoContacts(broken)}.",
            _ => $"{broken.Remove}, and the city makes it again from the ledger.",
        };
    }

    private static string? Ledger(StoreState state, int partitions)
    {
        var ledger = state[StorePart.Ledger]!;
        if (!ledger.IsKept)
        {
            var others = string.Join(
                ", ", state.Parts.Where(static part => part.IsKept).Select(static part => part.Name));
            return $"{ledger.Name} is missing, the record of {others}; put it back, or move the rest away to begin a "
                + "new city.";
        }

        if (state.Cut is { } cut && cut != partitions)
        {
            return $"its ledger was cut into {cut} partitions at its first start, and stays so; set "
                + $"Grid__Ledger__Partitions={cut} (it is {partitions}).";
        }

        foreach (var partition in state.Heads.Keys.Union(state.Ends.Keys).Order())
        {
            var (head, end) = (state.Heads.GetValueOrDefault(partition), state.Ends.GetValueOrDefault(partition));
            if (head != end)
            {
                return $"partition {partition} of {ledger.Name} ends at {end} and its head says {head}, so records "
                    + "were "
                    + "taken away or added past the city; put back the latest backup (ledger verify names the first "
                    + "record that is off).";
            }
        }

        return null;
    }

    private static string? Beyond(StoreState state, StorePart? remade)
    {
        var ledger = state[StorePart.Ledger]!;
        var witnesses = state.Witnesses.Where(witness => witness.Part != remade);
        foreach (var witness in witnesses.OrderBy(static witness => witness.Part))
        {
            var end = state.Heads.GetValueOrDefault(witness.Partition);
            if (witness.Position <= end)
            {
                continue;
            }

            var part = state[witness.Part] ?? ledger;
            var found = $"{part.Name} has {witness.What} at {witness.Partition}:{witness.Position}, and partition "
                + $"{witness.Partition} of {ledger.Name} ends at {end}";
            return part.Part == StorePart.Ledger
                ? $"{found}, so its end was cut off; put back the latest backup."
                : $"{found}, so the ledger is the older of the two; put back the ledger that belongs to it, or, "
                    + "where that is "
                    + $"lost, {part.Remove}, and the city makes it again from the ledger.";
        }

        return null;
    }

    private static string? Foreign(StoreState state, StorePart? remade)
    {
        var ledger = state[StorePart.Ledger]!;
        var others = state.Parts
            .Where(part => part.IsKept && part.Part != StorePart.Ledger && part.Part != remade)
            .ToList();
        if (ledger.Identity is null)
        {
            var said = others.Where(static part => part.Identity is not null).DistinctBy(static part => part.Identity);
            return said.Take(2).ToList() is [var one, var other]
                ? $"{one.Name} is of city {one.Identity} and {other.Name} of city {other.Identity}; put back files "
                    + "of one city."
                : null;
        }

        if (others.FirstOrDefault(part => part.Identity != ledger.Identity) is not { } foreign)
        {
            return null;
        }

        var whose = foreign.Identity is { } its ? $"is of city {its}" : "says of no city that it belongs to it";
        var remedy = foreign.Part == StorePart.Contacts
            ? ""
            : $", or {foreign.Remove}, and the city makes it again from the ledger";
        return $"{foreign.Name} {whose}, and {ledger.Name} is of city {ledger.Identity}; put back the one that "
            + "belongs to "
            + $"this ledger{remedy}.";
    }

    /// <summary>Earlier versions had no separate part for contacts, and no identity.</summary>
    private static string? Lost(StoreState state) =>
        state[StorePart.Ledger]!.Identity is not null
        && state[StorePart.Contacts] is { Presence: Presence.Missing } contacts
            ? $"{contacts.Name} is missing, which nothing can make again; put it back, or begin without contacts: "
                + $"{NoContacts(contacts)}."
            : null;

    private static IEnumerable<string> Notes(StoreState state)
    {
        if (!state[StorePart.Ledger]!.IsKept)
        {
            yield break; // a new city
        }

        foreach (var part in state.Parts.Where(static part => part.Presence is Presence.Missing or Presence.Empty))
        {
            if (part.Part == StorePart.Contacts)
            {
                if (part.Presence == Presence.Empty)
                {
                    yield return $"{part.Name} is empty: how to reach reporters and holders is lost, as is a re-cut "
                        + "that was "
                        + "under way";
                }
            }
            else
            {
                yield return $"{part.Name} is missing: it is made again from the ledger";
            }
        }
    }

    private static string NoContacts(PartState contacts) => contacts.Name.EndsWith(".db", StringComparison.Ordinal)
        ? $"put an empty file {contacts.Name} in its place"
        : $"make an empty {contacts.Name}";
}

/// <summary>The decision of a start on what it found.</summary>
/// <param name="Refusal">Why the city does not start, in one sentence with what to do; null when it does.</param>
/// <param name="Identity">The identity of the city; null for a city that has none yet.</param>
/// <param name="Notes">The parts that are rebuilt, to be logged.</param>
internal sealed record StartDecision(string? Refusal, string? Identity, IReadOnlyList<string> Notes)
{
    public static StartDecision Refuse(string sentence) => new(sentence, null, []);
}
