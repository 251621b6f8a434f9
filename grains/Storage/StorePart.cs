namespace Grid.Storage;

/// <summary>The parts of a city's store: files of the embedded one, schemas of PostgreSQL.</summary>
internal enum StorePart
{
    /// <summary>The record (台账): everything but the contacts can be made again from it.</summary>
    Ledger = 0,

    /// <summary>Lists, search and totals: made from the ledger.</summary>
    ReadModel = 1,

    /// <summary>Snapshots, made from the ledger, and reminders. In PostgreSQL it lies with the ledger.</summary>
    Grains = 2,

    /// <summary>How to reach reporters and holders, and what the city is about to do: nothing else knows it.</summary>
    Contacts = 3,
}

/// <summary>How much of a part is there.</summary>
internal enum Presence
{
    Missing = 0,

    /// <summary>A file of no length, a schema without tables.</summary>
    Empty = 1,

    /// <summary>It holds the identity of its city, or not even that, and nothing of the city yet.</summary>
    Unborn = 2,

    Kept = 3,
}

/// <summary>What a start finds of one part.</summary>
/// <param name="Name">As an operator knows it: <c>ledger.db</c>, <c>schema readmodel</c>.</param>
/// <param name="Remove">How an operator takes it away: <c>remove readmodel.db</c>.</param>
/// <param name="Identity">Of the city it belongs to; null where it says none, as before there were any.</param>
/// <param name="Damage">Why it cannot be read; null where it can.</param>
/// <param name="ReadOnly">The city may not write it.</param>
internal sealed record PartState(
    StorePart Part,
    string Name,
    string Remove,
    Presence Presence,
    string? Identity = null,
    string? Damage = null,
    bool ReadOnly = false)
{
    /// <summary>It is there and says something of a city.</summary>
    public bool IsKept => Presence == Presence.Kept;
}

/// <summary>A position that a part has seen of the ledger: the ledger must reach as far.</summary>
/// <param name="What">What saw it: <c>the lists</c>, <c>a snapshot</c>.</param>
internal readonly record struct Witness(StorePart Part, string What, int Partition, long Position);

/// <summary>What a start finds of a city's store.</summary>
/// <param name="Place">The folder, or the database.</param>
/// <param name="Cut">How many partitions of cases the ledger was cut into at its first start; null before that.</param>
/// <param name="Heads">Where the ledger says that each partition ends.</param>
/// <param name="Ends">The last record there is of each partition.</param>
internal sealed record StoreState(
    string Place,
    IReadOnlyList<PartState> Parts,
    int? Cut,
    IReadOnlyDictionary<int, long> Heads,
    IReadOnlyDictionary<int, long> Ends,
    IReadOnlyList<Witness> Witnesses)
{
    public PartState? this[StorePart part] => Parts.FirstOrDefault(state => state.Part == part);
}
