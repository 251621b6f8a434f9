using Grid.Standing;

namespace Grid.Shops;

/// <summary>
/// Who answers for the sanitation of a front (responsibility areas, art. 24 of the provincial regulation): the holder
/// who was told the extent in writing; until then the department or the town. Pure.
/// </summary>
internal static class FrontDutyRules
{
    /// <param name="shop">The facts of the shop whose front it is; null for no front.</param>
    /// <param name="takesLetter">Whether the county takes a letter of its issuer.</param>
    public static FrontReason Judge(StandingParty? shop, bool takesLetter, DateTimeOffset at) => shop switch
    {
        null => FrontReason.NoFront,
        { LetterServedAt: null } => FrontReason.NoLetter,
        _ when !takesLetter => FrontReason.SubdistrictLetter,
        { LetterServedAt: { } served } when DateOnly.FromDateTime(served.DateTime) < shop.HolderSince =>
            FrontReason.FormerHolder,
        { LetterServedAt: { } served } when served > at => FrontReason.NotYetServed,
        _ => FrontReason.Served,
    };

    /// <summary>Since when the shop answers for its front; null where it does not.</summary>
    public static DateTimeOffset? Since(StandingParty shop, bool takesLetter) =>
        shop.LetterServedAt is { } served && Judge(shop, takesLetter, served) == FrontReason.Served ? served : null;
}
