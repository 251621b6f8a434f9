using Grid.Ledger;
using Grid.Registers;
using Grid.Repeats;
using Grid.Storage;

namespace Grid.Parties;

/// <summary>
/// What a party remembers between activations. Behind the ledger by a tail at most: whatever is missing is read from
/// there.
/// </summary>
[GenerateSerializer, Alias("grid.party.snapshot")]
internal sealed class PartySnapshot : ILedgerDerived
{
    private static readonly PartyFigures None = new();

    [Id(0)] public RegisterData? Data { get; set; }

    /// <summary>Own events so far.</summary>
    [Id(1)] public int Version { get; set; }

    /// <summary>Where its latest own event stands.</summary>
    [Id(2)] public LedgerPosition At { get; set; }

    /// <summary>Cases it answers for, and those that ended lately, by case.</summary>
    // Most parties, most of the time, hold nothing.
    [Id(3)] public Dictionary<Guid, ObligationState> Held { get => field ??= []; set; }

    [Id(4)] public PartyFigures Figures { get; set; } = None;

    /// <summary>
    /// Last position seen, by partition. Only as stored: awake, a party keeps <see cref="SeenPositions"/>.
    /// </summary>
    [Id(5)] public Dictionary<int, long>? Seen { get; set; }

    /// <summary>Things that belong to it: the dogs of a household.</summary>
    [Id(6)] public SortedSet<string> Belongings { get => field ??= []; set; }

    /// <summary>Where its latest own event stands when it could not be read.</summary>
    [Id(8)] public LedgerPosition? Unread { get; set; }

    /// <summary>What a place remembers of complaints and problems.</summary>
    [Id(7)] public PlaceMemory? Memory { get; set; }

    public IEnumerable<LedgerPosition> Saw(GrainId grain) =>
        Seen?.Select(static one => new LedgerPosition(one.Key, one.Value)) ?? [];
}
