using System.IO.Hashing;
using System.Runtime.InteropServices;
using Grid.Atlas;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>
/// What an entry may not share with another entry made at the same time: a chip, ground, metres of a street, the line
/// of offices. Two claims meet when they claim the same thing and their rectangles on it overlap.
/// </summary>
/// <param name="Scope">Key of the grain that gives turns: claims that could meet have the same.</param>
/// <param name="Thing">What is claimed.</param>
/// <param name="On">The part of it that is claimed; null for the whole.</param>
[GenerateSerializer, Immutable, Alias("grid.register.claim")]
internal sealed record Claim(
    [property: Id(0)] string Scope,
    [property: Id(1)] string Thing,
    [property: Id(2)] ClaimedPart? On = null)
{
    private const int Shards = 16;

    /// <summary>The claim of an entry; null when it is judged by itself alone.</summary>
    public static Claim? Of(EntityRef entry, RegisterData data) => EntryRules.Of(data)?.Claim(entry, data);

    /// <summary>The fronts along a segment.</summary>
    public static Claim OfFronts(string segment) => OfShared("fronts", segment);

    /// <summary>One of many things that share a few lock grains.</summary>
    public static Claim OfShared(string what, string thing) =>
        new($"{what}/{XxHash32.HashToUInt32(MemoryMarshal.AsBytes(thing.AsSpan())) % Shards}", thing);

    /// <summary>The rectangle round an outline; null, for the whole, where it cannot be read.</summary>
    public static ClaimedPart? Ground(string outline)
    {
        if (GeometryBudget.Check(outline, GeometryBudget.OfPlace) is not null
            || GeoText.Read(outline, out _) is not { IsEmpty: false } geometry)
        {
            return null;
        }

        var box = Box.Of(geometry);
        return new(box.West, box.South, box.East, box.North);
    }

    public bool Meets(Claim other) =>
        Thing == other.Thing && (On is not { } one || other.On is not { } two || one.Overlaps(two));
}

/// <summary>A rectangle of what is claimed: degrees of ground; metres along a street and its side.</summary>
[GenerateSerializer, Immutable, Alias("grid.register.claimed")]
internal readonly record struct ClaimedPart(
    [property: Id(0)] double West,
    [property: Id(1)] double South,
    [property: Id(2)] double East,
    [property: Id(3)] double North)
{
    public bool Overlaps(ClaimedPart other) =>
        West < other.East && other.West < East && South < other.North && other.South < North;
}
