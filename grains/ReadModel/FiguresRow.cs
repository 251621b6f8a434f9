using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>By how much the records of a partition moved a hot party's figures.</summary>
internal sealed record FiguresRow(EntityRef Party, int Partition, PartyFigures Moved);
