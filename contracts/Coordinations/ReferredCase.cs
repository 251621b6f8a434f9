using Grid.Cases;

namespace Grid.Coordinations;

/// <summary>A case that waits for a coordination, and how it came there.</summary>
/// <param name="Referral">The number of the referral within the case; an outcome counts for that referral.</param>
[GenerateSerializer, Immutable, Alias("grid.coordination.case")]
public sealed record ReferredCase(
    [property: Id(0)] Guid Case,
    [property: Id(1)] int Referral,
    [property: Id(2)] ReferralCause Cause,
    [property: Id(3)] string Reason,
    [property: Id(4)] string Number);
