using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>A case that is or was put to a coordination.</summary>
internal sealed record DisputeRow(Guid Case, CaseDispute Dispute);
