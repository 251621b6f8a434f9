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
    /// The position of the latest change of the entry when this version cannot read it; null when it can. Entering the
    /// thing again repairs the entry.
    /// </summary>
    [Alias("unread")] Task<LedgerPosition?> Unread();
}

/// <summary>Enters a thing in its register, or changes it. The same data again changes nothing and says so.</summary>
/// <param name="By">The actor who enters it.</param>
/// <param name="ExpectedVersion">
/// The command is refused as stale when the entry has another version; null for any version, 0 for a new entry.
/// </param>
/// <param name="Consent">What the caller allows that the register would otherwise refuse.</param>
/// <param name="Command">
/// The caller's id for the command. The same id again, however late, is answered and does not overwrite later changes.
/// </param>
/// <param name="Digest">
/// Digest of what was sent under that id: other content under the same id is refused. Null for no comparison.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.register.command")]
public sealed record Register(
    [property: Id(0)] RegisterData Data,
    [property: Id(1)] string By,
    [property: Id(2)] int? ExpectedVersion = null,
    [property: Id(3)] string? Command = null,
    [property: Id(4)] string? Digest = null,
    [property: Id(5)] RegisterConsent Consent = RegisterConsent.None);

/// <summary>What the caller of a register takes responsibility for. Numbers are sent: new ones go at the end.</summary>
[Flags]
public enum RegisterConsent
{
    None = 0,

    /// <summary>The new line of a segment may move the fronts on it; the caller enters them again after it.</summary>
    FrontsMove = 1,

    /// <summary>The ground of the cell was checked together with all others of its re-cut.</summary>
    Surveyed = 2,
}

/// <summary>One entry of a register.</summary>
/// <param name="Version">Counts its changes from 1; the ETag at the door.</param>
/// <param name="Change">What the command did that answers with this view: created, updated, unchanged or read.</param>
/// <param name="At">The position of its latest change in the ledger.</param>
/// <param name="Unread">
/// The position of a later change that this version cannot read; the data is then that of the change before it. Null
/// when there is none.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.register.view")]
public sealed record RegisterView(
    [property: Id(0)] EntityRef Ref,
    [property: Id(1)] RegisterData Data,
    [property: Id(2)] int Version,
    [property: Id(3)] RegisterChange Change,
    [property: Id(4)] LedgerPosition At,
    [property: Id(5)] LedgerPosition? Unread = null);

/// <summary>What a command did to an entry.</summary>
public enum RegisterChange
{
    Read = 0,
    Created = 1,
    Updated = 2,
    Unchanged = 3,
}

/// <summary>An entry was made or changed. The registers' partition of the ledger keeps these events in order.</summary>
[GenerateSerializer, Immutable, Alias("grid.registered")]
public sealed record Registered : GridEvent
{
    [Id(0)] public required EntityRef Ref { get; init; }
    [Id(1)] public required RegisterData Data { get; init; }

    /// <summary>Digest of what the caller sent, where the caller named the command.</summary>
    [Id(2)] public string? Digest { get; init; }
}
