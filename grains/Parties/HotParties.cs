namespace Grid.Parties;

internal static class HotParties
{
    /// <summary>Whether the read model keeps the worklist of a party.</summary>
    public static bool IsHot(this EntityRef party) => Kinds.Find(party.Kind) is { Worklist: Worklist.ReadModel };
}
