using Grid.Places;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Parties;

/// <summary>What is true of every thing of one kind: a row of <see cref="Kinds"/>.</summary>
/// <param name="Kind">Its number, which is stored and sent.</param>
/// <param name="Word">
/// Its word in texts and keys: <c>segment</c>. Also the type of its grain and the name of its data.
/// </param>
/// <param name="Chinese">The county's word for it.</param>
/// <param name="Entry">
/// The types of its register; null where it has no register and its own events are its record.
/// </param>
/// <param name="Worklist">Which component keeps the list of what it owes.</param>
/// <param name="Map">What the map of the city keeps of its entries.</param>
/// <param name="Remembers">Whether it remembers complaints and problems that come again.</param>
/// <param name="Chief">
/// The post of its chief, to which appointments are made there; null where there is none.
/// </param>
/// <param name="Unit">Reads from a place the key of its unit of this kind; null where a place has no such unit.</param>
/// <param name="IsKeyAlone">
/// Whether a thing of this kind is known by its key alone: it has no register, no record and no grain of its own.
/// </param>
public sealed record KindTraits(
    EntityKind Kind,
    string Word,
    string Chinese,
    EntryTypes? Entry,
    Worklist Worklist,
    MapUse Map,
    bool Remembers,
    Post? Chief,
    Func<Place, string?>? Unit,
    bool IsKeyAlone = false)
{
    /// <summary>The type of the grain of a thing of this kind.</summary>
    public GrainType GrainType { get; } = GrainType.Create(Word);

    /// <summary>Whether it is a party (责任主体): it can owe something.</summary>
    public bool Owes => Worklist != Worklist.None;

    /// <summary>Whether its own events are its record, so that no register keeps a copy of it.</summary>
    public bool IsOwnRecord => Entry is null && !IsKeyAlone;

    /// <summary>Whether the fan-out delivers to it the records of other things.</summary>
    public bool Hears => Owes || IsOwnRecord;
}

/// <summary>
/// The types of a register: the interface of the grain that keeps an entry, and the data of an entry.
/// </summary>
public sealed record EntryTypes(Type Grain, Type Data)
{
    /// <summary>The types of a kind; the compiler checks what a register needs.</summary>
    public static EntryTypes Of<TGrain, TData>()
        where TGrain : IRegisterGrain
        where TData : RegisterData => new(typeof(TGrain), typeof(TData));
}

/// <summary>Which component keeps the list of what a party owes.</summary>
public enum Worklist
{
    /// <summary>No component: the kind owes nothing.</summary>
    None = 0,

    /// <summary>The grain of the party keeps it.</summary>
    Own = 1,

    /// <summary>The read model keeps it: the party answers for more cases than one grain should hold.</summary>
    ReadModel = 2,
}

/// <summary>What the map of the city keeps of the entries of a kind.</summary>
public enum MapUse
{
    /// <summary>The map keeps nothing of them.</summary>
    None = 0,

    /// <summary>
    /// The map keeps what the city checks other entries against. A register answers before the map has an entry.
    /// </summary>
    Known = 1,

    /// <summary>
    /// The map shows the entry to callers. A register answers once the map of its silo shows the entry.
    /// </summary>
    Shown = 2,
}
