using Grid.Penalties;

namespace Grid.Rulebook;

/// <summary>Tiers of discretion, by behaviour. Immutable.</summary>
internal sealed class TierList(IReadOnlyList<TierRow> rows)
{
    private readonly ILookup<string, TierRow> byBehaviour = rows.ToLookup(static row => row.Behaviour);

    public static TierList Empty { get; } = new([]);

    /// <summary>The tiers of a behaviour for a party on a day, the mildest first.</summary>
    public IReadOnlyList<TierRow> Of(string behaviour, PartySort party, DateOnly day) =>
    [
        .. byBehaviour[behaviour]
            .Where(row => (row.Party is null || row.Party == party) && Period.Covers(row.From, row.Until, day))
            .OrderBy(static row => row.Least),
    ];
}
