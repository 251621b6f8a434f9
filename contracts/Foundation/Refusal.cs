using Grid.Parties;

namespace Grid.Foundation;

/// <summary>
/// Why a command was not carried out. <paramref name="Code"/> is stable for years (<c>case.unchecked</c>);
/// <paramref name="Message"/> is a sentence that says what was wrong and what to send instead.
/// </summary>
/// <param name="Other">The registered thing that stands in the way; null where none does.</param>
/// <param name="Clause">
/// The article of the law with the version of its text, or the row of the rulebook, that forbids it; null elsewhere.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.refusal")]
public sealed record Refusal(
    [property: Id(0)] RefusalKind Kind,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message,
    [property: Id(3)] EntityRef? Other = null,
    [property: Id(4)] string? Clause = null)
{
    public static Refusal Invalid(string code, string message) => new(RefusalKind.Invalid, code, message);

    public static Refusal NotFound(string code, string message) => new(RefusalKind.NotFound, code, message);

    public static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);

    /// <summary>A step that a clause forbids now; the message names the step that is missing before it.</summary>
    public static Refusal Forbidden(string code, string message, string clause) =>
        Conflict(code, message) with { Clause = clause };

    public static Refusal Unprocessable(string code, string message) => new(RefusalKind.Unprocessable, code, message);

    public static Refusal Stale(string code, string message) => new(RefusalKind.Stale, code, message);

    public static Refusal Busy(string code, string message) => new(RefusalKind.Busy, code, message);
}

/// <summary>The kind of a refusal; the door turns it into an HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The request itself is wrong (400).</summary>
    Invalid = 0,

    /// <summary>There is no such thing (404).</summary>
    NotFound = 1,

    /// <summary>The command does not fit the present state (409).</summary>
    Conflict = 2,

    /// <summary>
    /// The request was read, but the city cannot act on it: the place or the class is not ours (422).
    /// </summary>
    Unprocessable = 3,

    /// <summary>Another caller has changed the thing since this caller read it (412).</summary>
    Stale = 4,

    /// <summary>The city is full or away for a moment; try again (503).</summary>
    Busy = 5,
}
