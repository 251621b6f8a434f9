using Grid.Cases;
using Grid.Ledger;
using Grid.Posts;
using Grid.Registers;

namespace Grid.Counties.Export;

/// <summary>Of whom and of what the records of a county speak that lies beside the ledger.</summary>
internal sealed class CountyThings
{
    private static readonly string Entry = EventCodec.NameOf<Registered>();
    private static readonly string Added = EventCodec.NameOf<CaseEvidenceAdded>();

    private readonly HashSet<Guid> cases = [];
    private readonly SortedSet<string> holders = new(StringComparer.Ordinal);
    private readonly SortedSet<string> evidence = new(StringComparer.Ordinal);

    public IReadOnlySet<Guid> Cases => cases;

    /// <summary>Codes of the persons who hold or held a post of the county.</summary>
    public IReadOnlyCollection<string> Holders => holders;

    /// <summary>The hashes of photographs and recordings.</summary>
    public IReadOnlyCollection<string> Evidence => evidence;

    public void Learn(LedgerRecord record)
    {
        if (record.Version == 1 && CaseRules.CaseOf(record.Source) is { } id)
        {
            cases.Add(id);
        }
        else if (record.Type == Added && EventCodec.Read(record) is CaseEvidenceAdded { Facts.Hash: var hash })
        {
            evidence.Add(hash);
        }
        else if (record.Type == Entry
            && EventCodec.Read(record) is Registered { Data: AppointmentData { Holder: { } holder } })
        {
            holders.Add(holder);
        }
    }
}
