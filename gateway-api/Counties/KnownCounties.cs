using Grid.Counties;
using Grid.Gateway.Cells;
using Grid.Gateway.City;
using Grid.Gateway.Foundation;
using Grid.Gateway.Names;

namespace Grid.Gateway.Counties;

/// <summary>
/// The counties of the city as the door last heard of them: it asks before its first answer, while a city is being
/// loaded, and then once a second.
/// </summary>
internal sealed class KnownCounties(
    IGrainFactory grains,
    CountyTime times,
    KnownNames names,
    CityState city,
    TimeProvider machine)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private long? askedAt;

    /// <summary>By code; empty before the city answered.</summary>
    public IReadOnlyList<CountyView> All { get; private set; } = [];

    /// <summary>Codes of the counties of the national profile; null while there is no county.</summary>
    public IReadOnlyList<string>? OfProfile { get; private set; }

    /// <summary>Code of the only county; null where there is none yet, and where there are several.</summary>
    public string? Only => All is [{ Code.Length: > 0 } only] ? only.Code : null;

    /// <summary>What examples and messages name: things of the first county.</summary>
    public CountySample Sample =>
        All.FirstOrDefault(static county => county.IsFirst)?.Sample ?? CountySample.None;

    /// <summary>The counties of each prefecture that one of them names, by its code.</summary>
    public IEnumerable<IGrouping<string, CountyView>> Prefectures => All
        .Where(static county => county.Data.Prefecture is not null)
        .GroupBy(static county => county.Data.Prefecture!)
        .OrderBy(static prefecture => prefecture.Key, StringComparer.Ordinal);

    /// <summary>The codes of the counties, for a message; of many, the first few.</summary>
    public string Codes => CountyCodes.Named(All.Select(static county => county.Code), All.Count);

    /// <summary>The county whose digits a code begins with; null where none of the national profile has it.</summary>
    public string? ByDigits(string code) =>
        OfProfile?.FirstOrDefault(county => code.StartsWith(county, StringComparison.Ordinal));

    /// <summary>
    /// The county that a parameter names; null where it names none. One that is not known after a look at the city is
    /// a fault.
    /// </summary>
    /// <param name="field">The parameter that names it.</param>
    public async ValueTask<string?> Named(string? county, List<Fault> faults, string field = "county")
    {
        if (string.IsNullOrWhiteSpace(county))
        {
            return null;
        }

        if (!Knows(county))
        {
            Forget(); // another door may have registered it just now
            await Refresh();
        }

        if (!Knows(county))
        {
            faults.Add(new(field, "query.county",
                $"{field} '{Clip.Of(county)}' is not registered here; send one of {Codes}."));
        }

        return county;
    }

    /// <summary>
    /// The counties that narrow a list, by the county or the prefecture that is named.
    /// </summary>
    public async ValueTask<Narrowed> Narrowing(string? county, string? prefecture, List<Fault> faults)
    {
        var one = await Named(county, faults);
        if (string.IsNullOrWhiteSpace(prefecture))
        {
            return new(one, []);
        }

        if (Within(prefecture) is null)
        {
            Forget(); // another door may have registered it just now
            await Refresh();
        }

        var within = Within(prefecture);
        if (within is null)
        {
            faults.Add(new("prefecture", "query.prefecture", NoPrefecture(prefecture)));
            return default;
        }

        if (one is not null && Knows(one) && within.All(known => known.Code != one))
        {
            faults.Add(new(
                "county",
                "query.county",
                $"county {Clip.Of(one)} is not of prefecture {prefecture}; send one of "
                + $"{CountyCodes.Named(within.Select(static known => known.Code), within.Count())}, or leave it out."));
        }

        return one is null ? new(null, [.. within.Select(static known => known.Code)]) : new(one, []);
    }

    /// <summary>Why a prefecture that no county names is refused, and what to send.</summary>
    public string NoPrefecture(string code)
    {
        var known = string.Join(", ", Prefectures.Select(static prefecture => prefecture.Key));
        return $"No county names prefecture '{Clip.Of(code)}'; "
            + (known.Length > 0
                ? $"send one of {known}."
                : "leave it out until the entry of a county says \"prefecture\".");
    }

    /// <summary>Asks again at the next request.</summary>
    public void Forget() => askedAt = null;

    /// <summary>
    /// Looks that what is known is not older than a second. While the city is away, the request says so.
    /// </summary>
    public async ValueTask Refresh()
    {
        if (city.Loading is null && askedAt is { } last && machine.GetElapsedTime(last) < Fresh)
        {
            return;
        }

        try
        {
            All = await grains.GetGrain<ICountiesGrain>(0).List();
            OfProfile = OlderCells.OfProfile(All);
            times.Learn(All);
            names.Learn(All);
            askedAt = machine.GetTimestamp();
        }
        catch (Exception exception) when (CityUnavailable.Is(exception))
        {
            askedAt = null;
        }
    }

    /// <summary>
    /// The county or the counties that a question means which has no place: those of the prefecture, the county it
    /// names, or the only one.
    /// </summary>
    public async ValueTask<(Narrowed Meant, Problem? Missing)> Meant(
        string? county, string? prefecture, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(prefecture))
        {
            var missing = Missing(ref county);
            return (new(county, []), missing);
        }

        return (await Narrowing(county, prefecture, faults), null);
    }

    private IGrouping<string, CountyView>? Within(string prefecture) =>
        Prefectures.FirstOrDefault(known => known.Key == prefecture);

    private bool Knows(string code) => All.Any(county => county.Code == code);

    /// <summary>The county that a request means which has no place: the one it names, or the only one.</summary>
    /// <param name="code">What it sent as <c>county=</c>.</param>
    public Problem? Missing(ref string? code)
    {
        code ??= Only;
        if (code is null || !Texts.IsKey(code))
        {
            return new(
                StatusCodes.Status400BadRequest,
                "county.missing",
                All.Count > 1
                    ? $"There are several counties here; say which: send county= and one of {Codes}."
                    : "There is no county here yet; say which is meant: send county= and its code.");
        }

        return null;
    }
}

/// <summary>The counties that a question is narrowed to: one, several, or all where both are empty.</summary>
/// <param name="County">Code of the only one.</param>
/// <param name="Counties">Codes of several, where <paramref name="County"/> is null.</param>
internal readonly record struct Narrowed(string? County, IReadOnlyList<string> Counties);

internal static class KnownCountiesSetup
{
    private static readonly string[] Registering =
        ["/v1/counties", "/v1/areas", "/v1/import/counties", "/v1/import/areas"];

    public static void UseKnownCounties(this WebApplication app)
    {
        var counties = app.Services.GetRequiredService<KnownCounties>();
        app.Use(async (http, next) =>
        {
            var asks = http.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal);
            if (asks)
            {
                await counties.Refresh();
                OlderCells.ReadBy(counties.OfProfile);
            }

            await next(http);
            if (asks && Registers(http.Request))
            {
                counties.Forget();
            }
        });
    }

    /// <summary>Whether a request may have registered a county, or drawn one.</summary>
    private static bool Registers(HttpRequest request) => !HttpMethods.IsGet(request.Method)
        && Registering.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));
}
