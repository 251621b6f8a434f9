using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

namespace Grid.Registers;

/// <summary>One registered thing. Key: its code; each kind has an interface of its own.</summary>
[Alias("grid.register"), GrainInterfaceType("grid.register")]
public interface IRegisterGrain : IGrainWithStringKey
{
    [Alias("register")] Task<Outcome<RegisterView>> Register(Register command);

    [Alias("entry")] Task<RegisterView?> Entry();

    /// <summary>
    /// Where the latest change of the entry stands when this version cannot read it; null when it can. Entering the
    /// thing again mends it.
    /// </summary>
    [Alias("unread")] Task<LedgerPosition?> Unread();
}

/// <summary>Enters a thing in its register, or changes it. The same data again changes nothing and says so.</summary>
/// <param name="By">Who enters it.</param>
/// <param name="ExpectedVersion">
/// Refused as stale when the entry has another version; null for "whatever it is", 0 for "new".
/// </param>
/// <param name="Consent">What is entered although it is refused without a word of the caller.</param>
/// <param name="Command">
/// The caller's id for it: sent again under the same id, however late, it is answered and not entered over what came
/// after it.
/// </param>
/// <param name="Digest">
/// What was sent under that id, in short: other content under the same id is refused. Null for "not looked at".
/// </param>
[GenerateSerializer, Immutable, Alias("grid.register.command")]
public sealed record Register(
    [property: Id(0)] RegisterData Data,
    [property: Id(1)] string By,
    [property: Id(2)] int? ExpectedVersion = null,
    [property: Id(3)] string? Command = null,
    [property: Id(4)] string? Digest = null,
    [property: Id(5)] RegisterConsent Consent = RegisterConsent.None);

/// <summary>What the caller of a register answers for himself. Numbers are sent: new ones go at the end.</summary>
[Flags]
public enum RegisterConsent
{
    None = 0,

    /// <summary>A segment's new line may carry the fronts on it elsewhere; they are entered again after it.</summary>
    FrontsMove = 1,

    /// <summary>The ground of a cell was looked at with all others of its re-cut.</summary>
    Surveyed = 2,
}

/// <summary>One entry of a register.</summary>
/// <param name="Version">Counts its changes from 1; the ETag at the door.</param>
/// <param name="Change">What the command that answers with this view did: created, updated, unchanged or read.</param>
/// <param name="At">Where in the ledger its last change stands.</param>
/// <param name="Unread">
/// Where a later change stands that this version cannot read: the data is what the entry said before it. Null when
/// there is none.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.register.view")]
public sealed record RegisterView(
    [property: Id(0)] EntityRef Ref,
    [property: Id(1)] RegisterData Data,
    [property: Id(2)] int Version,
    [property: Id(3)] RegisterChange Change,
    [property: Id(4)] LedgerPosition At,
    [property: Id(5)] LedgerPosition? Unread = null);

/// <summary>What became of an entry.</summary>
public enum RegisterChange
{
    Read = 0,
    Created = 1,
    Updated = 2,
    Unchanged = 3,
}

/// <summary>An entry was made or changed. Kept in the registers' partition of the ledger, in order.</summary>
[GenerateSerializer, Immutable, Alias("grid.registered")]
public sealed record Registered : GridEvent
{
    [Id(0)] public required EntityRef Ref { get; init; }
    [Id(1)] public required RegisterData Data { get; init; }

    /// <summary>What the caller sent, in short, where it named the command.</summary>
    [Id(2)] public string? Digest { get; init; }
}
