namespace Grid.Rulebook;

/// <summary>Checks of the channels.</summary>
internal static class ChannelTable
{
    public static IEnumerable<Finding> Check(IReadOnlyList<ChannelRow> rows) =>
    [
        .. rows.Numbered().SelectMany(static entry => Row(entry.Row, entry.Value)),
        .. RowChecks.Overlaps(
            [.. rows.SelectMany(static row => row.Names.Distinct().Select(name => (Name: name, Row: row)))],
            static entry => ChannelList.Folded(entry.Name),
            static entry => entry.Row.From,
            static entry => entry.Row.Until),
        .. RowChecks.Overlaps(
            [.. rows.Where(static row => row.Default)],
            static _ => "default",
            static row => row.From,
            static row => row.Until),
    ];

    /// <summary>
    /// Channels that rows of another table name and the county's list does not have: such a row never applies.
    /// </summary>
    public static IEnumerable<Finding> Unknown(IEnumerable<IReadOnlyList<string>> rows, ChannelList known) =>
        from row in rows.Select(static (channels, index) => (Number: index + 1, channels))
        from channel in row.channels
        where !known.Knows(channel)
        select Finding.Warning(
            row.Number,
            "channel.unknown",
            channel.StartsWith(ChannelList.OfKind, StringComparison.Ordinal)
                ? $"No channel of the table is '{channel}', so the row never applies. Kinds are "
                    + $"{string.Join(", ", ChannelList.KindWords)}."
                : $"'{channel}' is not in the table of channels, so no report comes by it.");

    private static IEnumerable<Finding> Row(int number, ChannelRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Channel) || row.Channel.Length > 32)
        {
            yield return Finding.Error(number, "channel.name", "A channel has a name of at most 32 characters.");
        }

        foreach (var alias in row.Aliases ?? [])
        {
            if (string.IsNullOrWhiteSpace(alias) || alias.Length > 32)
            {
                yield return Finding.Error(
                    number, "channel.alias", "Another name of a channel has 1 to 32 characters.");
            }
        }

        if (row.Kind is { } kind && !Enum.IsDefined(kind))
        {
            yield return Finding.Error(
                number, "channel.kind", $"The kind is one of {string.Join(", ", ChannelList.KindWords)}.");
        }

        if (row.EnteredWithinDays is { } days && !(days is > 0 and <= 3660))
        {
            yield return Finding.Error(
                number,
                "channel.enteredWithin",
                $"The term of entering is {days} days. Write a number above 0 and at most 3660, or leave it out.");
        }

        foreach (var finding in RowChecks.Common(number, null, row.From, row.Until, row.Source))
        {
            yield return finding;
        }
    }
}
