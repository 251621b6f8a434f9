using Grid.Parties;
using Grid.Repeats;

namespace Grid.Parts;

/// <summary>部件: holds what is open at it, and remembers complaints about it.</summary>
[GrainType("part")]
internal sealed class PartGrain(PartyBook book, PartyServices services)
    : RememberingGrain(book, services), IPartGrain;
