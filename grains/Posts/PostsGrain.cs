using System.Globalization;
using Grid.City;
using Grid.Counties;
using Grid.Foundation;
using Grid.Parties;
using Grid.Places;
using Grid.Registers;
using Orleans.Concurrency;

namespace Grid.Posts;

/// <summary>
/// Answers from the registers of the silo that holds it. It keeps a check of coverage until a register changes.
/// </summary>
[GrainType("posts"), StatelessWorker(2)]
internal sealed class PostsGrain(RegisterFollower registers, CityClock clock) : Grain, IPostsGrain
{
    private const int Most = 500;

    private (
        string Codes,
        long Version,
        DateOnly Day,
        Post? Duty,
        IReadOnlyList<PostCoverage> Duties,
        IReadOnlyList<CoverageItem> Items
    )? last;

    public async Task<PostsAt?> At(GeoPoint point, DateTimeOffset? at)
    {
        var (county, located) = await registers.Locate(point);
        return located.Place is { } place ? county.HoldersAt(place, county.DutyTime(at ?? clock.GetUtcNow())) : null;
    }

    public async Task<IReadOnlyList<RegisterView>> History(EntityRef place, Post? duty, DateTimeOffset? at)
    {
        var county = (await registers.CatchUp()).Of(place);
        var when = at is { } time ? county.DutyTime(time) : (DutyTime?)null;
        var terms = county
            .Posts.All.Where(term =>
                term.Data.Place == place
                && (duty is null || term.Data.Duty == duty)
                && (when is not { } on || term.Covers(on)))
            .OrderBy(static term => term.Data.Duty, Post.InOrder)
            .ThenByDescending(static term => term.Data.From)
            .ThenBy(static term => term.Code, StringComparer.Ordinal);
        var found = await Task.WhenAll(
            terms.Select(term => GrainFactory.GetGrain<IAppointmentGrain>(term.Code).Entry()));
        return [.. found.OfType<RegisterView>()];
    }

    public async Task<Outcome<CoveragePage>> Coverage(
        DateTimeOffset? at,
        Post? duty,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null)
    {
        var from = 0;
        if (after is not null
            && !(int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from) && from >= 0))
        {
            return Refusal.Invalid("page.cursor", "after is no cursor of this list; send the next of the page before.");
        }

        var region = await registers.CatchUp();
        var asked = new List<County>();
        IEnumerable<string?> named = counties is [_, ..] several && county is null
            ? several.Select(static code => (string?)code)
            : [county];
        foreach (var code in named)
        {
            var one = region.Asked(code);
            if (one.Refusal is { } refusal)
            {
                return refusal;
            }

            asked.Add(one.Value!);
        }

        var codes = string.Join(',', asked.Select(static one => one.Code));
        var (version, day) = (asked.Max(static one => one.Version), DayOf(asked[0], at));
        if (last is not { } kept || (kept.Codes, kept.Version, kept.Day, kept.Duty) != (codes, version, day, duty))
        {
            var (duties, items) = Together([.. asked.Select(one => one.Coverage(DayOf(one, at), duty))]);
            last = kept = (codes, version, day, duty, duties, items);
        }

        limit = Math.Clamp(limit, 1, Most);
        var next = from + limit < kept.Items.Count ? (from + limit).ToString(CultureInfo.InvariantCulture) : null;
        return new CoveragePage(day, kept.Duties, [.. kept.Items.Skip(from).Take(limit)], next, version);
    }

    /// <summary>The sums of several counties, and what is wrong in each of them.</summary>
    private static (IReadOnlyList<PostCoverage> Duties, IReadOnlyList<CoverageItem> Items) Together(
        IReadOnlyList<(IReadOnlyList<PostCoverage> Duties, IReadOnlyList<CoverageItem> Items)> counties) => (
        [
            .. counties.SelectMany(static one => one.Duties).GroupBy(static one => one.Duty)
                .OrderBy(static one => one.Key, Post.InOrder)
                .Select(static one => new PostCoverage(
                    one.Key,
                    one.Sum(static post => post.Units),
                    one.Sum(static post => post.Held),
                    one.Sum(static post => post.Gaps),
                    one.Sum(static post => post.Overlaps),
                    one.Sum(static post => post.Nowhere))),
        ],
        [.. counties.SelectMany(static one => one.Items)]);

    private DateOnly DayOf(County county, DateTimeOffset? at) => county.DayOf(at ?? clock.GetUtcNow());
}
