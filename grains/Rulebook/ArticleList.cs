using Grid.Penalties;

namespace Grid.Rulebook;

/// <summary>What behaviours may cost, by article and text. Immutable.</summary>
internal sealed class ArticleList(IReadOnlyList<ArticleRow> rows)
{
    private readonly ILookup<string, ArticleRow> byBehaviour = rows.ToLookup(static row => row.Behaviour);

    public static ArticleList Empty { get; } = new([]);

    /// <summary>The behaviours of which some article speaks.</summary>
    public IReadOnlySet<string> Known { get; } = rows.Select(static row => row.Behaviour).ToHashSet();

    /// <summary>The ranges of a behaviour, of all parties and texts.</summary>
    public IEnumerable<(decimal Least, decimal Most)> Ranges(string behaviour) => byBehaviour[behaviour]
        .Where(static row => row is { Least: not null, Most: not null })
        .Select(static row => (row.Least!.Value, row.Most!.Value));

    /// <summary>The row of a behaviour for a party on a day; null when no article speaks of it then.</summary>
    public ArticleRow? Find(string behaviour, PartySort party, DateOnly day) =>
        byBehaviour[behaviour].FirstOrDefault(row =>
            (row.Party is null || row.Party == party) && Period.Covers(row.From, row.Until, day));

    /// <summary>The behaviours that an event of a class may be on a day, each once.</summary>
    public IEnumerable<string> Of(string code, DateOnly day) => rows
        .Where(row => row.Classes.Contains(code) && Period.Covers(row.From, row.Until, day))
        .Select(static row => row.Behaviour)
        .Distinct();
}
