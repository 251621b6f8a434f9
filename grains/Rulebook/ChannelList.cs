using Grid.Foundation;

namespace Grid.Rulebook;

/// <summary>The channels of a county. Immutable. A county without a list accepts every name.</summary>
internal sealed class ChannelList(IReadOnlyList<ChannelRow> rows)
{
    /// <summary>The channels by which the city's own patrols and inspectors report; known in every county.</summary>
    public const string Patrol = "巡查发现";

    /// <summary>The channel of a report that names none, where neither list nor entry of the county does.</summary>
    public const string Unnamed = "网络";

    private readonly ILookup<string, ChannelRow> named = rows.ToLookup(static row => Folded(row.Channel));

    public static ChannelList Empty { get; } = new([]);

    /// <summary>The channel as the county writes it, or a refusal that lists the channels.</summary>
    /// <param name="said">The channel that the report names; null or blank for none.</param>
    /// <param name="usual">The channel of a report that names none, by the county's entry; null for none.</param>
    public Outcome<string> Read(string? said, DateOnly day, string? usual = null)
    {
        var inForce = rows.Where(row => Period.Covers(row.From, row.Until, day)).ToList();
        if (string.IsNullOrWhiteSpace(said))
        {
            return DefaultOn(day)?.Channel ?? usual ?? Unnamed;
        }

        var asked = Folded(said);
        if (rows.Count == 0 || asked == Patrol)
        {
            return said.Trim();
        }

        if (named[asked].FirstOrDefault(row => Period.Covers(row.From, row.Until, day)) is { } known)
        {
            return known.Channel;
        }

        var near = inForce
            .Select(row => (row.Channel, Shared: Folded(row.Channel).Distinct().Count(asked.Contains)))
            .Where(static one => one.Shared > 1)
            .OrderByDescending(static one => one.Shared).Select(static one => one.Channel).FirstOrDefault();
        return Refusal.Unprocessable(
            "report.channelUnknown",
            $"'{said.Trim()}' is no channel of the county.{(near is null ? "" : $" Did you mean {near}?")} Known are "
            + $"{string.Join(", ", inForce.Select(static row => row.Channel))}; the table of channels lists them.");
    }

    /// <summary>The channel of a report that names none; null where no row says it.</summary>
    public ChannelRow? DefaultOn(DateOnly day) =>
        rows.FirstOrDefault(row => row.Default && Period.Covers(row.From, row.Until, day));

    /// <summary>
    /// How long after the observation a report may be entered without a mark; null for the usual term.
    /// </summary>
    public TimeSpan? EnteredWithin(string channel, DateOnly day) =>
        named[Folded(channel)].FirstOrDefault(row => Period.Covers(row.From, row.Until, day))?.EnteredWithinDays
            is { } days
            ? TimeSpan.FromDays(days)
            : null;

    /// <summary>Whether some row, of any time, has the name.</summary>
    public bool Knows(string channel) =>
        rows.Count == 0 || named.Contains(Folded(channel)) || Folded(channel) == Patrol;

    internal static string Folded(string channel) => string.Concat(channel.Select(Narrow)).Trim().ToLowerInvariant();

    /// <summary>
    /// Normalizes full-width forms, which Chinese input methods write, as NFKC does; the runtime knows NFKC only with
    /// its tables of languages.
    /// </summary>
    private static char Narrow(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '\u3000' => ' ',
        _ => letter,
    };
}
