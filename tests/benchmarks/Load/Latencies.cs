using System.Numerics;

namespace Grid.Benchmarks.Load;

/// <summary>How long answers took, in steps of a sixteenth of each power of two of microseconds.</summary>
internal sealed class Latencies
{
    private readonly long[] counts = new long[64 * 16];

    public long Count { get; private set; }

    public void Add(TimeSpan took)
    {
        counts[Step((ulong)Math.Max(1, took.TotalMicroseconds))]++;
        Count++;
    }

    public void Add(Latencies others)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] += others.counts[i];
        }

        Count += others.Count;
    }

    /// <summary>Milliseconds that this share took at most.</summary>
    public double Percentile(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < counts.Length; i++)
        {
            left -= counts[i];
            if (left <= 0 && counts[i] > 0)
            {
                return Upper(i) / 1000;
            }
        }

        return 0;
    }

    private static int Step(ulong micros)
    {
        var power = BitOperations.Log2(micros);
        return power < 4 ? (int)micros : (power * 16) + (int)((micros >> (power - 4)) & 15);
    }

    private static double Upper(int step) => step < 64 ? step : Math.ScaleB(16 + (step % 16) + 1, (step / 16) - 4);
}
