using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>By how much the records of a partition moved the open obligations of a hot party in a cell.</summary>
internal sealed record PartyCellRow(EntityRef Party, string Cell, int Partition, long Open);
