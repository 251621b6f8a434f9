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
    private static readonly string Erased = EventCodec.NameOf<CaseEvidenceErased>();

    private readonly HashSet<Guid> cases = [];
    private readonly SortedSet<string> holders = new(StringComparer.Ordinal);

    // The cases that have each file and did not erase it.
    private readonly SortedDictionary<string, HashSet<string>> evidence = new(StringComparer.Ordinal);

    public IReadOnlySet<Guid> Cases => cases;

    /// <summary>Codes of the persons who hold or held a post of the county.</summary>
    public IReadOnlyCollection<string> Holders => holders;

    /// <summary>The hashes of photographs and recordings that a case has.</summary>
    public IReadOnlyCollection<string> Evidence =>
        [.. evidence.Where(static one => one.Value.Count > 0).Select(static one => one.Key)];

    public void Learn(LedgerRecord record)
    {
        if (record.Version == 1 && CaseRules.CaseOf(record.Source) is { } id)
        {
            cases.Add(id);
        }
        else if (record.Type == Added && EventCodec.Read(record) is CaseEvidenceAdded { Facts.Hash: var hash })
        {
            if (!evidence.TryGetValue(hash, out var having))
            {
                evidence[hash] = having = [];
            }

            having.Add(record.Source);
        }
        else if (record.Type == Erased && EventCodec.Read(record) is CaseEvidenceErased { Hash: var gone })
        {
            evidence[gone].Remove(record.Source);
        }
        else if (record.Type == Entry
            && EventCodec.Read(record) is Registered { Data: AppointmentData { Holder: { } holder } })
        {
            holders.Add(holder);
        }
    }
}
