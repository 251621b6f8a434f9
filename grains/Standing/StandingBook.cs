using System.Collections.Immutable;
using Grid.Parties;

namespace Grid.Standing;

/// <summary>
/// The parties that can owe something by themselves, with what the rows ask of them. Immutable.
/// </summary>
internal sealed class StandingBook
{
    private readonly ImmutableDictionary<EntityRef, StandingParty> parties;

    private StandingBook(ImmutableDictionary<EntityRef, StandingParty> parties) => this.parties = parties;

    public static StandingBook Empty { get; } = new(ImmutableDictionary<EntityRef, StandingParty>.Empty);

    public IEnumerable<StandingParty> All => parties.Values;

    public StandingParty? Of(EntityRef party) => parties.GetValueOrDefault(party);

    /// <summary>The book after these entries; null for a party that owes nothing by itself any more.</summary>
    /// <param name="changed">Each with the time of its entry; what was due before a party was known counts not.</param>
    public StandingBook With(IReadOnlyList<(EntityRef Party, StandingParty? Facts, DateTimeOffset At)> changed)
    {
        var now = parties.ToBuilder();
        foreach (var (party, facts, at) in changed)
        {
            if (facts is null)
            {
                now.Remove(party);
            }
            else
            {
                now[party] = facts with { Known = now.TryGetValue(party, out var before) ? before.Known : at };
            }
        }

        return new(now.ToImmutable());
    }
}
