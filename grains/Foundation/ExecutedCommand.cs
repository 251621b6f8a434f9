namespace Grid.Foundation;

/// <summary>
/// A command that was carried out: what it did, who sent it and when, and the fingerprint of its content.
/// </summary>
/// <param name="What">In words that end a sentence: <c>dispatch the case</c>.</param>
/// <param name="Content">Null in a record from before fingerprints were kept.</param>
internal sealed record ExecutedCommand(string What, string By, DateTimeOffset At, string? Content)
{
    /// <summary>Whether the content is the same; a record without a fingerprint counts as the same.</summary>
    public bool Says(string content) => Content is null || Content == content;

    /// <summary>
    /// What a command that comes under this id is answered: nothing is to be done where its content is the same.
    /// </summary>
    public Decision<TEvent> Answer<TEvent>(string content) => Says(content) ? Decision<TEvent>.Nothing : Reused();

    /// <summary>
    /// The refusal of other content under the id of an executed command: a command id names one command.
    /// </summary>
    public Refusal Reused() => Refusal.Conflict(
        "command.reused",
        $"This command id was used by {By} at {At:O} to {What}, with other content. Send a new id for another "
        + "request, or the same content again.");
}
