using System.Runtime.CompilerServices;
using Grid.City;
using Grid.Gateway.Counties;
using Grid.Gateway.Foundation;
using Grid.Parties;
using Grid.ReadModel;
using Grid.Registers;

namespace Grid.Gateway.Registers;

/// <summary>
/// Reads all entries of one county and kind, page by page, once the lists show what was entered before.
/// </summary>
internal sealed class RegisterReader(IGrainFactory grains, KnownCounties counties, TimeProvider clock)
{
    private const int Looks = 8;

    /// <summary>The county's day, by the city's clock.</summary>
    public async Task<DateOnly> Today(string county)
    {
        var now = (await grains.GetGrain<IClockGrain>(0).Now()).Now;
        return DayAt(now, ZoneOf(county));
    }

    /// <summary>Whether an entry is in force now, by the day of its own county.</summary>
    /// <remarks>
    /// As on the map: a city on a driven clock ends things by its clock, and has begun what began by the machine's.
    /// </remarks>
    public async Task<Func<RegisterView, bool>> InForceNow()
    {
        var (city, machine) = ((await grains.GetGrain<IClockGrain>(0).Now()).Now, clock.GetUtcNow());
        var latest = city > machine ? city : machine;
        return entry =>
        {
            var zone = ZoneOf(entry.Data.County);
            return !entry.Data.IsOver(entry.Ref.Key, DayAt(city, zone)) && !(entry.Data.FirstDay > DayAt(latest, zone));
        };
    }

    /// <summary>Waits until the lists show every entry made until now; a problem when they do not in time.</summary>
    public async Task<Problem?> CatchUp(CancellationToken stop)
    {
        var lists = grains.GetGrain<IReadModelGrain>(0);
        var heads = (await lists.Progress()).Heads;
        for (var look = 1; ; look++)
        {
            if (heads.Zip((await lists.Progress()).ReadModel).All(static pair => pair.First <= pair.Second))
            {
                return null;
            }

            if (look == Looks)
            {
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    "import.behind",
                    "The lists have not caught up with the registers; nothing was entered. Send it again in a moment.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20 << look), clock, stop);
        }
    }

    /// <summary>The entries of a county, by code.</summary>
    /// <param name="county">Null for those of every county.</param>
    public async IAsyncEnumerable<RegisterView> Entries(
        EntityKind kind, string? county, [EnumeratorCancellation] CancellationToken stop)
    {
        string? after = null;
        do
        {
            stop.ThrowIfCancellationRequested();
            var lists = grains.GetGrain<IReadModelGrain>(0);
            var page = (await lists.Register(kind, null, Paging.Most, after, county)).Value!;
            foreach (var entry in page.Items)
            {
                yield return entry;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    /// <param name="county">Null for the first, to which an entry belongs that names none.</param>
    private TimeZoneInfo ZoneOf(string? county) =>
        counties.All.FirstOrDefault(one => county is null ? one.IsFirst : one.Code == county) is { } known
            ? TimeZoneInfo.FindSystemTimeZoneById(known.Data.TimeZone)
            : TimeZoneInfo.Utc;

    private static DateOnly DayAt(DateTimeOffset time, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
