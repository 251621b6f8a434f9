using Grid.Rulebook;

namespace Grid.Names;

/// <summary>How a county calls the codes of its tables.</summary>
/// <param name="Version">The position of its latest table.</param>
/// <param name="Codes">Names that its tables give, in the county's first language.</param>
/// <param name="Words">The rows of its table vocabulary that are in force, then the posts of another time.</param>
[GenerateSerializer, Immutable, Alias("grid.names.county")]
public sealed record CountyNames(
    [property: Id(0)] long Version,
    [property: Id(1)] IReadOnlyList<NamedCode> Codes,
    [property: Id(2)] IReadOnlyList<VocabularyRow> Words);

/// <summary>A code and its name.</summary>
[GenerateSerializer, Immutable, Alias("grid.names.code")]
public sealed record NamedCode(
    [property: Id(0)] CodeSort Sort,
    [property: Id(1)] string Code,
    [property: Id(2)] string Name);

/// <summary>What a registered thing is called.</summary>
/// <param name="Name">Null where it has no name.</param>
/// <param name="County">Code of its county; null for the first county, and for a thing that no register has.</param>
[GenerateSerializer, Immutable, Alias("grid.names.thing")]
public sealed record NamedThing([property: Id(0)] string? Name, [property: Id(1)] string? County);

/// <summary>What a code is of. Numbers are sent: new ones go at the end.</summary>
public enum CodeSort
{
    /// <summary>A class of events.</summary>
    Event = 0,

    /// <summary>A class of parts.</summary>
    Part = 1,

    /// <summary>A row of a table; its name is what the row rests on.</summary>
    Rule = 2,

    /// <summary>An item of the checklists.</summary>
    Item = 3,

    /// <summary>A group of classes of events, as patterns name it: <c>04-*</c>.</summary>
    EventGroup = 4,

    /// <summary>A group of classes of parts.</summary>
    PartGroup = 5,

    /// <summary>A behaviour of the table of articles.</summary>
    Behaviour = 6,

    /// <summary>A kind of documents; its name is the heading of the template.</summary>
    Document = 7,
}
