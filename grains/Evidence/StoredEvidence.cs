namespace Grid.Evidence;

/// <summary>An original in the store.</summary>
internal sealed record StoredEvidence(string Hash, DateTimeOffset StoredAt, long Size);
