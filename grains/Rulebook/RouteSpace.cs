using System.Numerics;

namespace Grid.Rulebook;

/// <summary>
/// All possible questions to the routes beside the class, cut where these rows cut them: each aspect into the readings
/// that the rows distinguish, time into the stretches between their first and last days. The space is finite, so
/// whether a row is ever reached is decided, not guessed.
/// </summary>
internal sealed class RouteSpace
{
    /// <summary>Parties that a place has only where the aspect has a reading.</summary>
    private static readonly Dictionary<string, string> Needs = new()
    {
        ["place:shop"] = "frontage",
        ["place:segment"] = "segment",
        ["place:road"] = "road",
        ["place:building"] = "building",
        ["place:part"] = "part",
        [PartySource.PartOffice] = "part",
    };

    private readonly (Aspect Aspect, IReadOnlyList<string?> Readings)[] aspects;
    private readonly DateOnly[] days;

    /// <param name="cuts">More days at which time is cut.</param>
    public RouteSpace(IReadOnlyList<RouteRow> rows, params IEnumerable<DateOnly> cuts)
    {
        aspects = [.. rows
            .SelectMany(static row => row.Where)
            .Where(static condition => Aspect.Find(condition.Key) is not null)
            .GroupBy(static condition => condition.Key, static condition => condition.Value)
            .OrderBy(static same => same.Key, StringComparer.Ordinal)
            .Select(static same => (Aspect: Aspect.Find(same.Key)!, Words: same.SelectMany(static words => words)))
            .Select(static one => (one.Aspect, one.Aspect.Readings(one.Words))),
    ];
        days =
        [
            .. rows.SelectMany(static row =>
                    new[] { row.From, row.Until is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : row.From })
            .Concat(cuts)
            .Append(DateOnly.MinValue)
            .Distinct()
            .Order()];
    }

    /// <summary>The ground on which a row applies and its party exists.</summary>
    public Ground Of(RouteRow row) => new([
        Days(row.From, row.Until),
        .. aspects.Select(side => row.Where.TryGetValue(side.Aspect.Name, out var words)
            ? Bits(
                side.Readings,
                reading =>
                    words.Any(word => side.Aspect.Accepts(word, reading)) && !Lacks(row, side.Aspect, reading))
            : Bits(side.Readings, reading => !Lacks(row, side.Aspect, reading))),
    ]);

    public Ground Everything(DateOnly from, DateOnly? until) =>
        new([Days(from, until), .. aspects.Select(static side => Bits(side.Readings, static _ => true))]);

    /// <summary>A day and readings that lie in a ground: a question to the routes that shows it.</summary>
    public (DateOnly Day, IReadOnlyList<(Aspect Aspect, string? Reading)> Readings) Example(Ground ground) => (
        days[First(ground[0])],
        [.. aspects.Select((side, index) => (side.Aspect, side.Readings[First(ground[index + 1])]))]);

    /// <summary>
    /// A ground in words, as far as it differs from the whole of another: <c>tradingZone=禁止区, builtUp=no</c>.
    /// </summary>
    public string Describe(Ground ground, Ground whole)
    {
        var parts = aspects
            .Select((side, index) => (side, index: index + 1))
            .Where(entry => ground[entry.index] != whole[entry.index])
            .Select(entry => entry.side.Aspect.Describe(entry.side.Readings[First(ground[entry.index])]))
            .ToList();
        if (ground[0] != whole[0])
        {
            parts.Add($"on {days[First(ground[0])]:yyyy-MM-dd}");
        }

        return parts.Count == 0 ? "anywhere" : string.Join(", ", parts);
    }

    private static bool Lacks(RouteRow row, Aspect aspect, string? reading) =>
        reading is null && Needs.GetValueOrDefault(row.Party) == aspect.Name;

    private BigInteger Days(DateOnly from, DateOnly? until) => Bits(days, day => day >= from && !(until < day));

    private static BigInteger Bits<T>(IReadOnlyList<T> readings, Func<T, bool> belongs)
    {
        var bytes = new byte[(readings.Count / 8) + 1];
        for (var i = 0; i < readings.Count; i++)
        {
            bytes[i / 8] |= (byte)(belongs(readings[i]) ? 1 << (i % 8) : 0);
        }

        return new(bytes, isUnsigned: true);
    }

    private static int First(BigInteger bits) => (int)BigInteger.TrailingZeroCount(bits);
}
