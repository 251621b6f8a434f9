using Grid.Ledger;

namespace Grid.Storage;

/// <summary>State that was derived from the ledger up to certain positions.</summary>
internal interface ILedgerDerived
{
    /// <summary>The last position of each partition that the state contains.</summary>
    IEnumerable<LedgerPosition> Saw(GrainId grain);
}
