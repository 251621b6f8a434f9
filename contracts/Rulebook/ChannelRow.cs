namespace Grid.Rulebook;

/// <summary>A channel by which reports come in (信息来源, S241).</summary>
/// <param name="Channel">
/// Its name, as cases keep it; the city compares names without regard to width and letter case.
/// </param>
/// <param name="Default">Whether a report that names no channel came by this one.</param>
/// <param name="Until">Last day; null until further notice.</param>
/// <param name="EnteredWithinDays">
/// A report that is entered more days after it was seen is marked as late; null for the usual term.
/// </param>
/// <param name="Kind">What sort of channel it is; null where the county does not say.</param>
/// <param name="Aliases">Other names it goes by; a case keeps the name of the channel.</param>
[GenerateSerializer, Immutable, Alias("grid.channel.row")]
public sealed record ChannelRow(
    [property: Id(0)] string Channel,
    [property: Id(1)] bool Default,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? Until,
    [property: Id(4)] string Source,
    [property: Id(5)] string Grade,
    [property: Id(6)] double? EnteredWithinDays = null,
    [property: Id(7)] ChannelKind? Kind = null,
    [property: Id(8)] IReadOnlyList<string>? Aliases = null)
{
    /// <summary>Every name by which a report may name it, its own first.</summary>
    public IEnumerable<string> Names => [Channel, .. Aliases ?? []];
}
