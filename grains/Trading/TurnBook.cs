using System.Collections.Immutable;

namespace Grid.Trading;

/// <summary>The turns of a county, by the point they are of. Immutable.</summary>
internal sealed class TurnBook
{
    private readonly ImmutableDictionary<string, string> pointOf;
    private readonly ImmutableDictionary<string, ImmutableSortedDictionary<string, TurnData>> turns;

    private TurnBook(
        ImmutableDictionary<string, string> pointOf,
        ImmutableDictionary<string, ImmutableSortedDictionary<string, TurnData>> turns)
    {
        this.pointOf = pointOf;
        this.turns = turns;
    }

    public static TurnBook Empty { get; } = new(
        ImmutableDictionary<string, string>.Empty,
        ImmutableDictionary<string, ImmutableSortedDictionary<string, TurnData>>.Empty);

    /// <summary>The turns of a point, past and coming, by code.</summary>
    public IEnumerable<RotaTurn> Of(string permit) => turns.TryGetValue(permit, out var found)
        ? found.Select(static one => new RotaTurn(one.Key, one.Value))
        : [];

    public TurnBook With(string code, TurnData turn)
    {
        var left = pointOf.TryGetValue(code, out var before) && before != turn.Permit
            ? turns.SetItem(before, turns[before].Remove(code))
            : turns;
        var there = left.GetValueOrDefault(
            turn.Permit, ImmutableSortedDictionary.Create<string, TurnData>(StringComparer.Ordinal));
        return new(
            pointOf.SetItem(code, turn.Permit), left.SetItem(turn.Permit, there.SetItem(code, turn)));
    }
}
