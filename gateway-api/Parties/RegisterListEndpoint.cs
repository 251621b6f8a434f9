using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Gateway.Patrols;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.ReadModel;

namespace Grid.Gateway.Parties;

/// <summary>The list of a register; shops are narrowed by their plate as well, dogs by chip and household.</summary>
internal static class RegisterListEndpoint
{
    public static Delegate Of(RegisterForm form) => form.Kind switch
    {
        EntityKind.Shop => async ([AsParameters] RegisterFilters filters, string? colour, HttpContext http) =>
            await List(form, filters, await OfColour(colour, filters, http), [], http),
        EntityKind.Dog => async (
            [AsParameters] RegisterFilters filters, string? chip, string? household, HttpContext http) =>
        {
            var faults = new List<Fault>();
            return await List(form, filters, OfDogs(chip, household, faults), faults, http);
        },
        _ => ([AsParameters] RegisterFilters filters, HttpContext http) => List(form, filters, null, [], http),
    };

    /// <summary>What the list of a kind can be narrowed by beside the filters of all.</summary>
    public static string More(EntityKind kind) => kind switch
    {
        EntityKind.Shop =>
            " colour= shows those alone whose plate has this colour in the month of that day: red, blue, yellow.",
        EntityKind.Dog => " chip= shows the dog that carries a chip, household= the dogs of a household.",
        _ => "",
    };

    private static async Task<RegisterWhere?> OfColour(string? colour, RegisterFilters filters, HttpContext http) =>
        colour is null
            ? null
            : new(new PlateOf(
                colour,
                PatrolParameters.DayOf("day", filters.Day, [])
                    ?? await http.RequestServices.GetRequiredService<RegisterReader>().Today(filters.County ?? "")));

    private static RegisterWhere OfDogs(string? chip, string? household, List<Fault> faults)
    {
        var number = string.IsNullOrWhiteSpace(chip) ? null : CodeColumns.PlainChip(chip);
        if (number is not null && !CodeColumns.IsChip(number))
        {
            faults.Add(new(
                "chip", "query.chip", $"chip '{chip}' is not a chip number: fifteen digits (ISO 11784) are expected."));
        }

        return new(
            Chip: number,
            Household: string.IsNullOrWhiteSpace(household)
                ? null
                : RegisterForms.Normal(new(EntityKind.Household, household.Trim())).Key);
    }

    private static async Task<IResult> List(
        RegisterForm form,
        RegisterFilters filters,
        RegisterWhere? where,
        List<Fault> faults,
        HttpContext http)
    {
        var services = http.RequestServices;
        var grains = services.GetRequiredService<IGrainFactory>();
        var shown = await RegisterPages.Shown(
            filters.Ended, filters.Day, services.GetRequiredService<RegisterReader>(), faults);
        var size = Paging.Limit(filters.Limit, faults);
        var of = await services
            .GetRequiredService<KnownCounties>()
            .Narrowing(filters.County, filters.Prefecture, faults);
        if (faults.Count > 0)
        {
            return Problem.Of(faults);
        }

        var found = await RegisterPages.Read(
            grains.GetGrain<IReadModelGrain>(0), form.Kind, filters.Prefix, size, filters.After, of, shown, where);
        if (found.Refusal is { } refusal)
        {
            return refusal.ToHttp();
        }

        var page = found.Value!;
        var items = page.Items.Select(entry => EntryBody.From(form, entry.Ref, entry)).ToList();
        if (form.Kind == EntityKind.County)
        {
            await CountyCounts.Add(items, grains);
        }

        return http.Request.WantsGeoJson()
            ? GeoJson.Collection(items.Select(EntryBody.ToFeature), page.Next, page.ReadTo)
            : TypedResults.Ok(new RegisterPageBody([.. items], page.Next, page.ReadTo));
    }
}
