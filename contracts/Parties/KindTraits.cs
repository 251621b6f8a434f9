using Grid.Places;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Parties;

/// <summary>What is true of every thing of one kind: a row of <see cref="Kinds"/>.</summary>
/// <param name="Kind">Its number, which is stored and sent.</param>
/// <param name="Word">
/// Its word in texts and keys: <c>segment</c>. Also the type of its grain and the name of its data.
/// </param>
/// <param name="Chinese">What the county calls it.</param>
/// <param name="Entry">
/// What its register is made of; null where it has no register and its own events are its record.
/// </param>
/// <param name="Worklist">Who keeps the list of what it owes.</param>
/// <param name="Map">What the map of the city keeps of its entries.</param>
/// <param name="Remembers">Whether it remembers complaints and problems that come again.</param>
/// <param name="Chief">
/// The post that stands for it, to which appointments are made there; null where there is none.
/// </param>
/// <param name="Unit">The key of the one a place lies in or at; null where a place has no such unit.</param>
public sealed record KindTraits(
    EntityKind Kind,
    string Word,
    string Chinese,
    EntryTypes? Entry,
    Worklist Worklist,
    MapUse Map,
    bool Remembers,
    Post? Chief,
    Func<Place, string?>? Unit)
{
    /// <summary>The type of the grain that bears a thing of this kind.</summary>
    public GrainType GrainType { get; } = GrainType.Create(Word);

    /// <summary>Whether it is a party (责任主体): it can owe something.</summary>
    public bool Owes => Worklist != Worklist.None;

    /// <summary>Whether its own events are its record, so that no other copy of what it knows is kept.</summary>
    public bool IsOwnRecord => Entry is null;

    /// <summary>Whether the fan-out delivers to it what the ledger records of others.</summary>
    public bool Hears => Owes || IsOwnRecord;
}

/// <summary>
/// What a register is made of: the interface of the grain that keeps an entry, and the data of an entry.
/// </summary>
public sealed record EntryTypes(Type Grain, Type Data)
{
    /// <summary>The types of a kind, held to what a register needs.</summary>
    public static EntryTypes Of<TGrain, TData>()
        where TGrain : IRegisterGrain
        where TData : RegisterData => new(typeof(TGrain), typeof(TData));
}

/// <summary>Who keeps the list of what a party owes.</summary>
public enum Worklist
{
    /// <summary>Nobody: it owes nothing.</summary>
    None = 0,

    /// <summary>The grain of the party.</summary>
    Own = 1,

    /// <summary>The read model: the party answers for more cases than one grain should hold.</summary>
    ReadModel = 2,
}

/// <summary>What the map of the city keeps of the entries of a kind.</summary>
public enum MapUse
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What other entries are judged by. An entry is answered before the map has it.</summary>
    Known = 1,

    /// <summary>What is found there. An entry is answered once the map of its silo shows it.</summary>
    Shown = 2,
}
