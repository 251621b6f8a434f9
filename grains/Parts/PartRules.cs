using Grid.Atlas;
using Grid.Foundation;
using Grid.Parties;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Parts;

/// <summary>
/// What the register of parts accepts: a point in the county, a class of its table, and a registered department. Codes
/// are the county's own; one with the digits of the national standard says county and class, and both are so. Pure.
/// </summary>
internal sealed class PartRules : EntryRules<PartData>
{
    public override bool IsRegistered(AtlasMap map, OfficeList offices, EntityRef entry) =>
        map.Part(entry.Key) is not null;

    public override string? Outline(AtlasMap map, EntityRef entry) => null;

    public override IEnumerable<(string Code, string? GeoJson)> OnMap(AtlasMap map) =>
        map.Parts.Select(static part => (part, (string?)null));

    protected override Refusal? Unregistered(PartData data, EntryQuestion asked) =>
        data.Department is not { } department || asked.County.Offices.Has(department)
            ? null
            : Refusal.Unprocessable(
                "part.departmentUnknown",
                $"There is no department '{department}' to answer for the part. Register it first.");

    protected override Refusal? Check(PartData data, PartData? held, EntryQuestion asked) =>
        Geometry(data)
        ?? (data.At != held?.At ? CountyGround.Check(asked.County.Atlas, data.At) : null)
        ?? (data.Class != held?.Class ? CheckClass(data.Class, asked) : null);

    protected override Refusal? Geometry(PartData data) => GeometryRules.CheckPoint(data.At);

    protected override IEnumerable<EntityRef> Names(PartData data) =>
        data.Department is { } department ? [new(EntityKind.Department, department)] : [];

    protected override string? Ground(PartData data) => FormattableString.Invariant(
        $$"""{"type":"Point","coordinates":[{{data.At.Lon}},{{data.At.Lat}}]}""");

    private static Refusal? CheckClass(string @class, EntryQuestion asked)
    {
        var (county, code) = (asked.County, asked.Entry.Key);
        if (!ClassCodes.IsClass(@class))
        {
            return Refusal.Invalid(
                "part.class", $"'{@class}' is no code of a class: {ClassCodes.Expected} are expected.");
        }

        if (!county.Rules.Classes.IsEmpty && !county.Rules.Classes.Has(ClassKind.Part, @class))
        {
            return county.Rules.UnknownClass(ClassKind.Part, @class, asked.Today);
        }

        return !county.Atlas.Codes.IsPart(code, county.Code, @class)
            ? Refusal.Unprocessable(
                "part.code",
                $"The code '{code}' has the digits of GB/T 30428, and they say another county or class than "
                + $"{county.Code} and {@class}. Send the class that they say, or the right code.")
            : null;
    }
}
