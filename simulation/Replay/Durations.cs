using Grid.Rulebook;

namespace Grid.Simulation.Replay;

/// <summary>
/// How long cases might take from report to closing that the source never closed, learnt from those that it closed: by
/// class where there are enough of them, else by kind, else all. A file without closing times falls back on the limit:
/// half of the cases take less than 0.4 of it and one in six is late, as in the open record of a city with due and
/// closing times (16.5 % late).
/// </summary>
internal sealed class Durations
{
    /// <summary>The least number of samples of a class; fewer say little about it.</summary>
    public const int Enough = 30;

    private const double MedianShare = 0.4;

    /// <summary>Chosen so that a share of 1, the whole limit, is passed by 16.5 % (0.974 deviations up).</summary>
    private const double Spread = 0.94;

    private static readonly TimeSpan NoLimit = TimeSpan.FromDays(3);

    private readonly Dictionary<(ClassKind, string?), TimeSpan[]> byClass;
    private readonly Dictionary<ClassKind, TimeSpan[]> byKind;
    private readonly TimeSpan[] all;

    public Durations(IEnumerable<(ClassKind Kind, string? Code, TimeSpan Took)> samples)
    {
        var known = samples.ToList();
        byClass = Group(known, static sample => (sample.Kind, sample.Code));
        byKind = Group(known, static sample => sample.Kind);
        all = [.. known.Select(static sample => sample.Took).Order()];
    }

    public static Durations Of(IEnumerable<ReplayRow> rows, ClassBook book) =>
        new(from row in rows
            where row.Accept && row.ClosedAt is not null
            select (row.Kind, book.Find(row.Kind, row.Big, row.Small)?.Code, row.ClosedAt!.Value - row.ReportedAt));

    /// <param name="code">Null for a report without a class that the county knows.</param>
    /// <param name="limit">The time from report to due time in the city's answer; null when the city set none.</param>
    public TimeSpan Draw(ClassKind kind, string? code, Draws draws, TimeSpan? limit)
    {
        if (all.Length == 0)
        {
            return (limit ?? NoLimit) * (MedianShare * Math.Exp(Spread * draws.Deviate));
        }

        var samples = byClass.GetValueOrDefault((kind, code)) ?? byKind.GetValueOrDefault(kind) ?? all;
        return samples[(int)(draws.Duration * samples.Length)];
    }

    private static Dictionary<TKey, TimeSpan[]> Group<TKey>(
        List<(ClassKind Kind, string? Code, TimeSpan Took)> samples,
        Func<(ClassKind Kind, string? Code, TimeSpan Took), TKey> key)
        where TKey : notnull =>
        samples.GroupBy(key)
            .Where(static group => group.Count() >= Enough)
            .ToDictionary(
                static group => group.Key,
                static group => group.Select(static sample => sample.Took).Order().ToArray());
}
