using Grid.Ledger;

namespace Grid.Storage;

/// <summary>State that was made from the ledger up to certain positions.</summary>
internal interface ILedgerDerived
{
    /// <summary>The last position of each partition that went into it.</summary>
    IEnumerable<LedgerPosition> Saw(GrainId grain);
}
