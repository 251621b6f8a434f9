using Grid.Areas;
using Grid.Atlas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Foundation;
using Grid.Parties;
using Grid.Patrols;
using Grid.Roads;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Registers;

/// <summary>
/// Whether an entry fits beside what is registered. Pure. What an entry does not change is not judged again: an older register may
/// hold what is refused today, and its other columns stay correctable.
/// </summary>
internal static class RegisterChecks
{
    /// <param name="held">What the entry says now; null for a new one.</param>
    /// <param name="data">What it is to say; sound by itself.</param>
    /// <param name="today">The later of the city's day and the machine's: a replayed city knows what comes.</param>
    public static Refusal? Check(
        PartyRef entry,
        RegisterData? held,
        RegisterData data,
        RegisterConsent consent,
        County county,
        DateOnly today) => data switch
    {
        AreaData area when held is not AreaData before || (before.Geometry, before.Retired, before.Area) != (area.Geometry, area.Retired, area.Area) =>
            AreaRules.Check(county.Atlas, entry.Key, area),
        CellData cell => Check(entry.Key, held as CellData, cell, consent, county.Atlas),
        SegmentData segment when (held as SegmentData)?.Geometry != segment.Geometry =>
            CountyGround.Check(county.Atlas, segment.Geometry)
            ?? (consent.HasFlag(RegisterConsent.FrontsMove)
                ? null
                : FrontRules.Check(county.Atlas, entry.Key, segment)),
        RoadData { Geometry: { } line } when (held as RoadData)?.Geometry != line =>
            CountyGround.Check(county.Atlas, line),
        BuildingData building when (held as BuildingData)?.Geometry != building.Geometry =>
            CountyGround.Check(county.Atlas, building.Geometry),
        ShopData shop when Front(held as ShopData) != Front(shop) => FrontRules.Check(county.Atlas, entry.Key, shop),
        DogData dog => Check(entry.Key, held as DogData, dog, county, today),
        DepartmentData department when (held as DepartmentData)?.Parent != department.Parent =>
            DepartmentRules.Check(entry.Key, department, county.Offices),
        BeatData beat => beat.Points
            .Select(point => CountyGround.Check(county.Atlas, point.At))
            .FirstOrDefault(static outside => outside is not null),
        _ => null,
    };

    /// <summary>What the door cannot send stays as it is: a cell's successors are a re-cut's to set.</summary>
    public static RegisterData Kept(RegisterData? held, Register command) =>
        command.Data is CellData cell && held is CellData before && !command.Consent.HasFlag(RegisterConsent.Surveyed)
            ? cell with { Successors = before.Successors }
            : command.Data;

    private static Refusal? Check(string code, CellData? held, CellData cell, RegisterConsent consent, AtlasMap map)
    {
        if (consent.HasFlag(RegisterConsent.Surveyed))
        {
            return null; // the re-cut looked at all its cells together
        }

        return held is not null && held.IsRetired(code) ? CellRules.CheckRetired(code, held)
            : held?.Geometry == cell.Geometry ? null
            : CellRules.Check(map, code, cell);
    }

    private static Refusal? Check(string code, DogData? held, DogData dog, County county, DateOnly today) =>
        DogRules.Check(dog, held, today)
        ?? (dog.Chip is { } chip && chip != held?.Chip ? DogRules.CheckChip(code, chip, county.Chips) : null)
        ?? (dog.Home is { } home && home != held?.Home ? CountyGround.Check(county.Atlas, home) : null);

    private static (string? Segment, string? Side, double? From, double? To, bool? Closed) Front(ShopData? shop) =>
        (shop?.Segment, shop?.Side, shop?.FromMetres, shop?.ToMetres, shop?.Closed);
}
