using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Benchmarks.Plain;

/// <summary>
/// Every limit of the rulebook by number. A case keeps the number, so that a dispatch can send what each limit would
/// end at and let the statement pick: one round trip where it would have to read the case first.
/// </summary>
internal sealed class Limits(PlainCounty county, TimeProvider time)
{
    private readonly Dictionary<(double, LimitUnit), short> numbers = [];
    private readonly List<(double Amount, LimitUnit Unit)> limits = [];
    private readonly Lock gate = new();
    private (long Second, DateTime[] Dues) latest = (0, []);

    public short NumberOf(CaseLimit limit)
    {
        lock (gate)
        {
            if (!numbers.TryGetValue((limit.Amount, limit.Unit), out var number))
            {
                limits.Add((limit.Amount, limit.Unit));
                numbers[(limit.Amount, limit.Unit)] = number = (short)limits.Count;
                latest = (0, []);
            }

            return number;
        }
    }

    public (double Amount, LimitUnit Unit) Of(short number)
    {
        lock (gate)
        {
            return limits[number - 1];
        }
    }

    /// <summary>When each limit ends that starts now: to the second, so worked out once a second.</summary>
    public DateTime[] DuesFromNow()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (latest.Second != now.ToUnixTimeSeconds())
            {
                latest = (
                    now.ToUnixTimeSeconds(),
                    [.. limits.Select(limit => county.Rules.Calendar.Due(now, limit.Amount, limit.Unit).UtcDateTime)]);
            }

            return latest.Dues;
        }
    }
}
