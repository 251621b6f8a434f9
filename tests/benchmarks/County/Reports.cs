using System.Globalization;
using System.Text;
using Grid.Benchmarks.Load;
using Grid.Places;

namespace Grid.Benchmarks.County;

/// <summary>
/// Reports without end, no two of one matter: every class at every spot once, seen now; then once more, seen two days
/// earlier, and so on. Rendered by filling fixed places of a text, which costs next to nothing.
/// </summary>
internal sealed class Reports(
    IReadOnlyList<GeoPoint> spots,
    IReadOnlyList<(string Kind, string Code)> classes,
    DateTimeOffset now)
{
    private static readonly string[] Seen =
    [
        "店外堆放水果占用人行道，行人只能绕行机动车道，已多次发生", "沿街门面外墙张贴小广告，清理后又重新贴上，影响市容", "垃圾桶满溢未及时清运，周边有异味，附近居民反映强烈",
        "人行道地砖松动破损，雨天积水溅湿行人，请尽快安排修复", "非机动车乱停乱放堵住盲道，早晚高峰时段尤其严重需整治", "路灯连续三晚不亮，夜间通行不便，存在较大的安全隐患了",
    ];

    private readonly byte[][] spotTexts =
    [
        .. spots.Select(static spot =>
            Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"\"lon\":{spot.Lon:000.000000},\"lat\":{spot.Lat:00.000000}"))),
    ];
    private readonly byte[][] classTexts =
    [
        .. classes.Select(static one =>
            Encoding.UTF8.GetBytes($"\"kind\":{$"\"{one.Kind}\"", -7},\"class\":\"{one.Code}\"")),
    ];
    private readonly byte[][] forms = [.. Seen.Select(static seen => Form(seen))];
    private readonly long stride = Coprime(spots.Count);
    private (int Days, byte[] Text) latest = (0, Day(now, 0));
    private long next = -1;

    /// <summary>How many there are before one returns to a matter of before, two days earlier.</summary>
    public long Distinct => (long)spots.Count * classes.Count;

    public IRequestSequence Talk() => new Reporting(this);

    /// <summary>The body of the next, for those who send it otherwise.</summary>
    public string Next() => Encoding.UTF8.GetString(Line(new byte[4096]));

    /// <summary>The body of the next, as one line of a request of many.</summary>
    /// <param name="request">Room for it.</param>
    public ReadOnlySpan<byte> Line(Span<byte> request)
    {
        var written = request[..Write(request)];
        return written[(written.IndexOf("\r\n\r\n"u8) + 4)..];
    }

    private int Write(Span<byte> request)
    {
        var number = Interlocked.Increment(ref next);
        var form = forms[number % forms.Length];
        form.CopyTo(request);
        // Spot and class go round at different speeds: every pair comes once, neighbours in time are far from each
        // other in space.
        spotTexts[number % spots.Count * stride % spots.Count].CopyTo(request[(SpotAt(form))..]);
        classTexts[((number % spots.Count) + (number / spots.Count)) % classes.Count].CopyTo(request[ClassAt(form)..]);
        var days = (int)(number / Distinct) * 2;
        if (latest.Days != days)
        {
            latest = (days, Day(now, days));
        }

        latest.Text.CopyTo(request[TimeAt(form)..]);
        return form.Length;
    }

    private const string Spot = "\"lon\":000.000000,\"lat\":00.000000",
        Class = "\"kind\":\"event\",\"class\":\"00-00\"",
        Time = "0000-00-00T00:00:00+00:00";

    private static byte[] Form(string seen)
    {
        var body = $"{{{Spot},{Class},\"description\":\"{seen}\",\"channel\":\"城市啄木鸟\",\"reportedAt\":\"{Time}\"}}";
        return Encoding.UTF8.GetBytes(
            $"POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    private static int BodyAt(byte[] form) => form.AsSpan().IndexOf("{"u8) + 1;

    private static int SpotAt(byte[] form) => BodyAt(form);

    private static int ClassAt(byte[] form) => BodyAt(form) + Spot.Length + 1;

    private static int TimeAt(byte[] form) => form.Length - Time.Length - 2;

    private static byte[] Day(DateTimeOffset now, int daysAgo) =>
        Encoding.UTF8.GetBytes(
            now.AddDays(-daysAgo)
                .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <summary>A step through the spots that visits each once.</summary>
    private static long Coprime(int count)
    {
        var step = (long)(count * 0.618) | 1;
        while (System.Numerics.BigInteger.GreatestCommonDivisor(step, count) != 1)
        {
            step += 2;
        }

        return step;
    }

    private sealed class Reporting(Reports reports) : IRequestSequence
    {
        public int Write(Span<byte> request) => reports.Write(request);

        public void Hear(ReadOnlySpan<byte> body)
        {
            // Taken: that is all that counts.
        }
    }
}
