using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;
using Microsoft.AspNetCore.Mvc;

namespace Grid.Gateway.Changes;

/// <summary>Which changes a reader asks for; all of them together, none for everything.</summary>
internal sealed record ChangeFilters
{
    /// <summary>A recipient of the record: kind/key, department/‹department›.</summary>
    public string? Party { get; init; }

    /// <summary>Code of the county in which the case lies.</summary>
    public string? County { get; init; }

    /// <summary>Code of the prefecture in which the case lies.</summary>
    public string? Prefecture { get; init; }

    /// <summary>Code of the sub-district or the community in which the case lies.</summary>
    public string? Territory { get; init; }

    /// <summary>A class by its code, or all whose codes begin alike: 04-*.</summary>
    [FromQuery(Name = "class")] public string? Class { get; init; }

    /// <summary>Id of a case.</summary>
    public Guid? Case { get; init; }

    public async ValueTask<ChangeFilter> Read(KnownCounties counties, List<Fault> faults)
    {
        var within = await counties.Narrowing(County, Prefecture, faults);
        EntityRef? party = null;
        if (!string.IsNullOrWhiteSpace(Party))
        {
            if (EntityRef.TryParse(Party, out var named) && Texts.IsKey(named.Key))
            {
                party = RegisterForms.Normal(named);
            }
            else
            {
                faults.Add(new(
                    "party", "query.party", $"party '{Party}' names nobody; send kind/key, segment/‹segment›."));
            }
        }

        if (!string.IsNullOrWhiteSpace(Territory) && !Texts.IsKey(Territory))
        {
            faults.Add(new(
                "territory",
                "query.territory",
                $"territory '{Territory}' cannot be used; send the code of a sub-district or a community."));
        }

        if (!string.IsNullOrWhiteSpace(Class) && !ClassCodes.IsPattern(Class))
        {
            faults.Add(new(
                "class",
                "query.class",
                $"class '{Class}' cannot be used; send the code of a class, or a beginning and -* for all."));
        }

        IReadOnlyList<string> asked = within.County is { } one ? [one] : within.Counties ?? [];
        return new(party, asked, Given(Territory), Given(Class), Case);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
