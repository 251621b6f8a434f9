using Grid.Areas;
using Grid.Atlas;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>
/// Which county an entry belongs to: the one it was entered under before; else the one the caller names; else that of
/// its key, of what it names or of its ground; else the only one. An entry stays with its county, so that a key means
/// one thing in the whole region. Pure.
/// </summary>
/// <param name="Code">Null where no county is named yet, and on the entries of such a city.</param>
internal readonly record struct EntryCounty(string? Code, Refusal? Refusal)
{
    public static EntryCounty Of(Region region, EntityRef entry, RegisterData sent, RegisterData? held)
    {
        if (sent is CountyData)
        {
            return new(entry.Key, null);
        }

        var said = sent.County;
        var keyed = sent switch
        {
            Rulebook.TableData => County.CodeOf(entry),
            AreaData { Area: AreaKind.County } => entry.Key,
            _ => null,
        };
        if (held is not null)
        {
            var owner = held.County ?? region.First.Code;
            return said is null || owner is null || said == owner
                ? new(held.County, null)
                : new(null, Refusal.Conflict(
                    "register.otherCounty",
                    $"{entry} is of county {owner}, and county {said} cannot enter it. Enter yours under a code of "
                    + "its own, or leave county out."));
        }

        if (keyed is not null && said is not null && keyed != said)
        {
            return new(null, Refusal.Invalid(
                "register.county",
                $"{entry} is of county {keyed} by its key, and the county sent is {said}. Send the same, or leave "
                + "county out."));
        }

        if ((keyed ?? said) is { } named)
        {
            return !region.IsNamed || region.Find(named) is not null
                ? new(named, null)
                : new(null, sent is Rulebook.TableData ? NoTable(region, named) : region.Unknown(named));
        }

        return (region.Only ?? Found(region, sent)) is { } county
            ? new(county.Code, null)
            : new(null, Refusal.Unprocessable(
                "register.county",
                $"There are several counties here, and nothing says of which {entry} is. Send county: one of "
                + $"{region.Codes}."));
    }

    private static Refusal NoTable(Region region, string county) => Refusal.Unprocessable(
        "table.county",
        $"A table belongs to a registered county, and '{county}' is none: send one of {region.Codes}, or register it "
        + $"with PUT /v1/counties/{county}.");

    /// <summary>The county of what the entry names, else the county on whose ground it lies.</summary>
    private static County? Found(Region region, RegisterData sent)
    {
        if (EntryRules.Of(sent) is not { } rules)
        {
            return null;
        }

        foreach (var thing in rules.Names(sent))
        {
            if (region.Find(thing) is { } county)
            {
                return county;
            }
        }

        return rules.Ground(sent) is { } outline
            && GeoText.Read(outline, out _) is { IsEmpty: false } geometry
            && geometry.InteriorPoint is var inside
            && region.At(new(inside.X, inside.Y)) is { Located.Place: not null } found
                ? found.County
                : null;
    }
}
