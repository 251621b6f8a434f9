using System.IO.Hashing;
using System.Runtime.InteropServices;
using Grid.Areas;
using Grid.Atlas;
using Grid.Cells;
using Grid.Departments;
using Grid.Dogs;
using Grid.Parties;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Registers;

/// <summary>
/// What an entry may not share with another that is made at the same time: a chip, ground, metres of a street, the line of offices.
/// Two claims meet when they are to one thing and their rectangles on it overlap.
/// </summary>
/// <param name="Scope">Key of the grain that gives turns: claims that could meet have the same.</param>
/// <param name="Thing">What is claimed.</param>
/// <param name="On">Which part of it; null for the whole.</param>
[GenerateSerializer, Immutable, Alias("grid.register.claim")]
internal sealed record Claim([property: Id(0)] string Scope, [property: Id(1)] string Thing, [property: Id(2)] ClaimedPart? On = null)
{
    private const int Shards = 16;

    /// <summary>What an entry claims; null when it is judged by itself alone.</summary>
    public static Claim? Of(PartyRef entry, RegisterData data) => data switch
    {
        DogData { Chip: { } chip } => Sharded("chips", chip),
        CellData cell when entry.Key.Length > CountyDigits => new($"cells/{entry.Key[..CountyDigits]}", "ground", Ground(cell.Geometry)),
        AreaData { Area: AreaKind.County or AreaKind.Subdistrict or AreaKind.Community } => new("areas", "areas"),
        DepartmentData { Parent: not null } => new("offices", "line"),
        ShopData { Closed: false } shop => Sharded("fronts", shop.Segment) with { On = Front(shop) },
        SegmentData => Sharded("fronts", entry.Key),
        _ => null,
    };

    public bool Meets(Claim other) => Thing == other.Thing && (On is not { } one || other.On is not { } two || one.Overlaps(two));

    private const int CountyDigits = 6;

    private static Claim Sharded(string what, string thing) => new($"{what}/{XxHash32.HashToUInt32(MemoryMarshal.AsBytes(thing.AsSpan())) % Shards}", thing);

    private static ClaimedPart? Ground(string outline) => GeometryBudget.Check(outline, GeometryBudget.OfPlace) is null && GeoText.Read(outline, out _) is { IsEmpty: false } geometry && Box.Of(geometry) is var box
        ? new(box.West, box.South, box.East, box.North)
        : null;

    private static ClaimedPart Front(ShopData shop) => shop.Side == "left" ? new(shop.FromMetres, 0, shop.ToMetres, 1) : new(shop.FromMetres, 1, shop.ToMetres, 2);
}

/// <summary>A rectangle of what is claimed: degrees of ground; metres along a street and its side.</summary>
[GenerateSerializer, Immutable, Alias("grid.register.claimed")]
internal readonly record struct ClaimedPart([property: Id(0)] double West, [property: Id(1)] double South, [property: Id(2)] double East, [property: Id(3)] double North)
{
    public bool Overlaps(ClaimedPart other) => West < other.East && other.West < East && South < other.North && other.South < North;
}
