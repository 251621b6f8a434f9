using Grid.Ledger;
using Grid.Parties;

namespace Grid.Registers;

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
