using System.Collections.Frozen;
using System.Reflection;
using Grid.Atlas;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Standing;

namespace Grid.Registers;

/// <summary>
/// What is true of the entries of one kind: which data its register accepts, what an entry claims, which parties it
/// names and where it lies. Each kind that has rules has one class of them, in the folder of the kind. Pure. A column
/// that an entry does not change is not judged again: an older register may hold what is refused today, and its other
/// columns stay correctable.
/// </summary>
internal abstract class EntryRules
{
    private static readonly Lazy<FrozenDictionary<Type, EntryRules>> Known = new(Find);

    /// <summary>The type of the data that the rules judge.</summary>
    public abstract Type Data { get; }

    /// <summary>The rules of a kind; null where its register accepts all data that its form reads.</summary>
    public static EntryRules? Of(EntityKind kind) =>
        Kinds.Find(kind)?.Entry is { } entry ? Known.Value.GetValueOrDefault(entry.Data) : null;

    public static EntryRules? Of(RegisterData data) => Known.Value.GetValueOrDefault(data.GetType());

    /// <summary>The first thing the data names that is not registered, as a refusal; null when all are.</summary>
    public abstract Refusal? Unregistered(RegisterData data, EntryQuestion asked);

    /// <summary>Why the register refuses the data; null when it accepts them.</summary>
    /// <param name="held">What the entry says now; null for a new one.</param>
    public abstract Refusal? Check(RegisterData data, RegisterData? held, EntryQuestion asked);

    /// <summary>Why the data give no valid place; null when they do.</summary>
    public abstract Refusal? CheckGeometry(RegisterData data);

    /// <summary>What the entry may not share with another that is made at the same time; null for nothing.</summary>
    public abstract Claim? Claim(EntityRef entry, RegisterData data);

    /// <summary>The registered things that the data name and that say of which county the entry is.</summary>
    public abstract IEnumerable<EntityRef> Names(RegisterData data);

    /// <summary>The outline or point of the entry as GeoJSON text, which may say of which county it is.</summary>
    public abstract string? Ground(RegisterData data);

    /// <summary>Other parties that hear of the entry.</summary>
    public abstract EntityRef? Keeper(RegisterData data);

    /// <summary>
    /// The data as the register keeps them: what the caller cannot change stays as the entry holds it.
    /// </summary>
    public abstract RegisterData Kept(RegisterData data, RegisterData held, RegisterConsent consent);

    /// <summary>What the rows of standing obligations ask of a party; null for one that owes nothing by itself.
    /// </summary>
    public abstract StandingParty? Standing(EntityRef entry, RegisterData data);

    /// <summary>Where a thing lies for which the map has no layer of its own; null when it lies nowhere.</summary>
    public abstract MapSpot? Spot(RegisterData data);

    /// <summary>Whether a thing is registered and in force.</summary>
    public virtual bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) =>
        map.Find(entry) is { Reach: not null };

    /// <summary>The outline of a thing as GeoJSON text; null where it has none.</summary>
    public virtual string? Outline(AtlasMap map, EntityRef entry) => map.Find(entry)?.GeoJson;

    /// <summary>All things that are registered and in force, by code, each with its outline where it has one.</summary>
    public virtual IEnumerable<(string Code, string? GeoJson)> OnMap(AtlasMap map) =>
        map
            .Things.Where(thing => thing.Entry.Kind.Traits.Entry?.Data == Data)
            .Select(static thing => (thing.Entry.Key, thing.GeoJson));

    private static FrozenDictionary<Type, EntryRules> Find() => Kinds.All
        .Select(static kind => kind.Entry?.Data.Assembly)
        .OfType<Assembly>()
        .Append(typeof(EntryRules).Assembly)
        .Distinct()
        .SelectMany(static assembly => assembly.GetTypes())
        .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(EntryRules)))
        .Select(static type => (EntryRules)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(static rules => rules.Data);
}

/// <summary>An entry that is to be made, and the registers and the day it is judged by.</summary>
/// <param name="Consent">The checks for which the caller answers.</param>
/// <param name="Today">
/// The later of the city's day and the machine's: a replayed city knows entries of days that still come for it.
/// </param>
internal sealed record EntryQuestion(EntityRef Entry, RegisterConsent Consent, County County, DateOnly Today);

/// <summary>
/// The rules of a kind with data of one type. Each method answers as for a kind without that rule, unless it is
/// overridden.
/// </summary>
internal abstract class EntryRules<T> : EntryRules
    where T : RegisterData
{
    public sealed override Type Data => typeof(T);

    public sealed override Refusal? Unregistered(RegisterData data, EntryQuestion asked) =>
        Unregistered((T)data, asked);

    public sealed override Refusal? Check(RegisterData data, RegisterData? held, EntryQuestion asked) =>
        Check((T)data, held as T, asked);

    public sealed override Refusal? CheckGeometry(RegisterData data) => Geometry((T)data);

    public sealed override Claim? Claim(EntityRef entry, RegisterData data) => Claim(entry, (T)data);

    public sealed override IEnumerable<EntityRef> Names(RegisterData data) => Names((T)data);

    public sealed override string? Ground(RegisterData data) => Ground((T)data);

    public sealed override EntityRef? Keeper(RegisterData data) => Keeper((T)data);

    public sealed override RegisterData Kept(RegisterData data, RegisterData held, RegisterConsent consent) =>
        held is T before ? Kept((T)data, before, consent) : data;

    public sealed override StandingParty? Standing(EntityRef entry, RegisterData data) =>
        Standing(entry, (T)data);

    public sealed override MapSpot? Spot(RegisterData data) => Spot((T)data);

    protected virtual Refusal? Unregistered(T data, EntryQuestion asked) => null;

    protected virtual Refusal? Check(T data, T? held, EntryQuestion asked) => Geometry(data);

    protected virtual Refusal? Geometry(T data) => null;

    protected virtual Claim? Claim(EntityRef entry, T data) => null;

    protected virtual IEnumerable<EntityRef> Names(T data) => [];

    protected virtual string? Ground(T data) => null;

    protected virtual EntityRef? Keeper(T data) => null;

    protected virtual T Kept(T data, T held, RegisterConsent consent) => data;

    protected virtual StandingParty? Standing(EntityRef entry, T data) => null;

    protected virtual MapSpot? Spot(T data) => null;
}
