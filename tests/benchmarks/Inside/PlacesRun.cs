using Grid.Atlas;
using Grid.Benchmarks.Results;
using Grid.Benchmarks.SideBySide;
using Grid.Parties;

namespace Grid.Benchmarks.Inside;

/// <summary>
/// Shops of a made county, each with a name and an address, entered in portions as a load brings them; then questions
/// by name, by address and by parts of both, each timed by itself.
/// </summary>
internal static class PlacesRun
{
    private const int Places = 100_000, Portion = 500, Rounds = 2_000, QuickRounds = 200;

    private static readonly string[] Roads = ["新桥", "百尺", "文昌", "海滨", "朝阳", "秦山", "枣园", "城西"],
        Trades = ["水果店", "超市", "早餐店", "药房", "理发店", "五金店", "花店", "茶馆"];

    public static Task Run(RunRequest asked, Report report, TimeProvider time)
    {
        var began = time.GetTimestamp();
        var index = PlaceIndex.Empty;
        for (var first = 0; first < Places; first += Portion)
        {
            var portion = Enumerable.Range(first, Portion).Select(Made);
            index = index.With([.. portion.Select(static place => (place.Thing, (NamedPlace?)place))]);
        }

        report.Add("100,000 places entered", "ms", ("ours", time.GetElapsedTime(began).TotalMilliseconds));
        (string Name, Func<NamedPlace, string> Question)[] sorts =
        [
            ("an address", static place => place.Address!),
            ("a name", static place => place.Name!),
            (
                "road and number as two words",
                static place => place.Address!.Replace("路", "路 ", StringComparison.Ordinal)),
            ("a part of a name", static place => place.Name![1..4]),
            ("a trade that every eighth place has", static place => place.Name![^2..]),
            ("one character that every place has", static _ => "路"),
        ];
        var (slowest, address) = (0.0, 0.0);
        foreach (var (name, question) in sorts)
        {
            var (median, worst) = Measure(index, question, asked.Quick ? QuickRounds : Rounds, time);
            report.Add($"found by {name}, median", "ms", ("ours", median));
            report.Add($"found by {name}, the slowest", "ms", ("ours", worst));
            (slowest, address) = (Math.Max(slowest, worst), name == sorts[0].Name ? median : address);
        }

        report.Say($"places found in {address:0.000} ms, the slowest {slowest:0.000} ms");
        return Task.CompletedTask;
    }

    private static (double Median, double Worst) Measure(
        PlaceIndex index, Func<NamedPlace, string> question, int rounds, TimeProvider time)
    {
        var taken = new double[rounds];
        for (var round = -rounds / 10; round < rounds; round++)
        {
            var place = Made(Math.Abs(round * 7919) % Places);
            var asked = question(place);
            var began = time.GetTimestamp();
            var found = index.Find(asked, null, 50);
            var ended = time.GetElapsedTime(began).TotalMilliseconds;
            if (found.Count == 0 || (asked == place.Address && found[0].Thing != place.Thing))
            {
                throw new InvalidOperationException($"'{asked}' was not found.");
            }

            if (round >= 0)
            {
                taken[round] = ended;
            }
        }

        Array.Sort(taken);
        return (taken[rounds / 2], taken[^1]);
    }

    private static NamedPlace Made(int number)
    {
        var (road, trade) = (Roads[number % Roads.Length], Trades[number / Roads.Length % Trades.Length]);
        return new(
            new EntityRef(EntityKind.Shop, $"S-{number:000000}"),
            $"{road}{number % 977}{trade}",
            $"{road}路{number / Roads.Length}号");
    }
}
