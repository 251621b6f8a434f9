using Grid.Foundation;

namespace Grid.Rulebook;

/// <summary>The channels of a county. Immutable. A county without a list accepts every name.</summary>
internal sealed class ChannelList(IReadOnlyList<ChannelRow> rows)
{
    /// <summary>The channels by which the city's own patrols and inspectors report; known in every county.</summary>
    public const string Patrol = "巡查发现";

    /// <summary>
    /// The channel of a report that names none in a county without any: the check of a folder refuses such a county.
    /// </summary>
    public const string Unnamed = "网络";

    /// <summary>Before the word of a kind, where a row of limits or repeats speaks of all channels of it.</summary>
    public const string OfKind = "kind:";

    private readonly ILookup<string, ChannelRow> named = rows
        .SelectMany(static row => row.Names.Select(name => (Name: Folded(name), Row: row)))
        .ToLookup(static entry => entry.Name, static entry => entry.Row);

    private readonly ILookup<string, ChannelRow> kept = rows.ToLookup(static row => row.Channel);

    public static ChannelList Empty { get; } = new([]);

    /// <summary>The channel as the county writes it, or a refusal that lists the channels.</summary>
    /// <param name="said">The channel that the report names; null or blank for none.</param>
    /// <param name="usual">The channel of a report that names none, by the county's entry; null for none.</param>
    public Outcome<string> Read(string? said, DateOnly day, string? usual = null)
    {
        var inForce = rows.Where(row => Period.Covers(row.From, row.Until, day)).ToList();
        if (string.IsNullOrWhiteSpace(said))
        {
            return DefaultOn(day)?.Channel ?? usual ?? FirstOn(day)?.Channel ?? Unnamed;
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
            .SelectMany(static row => row.Names.Select(name => (row.Channel, Name: name)))
            .Select(one => (one.Channel, Shared: Folded(one.Name).Distinct().Count(asked.Contains)))
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

    /// <summary>The first channel of the list; null where it has none.</summary>
    public ChannelRow? FirstOn(DateOnly day) =>
        rows.FirstOrDefault(row => Period.Covers(row.From, row.Until, day));

    /// <summary>
    /// How long after the observation a report may be entered without a mark; null for the usual term.
    /// </summary>
    public TimeSpan? EnteredWithin(string channel, DateOnly day) =>
        named[Folded(channel)].FirstOrDefault(row => Period.Covers(row.From, row.Until, day))?.EnteredWithinDays
            is { } days
            ? TimeSpan.FromDays(days)
            : null;

    /// <summary>The kind of a channel, by the name that cases keep; null where no row says it.</summary>
    public ChannelKind? KindOf(string channel, DateOnly day)
    {
        foreach (var row in kept[channel])
        {
            if (Period.Covers(row.From, row.Until, day))
            {
                return row.Kind;
            }
        }

        return channel == Patrol ? ChannelKind.Patrol : null;
    }

    /// <summary>Whether a row that speaks of these channels, by name or by kind, speaks of this one.</summary>
    /// <param name="spoken">Names of channels, and kinds as <c>kind:public</c>; empty for all channels.</param>
    public bool Fits(IReadOnlyList<string> spoken, string channel, DateOnly day)
    {
        for (var i = 0; i < spoken.Count; i++)
        {
            if (spoken[i] == channel
                || (ReadKind(spoken[i]) is { } kind && KindOf(channel, day) == kind))
            {
                return true;
            }
        }

        return spoken.Count == 0;
    }

    /// <summary>The kind that a row speaks of as <c>kind:public</c>; null where it names a channel.</summary>
    public static ChannelKind? ReadKind(string spoken) =>
        spoken.StartsWith(OfKind, StringComparison.Ordinal)
        && Array.FindIndex(KindWords, word => spoken.AsSpan(OfKind.Length).SequenceEqual(word)) is >= 0 and var index
            ? (ChannelKind)index
            : null;

    /// <summary>The words of the kinds, as tables write them.</summary>
    public static string[] KindWords { get; } =
        [.. Enum.GetNames<ChannelKind>().Select(static name => name.ToLowerInvariant())];

    /// <summary>Whether some row, of any time, has the name, or is of the kind.</summary>
    public bool Knows(string channel) =>
        rows.Count == 0
        || kept.Contains(channel)
        || Folded(channel) == Patrol
        || (ReadKind(channel) is { } kind && rows.Any(row => row.Kind == kind));

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
