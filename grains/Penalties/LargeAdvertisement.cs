using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>大型户外广告: which advertisements need a consent of their own.</summary>
internal static class LargeAdvertisement
{
    /// <summary>Whether a side is over the metres or the face over the square metres of the county's rows.</summary>
    public static bool Is(Rules rules, decimal longestSide, decimal face, DateOnly day) =>
        longestSide > rules.Procedure.Find(ProcedureRule.LargeSide, day)?.Value
        || face > rules.Procedure.Find(ProcedureRule.LargeFace, day)?.Value;
}
