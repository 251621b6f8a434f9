using Grid.Parties;
using Grid.Repeats;

namespace Grid.Segments;

/// <summary>路段: holds what the segment owes, and remembers complaints and problems.</summary>
[GrainType("segment")]
internal sealed class SegmentGrain(PartyBook book, PartyServices services)
    : RememberingGrain(book, services), ISegmentGrain;
