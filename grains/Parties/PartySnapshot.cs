using Grid.Ledger;
using Grid.Registers;
using Grid.Repeats;
using Grid.Storage;

namespace Grid.Parties;

/// <summary>
/// What a party remembers between activations. It may lack the latest records, which the party reads from the ledger.
/// </summary>
[GenerateSerializer, Alias("grid.party.snapshot")]
internal sealed class PartySnapshot : ILedgerDerived
{
    private static readonly PartyFigures None = new();

    [Id(0)] public RegisterData? Data { get; set; }

    /// <summary>How many events of its own the party has.</summary>
    [Id(1)] public int Version { get; set; }

    /// <summary>The position of its latest event.</summary>
    [Id(2)] public LedgerPosition At { get; set; }

    /// <summary>The cases that the party answers for, and those that ended lately, by case.</summary>
    // Most parties, most of the time, hold nothing.
    [Id(3)] public Dictionary<Guid, ObligationState> Held { get => field ??= []; set; }

    [Id(4)] public PartyFigures Figures { get; set; } = None;

    /// <summary>
    /// The last position seen, by partition. Only the stored snapshot uses it: an active party keeps
    /// <see cref="SeenPositions"/>.
    /// </summary>
    [Id(5)] public Dictionary<int, long>? Seen { get; set; }

    /// <summary>What belongs to the party: the dogs of a household.</summary>
    [Id(6)] public SortedSet<string> Belongings { get => field ??= []; set; }

    /// <summary>The position of the latest event of the party when it could not be read.</summary>
    [Id(8)] public LedgerPosition? Unread { get; set; }

    /// <summary>What a place remembers of complaints and problems.</summary>
    [Id(7)] public PlaceMemory? Memory { get; set; }

    public IEnumerable<LedgerPosition> Saw(GrainId grain) =>
        Seen?.Select(static one => new LedgerPosition(one.Key, one.Value)) ?? [];
}
