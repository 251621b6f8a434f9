using Grid.Parties;

namespace Grid.Registers;

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
/// <param name="Beside">
/// Entries that a check takes as made: those of the same file that this one lies in or under, the upper first. Nothing
/// but a check hears of them.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.register.command")]
public sealed record Register(
    [property: Id(0)] RegisterData Data,
    [property: Id(1)] string By,
    [property: Id(2)] int? ExpectedVersion = null,
    [property: Id(3)] string? Command = null,
    [property: Id(4)] string? Digest = null,
    [property: Id(5)] RegisterConsent Consent = RegisterConsent.None,
    [property: Id(6)] IReadOnlyList<AssumedEntry>? Beside = null);

/// <summary>An entry that a check takes as made.</summary>
[GenerateSerializer, Immutable, Alias("grid.register.assumed")]
public sealed record AssumedEntry([property: Id(0)] EntityRef Ref, [property: Id(1)] RegisterData Data);

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
