using System.Globalization;
using Grid.Atlas;
using Grid.Parties;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>
/// 全覆盖核查: looks at every unit of the map for every duty and reports the units without a holder (三不管), the holders that
/// contend, and appointments to units that are not registered. Pure over the registers of one moment. No finding means:
/// every point of the county resolves to exactly one holder of each duty it has.
/// </summary>
/// <param name="words">Says which posts the county has; null for those of the plan.</param>
internal sealed class CoverageCheck(AtlasMap atlas, PostBook posts, OfficeList offices, Vocabulary? words = null)
{
    private readonly PostHolders holders = new(posts, offices);

    public (IReadOnlyList<PostCoverage> Duties, IReadOnlyList<CoverageItem> Items) On(DateOnly day, Post? only = null)
    {
        var (duties, items) = (new List<PostCoverage>(), new List<CoverageItem>());
        var ground = new Lazy<GroundUnit[]>(() => [.. GroundUnits.Of(atlas)]);
        foreach (var duty in PostScope.RequiredOf(words, day).Where(duty => only is null || only == duty))
        {
            var units = Units(duty, ground).ToArray();
            CoverageItem[] found =
            [
                .. units.Select(unit => Gap(duty, unit, day)).OfType<CoverageItem>(),
                .. Contending(duty, day),
                .. Seams(duty),
                .. Fronts(duty),
                .. Nowhere(duty, day),
            ];
            items.AddRange(
                found
                    .OrderBy(static item => item.Fault)
                    .ThenBy(static item => item.Place.ToString(), StringComparer.Ordinal));
            var gaps = found.Count(static item => item.Fault == CoverageFault.Gap);
            duties.Add(
                new(duty, units.Length, units.Length - gaps, gaps,
                    found.Count(static item => item.Fault == CoverageFault.Overlap),
                    found.Count(static item => item.Fault == CoverageFault.Nowhere)));
        }

        return (duties, items);
    }

    private IEnumerable<GroundUnit> Units(Post duty, Lazy<GroundUnit[]> ground) => duty switch
    {
        _ when duty == Post.Territory => atlas.Subdistricts.Select(static area => new GroundUnit(
            new(EntityKind.Area, area.Code), [new(EntityKind.Area, area.Code)], area.GeoJson)),
        _ when duty == Post.GridMember => ground.Value,
        _ => Kinds.Units.FirstOrDefault(kind => kind.Chief == duty) is { Kind: var kind }
            ? (EntryRules.Of(kind)?.OnMap(atlas) ?? []).Select(thing => One(kind, thing.Code, thing.GeoJson))
            : ground.Value,
    };

    private static GroundUnit One(EntityKind kind, string code, string? outline) =>
        new(new(kind, code), [new(kind, code)], outline);

    /// <summary>A unit without a holder on the day, or in some of its hours; null where there is none.</summary>
    private CoverageItem? Gap(Post duty, GroundUnit unit, DateOnly day)
    {
        if (holders.Of(duty, unit.HeldBy, day) is null)
        {
            return new(
                CoverageFault.Gap, duty, unit.Unit, $"Nobody holds {duty} of {unit.Unit}, nor of anything around it.",
                [], unit.Outline);
        }

        var hours = posts.Stretches(duty, unit.HeldBy, day)
            .Where(stretch => holders.Of(duty, unit.HeldBy, new(day, stretch.Start)) is null)
            .ToList();
        return hours.Count == 0 ? null : new(
            CoverageFault.Gap,
            duty,
            unit.Unit,
            $"Nobody holds {duty} of {unit.Unit} in the hours {string.Join(", ", hours)} of the day, nor of anything "
            + "around it.",
            [],
            unit.Outline,
            hours);
    }

    /// <summary>Two holders of one duty of one unit at one time of a day.</summary>
    private IEnumerable<CoverageItem> Contending(Post duty, DateOnly day) => posts.All
        .Where(appointment => appointment.Data.Duty == duty && appointment.Covers(day))
        .GroupBy(static appointment => appointment.Data.Place)
        .Select(static same =>
            same.OrderByDescending(static one => one.Data.From)
                .ThenBy(static one => one.Code, StringComparer.Ordinal)
                .ToArray())
        .Select(same => same.Where(one => same.Any(other => other.Contends(one, day))).ToArray())
        .Where(static same => same.Length > 0)
        .Select(same => new CoverageItem(
            CoverageFault.Overlap,
            duty,
            same[0].Data.Place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{same.Length} hold {duty} of {same[0].Data.Place}; {same[0].Code}, appointed last, counts. End "
                + $"the others the day before."),
            [.. same.Select(static one => one.Code)],
            OutlineOf(same[0].Data.Place)));

    /// <summary>Ground that two outlines claim, or that lies in the county and in no sub-district.</summary>
    private IEnumerable<CoverageItem> Seams(Post duty) => duty switch
    {
        _ when duty == Post.Territory => GroundUnits
            .Seams(
                atlas.Subdistricts.Select(static area => (new EntityRef(EntityKind.Area, area.Code), area.Shape!)),
                duty)
            .Concat(atlas.Counties.SelectMany(county =>
                GroundUnits.Left(
                    new(EntityKind.Area, county.Code),
                    county.Shape!,
                    atlas.Subdistricts.Select(static area => area.Shape!),
                    duty))),
        _ when duty == Post.GridMember => GroundUnits.Seams(
            atlas.LiveCells().Select(static cell => (new EntityRef(EntityKind.Cell, cell.Code), cell.Shape!)), duty),
        _ => [],
    };

    /// <summary>Fronts of shops that lie over each other.</summary>
    private IEnumerable<CoverageItem> Fronts(Post duty) => duty != Post.ShopChief
        ? []
        : FrontRules.Overlaps(atlas).Select(pair => new CoverageItem(
            CoverageFault.Overlap,
            duty,
            new(EntityKind.Shop, pair.Front.Shop),
            string.Create(
                CultureInfo.InvariantCulture,
                $"The fronts of {pair.Front.Shop} and {pair.Before.Shop} hold the same "
                + $"{Math.Min(pair.Front.To, pair.Before.To) - pair.Front.From:F1} m. Move or close one of them."),
            [],
            atlas.FrontageOf(pair.Front.Shop)));

    private IEnumerable<CoverageItem> Nowhere(Post duty, DateOnly day) =>
        posts
            .All.Where(appointment =>
                appointment.Data.Duty == duty
                && appointment.Covers(day)
                && (!IsRegistered(appointment.Data.Place)
                || (appointment.Data.Office is { } office && !offices.Has(office))))
        .Select(appointment => new CoverageItem(
            CoverageFault.Nowhere,
            duty,
            appointment.Data.Place,
            IsRegistered(appointment.Data.Place)
                ? $"{appointment.Code} names the office '{appointment.Data.Office}', which is not registered."
                : $"{appointment.Code} is to {appointment.Data.Place}, which is not registered.",
            [appointment.Code],
            null));

    private bool IsRegistered(EntityRef place) =>
        EntryRules.Of(place.Kind)?.IsRegistered(atlas, offices, place) ?? false;

    private string? OutlineOf(EntityRef place) => EntryRules.Of(place.Kind)?.Outline(atlas, place);
}
