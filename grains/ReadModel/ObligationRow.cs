using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>What a party owes or owed because of a case.</summary>
internal sealed record ObligationRow(EntityRef Party, ObligationState Held);
