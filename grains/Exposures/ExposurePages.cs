using System.Globalization;
using Grid.Foundation;

namespace Grid.Exposures;

/// <summary>
/// Pages over what several boards show, the latest first. What leaves a board between two pages moves nothing. Pure.
/// </summary>
internal static class ExposurePages
{
    public static Outcome<ExposurePage> Of(IEnumerable<ExposureView> shown, int limit, string? after)
    {
        var (ticks, id) = (long.MaxValue, "");
        if (after is not null)
        {
            var (begin, end) = (after.Split('/', 2)[0], after.Split('/', 2)[^1]);
            if (begin == end || !long.TryParse(begin, NumberStyles.None, CultureInfo.InvariantCulture, out ticks))
            {
                return Refusal.Invalid("page.cursor", "after is no \"next\" of this list. Send it as it was answered.");
            }

            id = end;
        }

        var rest = shown.Where(one => TicksOf(one) < ticks
                || (TicksOf(one) == ticks && string.CompareOrdinal(one.Id, id) > 0))
            .OrderByDescending(TicksOf)
            .ThenBy(static one => one.Id, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        return rest.Count > limit
            ? new ExposurePage(
                rest[..limit], string.Create(CultureInfo.InvariantCulture, $"{TicksOf(rest[^2])}/{rest[^2].Id}"))
            : new ExposurePage(rest, null);
    }

    private static long TicksOf(ExposureView one) => one.Exposed.At.UtcTicks;
}
