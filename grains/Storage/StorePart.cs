namespace Grid.Storage;

/// <summary>The parts of a city's store: files of the embedded one, schemas of PostgreSQL.</summary>
internal enum StorePart
{
    /// <summary>The record (台账): all parts but the contacts can be rebuilt from it.</summary>
    Ledger = 0,

    /// <summary>Lists, search and totals: derived from the ledger.</summary>
    ReadModel = 1,

    /// <summary>Snapshots, derived from the ledger, and reminders. In PostgreSQL it lies with the ledger.</summary>
    Grains = 2,

    /// <summary>How to reach reporters and holders, and the city's intentions: no other part holds them.</summary>
    Contacts = 3,
}

/// <summary>How much of a part exists.</summary>
internal enum Presence
{
    Missing = 0,

    /// <summary>A file of no length, a schema without tables.</summary>
    Empty = 1,

    /// <summary>It holds at most the identity of its city, and no data of the city yet.</summary>
    Unborn = 2,

    Kept = 3,
}

/// <summary>The state of one part at a start.</summary>
/// <param name="Name">The part as an operator knows it: <c>ledger.db</c>, <c>schema readmodel</c>.</param>
/// <param name="Remove">What an operator does to remove it: <c>remove readmodel.db</c>.</param>
/// <param name="Identity">
/// The identity of the city it belongs to; null where it has none, as in earlier versions.
/// </param>
/// <param name="Damage">Why it cannot be read; null where it can.</param>
/// <param name="ReadOnly">Whether the city may only read it.</param>
internal sealed record PartState(
    StorePart Part,
    string Name,
    string Remove,
    Presence Presence,
    string? Identity = null,
    string? Damage = null,
    bool ReadOnly = false)
{
    /// <summary>Whether the part exists and holds data of a city.</summary>
    public bool IsKept => Presence == Presence.Kept;
}

/// <summary>A position of the ledger that a part has seen: the ledger must reach as far.</summary>
/// <param name="What">The part that saw it: <c>the lists</c>, <c>a snapshot</c>.</param>
internal readonly record struct Witness(StorePart Part, string What, int Partition, long Position);

/// <summary>The state of a city's store at a start.</summary>
/// <param name="Place">The folder, or the database.</param>
/// <param name="Cut">How many partitions of cases the ledger was cut into at its first start; null before that.</param>
/// <param name="Heads">Where the ledger says that each partition ends.</param>
/// <param name="Ends">The last record that exists of each partition.</param>
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
