namespace Grid.Chaos.Oracle;

/// <summary>One request of a client, and what the city promised in its answer.</summary>
/// <param name="Number">
/// Counts the requests of all clients; those that concern one source are sent one after another.
/// </param>
/// <param name="Mark">Unique; the ledger's record of it carries it.</param>
/// <param name="Type">The name its record has in the ledger.</param>
/// <param name="Source">The source of its record; null until an answer names it.</param>
/// <param name="Says">What its record says, by path.</param>
/// <param name="Version">The version of the source in the answer.</param>
/// <param name="Position">Where the answer says the source's latest record stands.</param>
internal sealed record Promise(
    long Number,
    string Mark,
    string Type,
    string? Source,
    IReadOnlyDictionary<string, string> Says,
    Ending Ending = Ending.Unanswered,
    int? Version = null,
    string? Position = null,
    string? Code = null)
{
    public const string MarkPrefix = "chaos-";
}

/// <summary>How a request of a client ended, as far as the client knows.</summary>
internal enum Ending
{
    /// <summary>No answer came, however often it was sent: it may have happened once, or not at all.</summary>
    Unanswered,

    /// <summary>The city said yes: it is in the ledger, once, for ever.</summary>
    Accepted,

    /// <summary>The city said no: it never happened.</summary>
    Refused,
}
