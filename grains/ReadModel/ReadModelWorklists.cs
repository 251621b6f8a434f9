using Dapper;
using Grid.Parties;

namespace Grid.ReadModel;

/// <inheritdoc cref="IReadModelWorklists"/>
internal sealed class ReadModelWorklists(ReadModelStore store) : IReadModelWorklists
{
    private const int Open = (int)ObligationStatus.Open;

    private static readonly string[] Sums =
    [
        SumOf("raised", nameof(PartyFigures.Raised)),
        SumOf("open", nameof(PartyFigures.Open)),
        SumOf("discharged", nameof(PartyFigures.Discharged)),
        SumOf("discharged_late", nameof(PartyFigures.DischargedLate)),
        SumOf("lapsed", nameof(PartyFigures.Lapsed)),
        SumOf("reworked", nameof(PartyFigures.Reworked)),
        SumOf("returned", nameof(PartyFigures.Returned)),
        SumOf("dispatched", nameof(PartyFigures.Dispatched)),
        SumOf("accepted", nameof(PartyFigures.Accepted)),
        SumOf("returns_upheld", nameof(PartyFigures.ReturnsUpheld)),
        SumOf("returns_overruled", nameof(PartyFigures.ReturnsOverruled)),
    ];

    public Task<PartyFigures> Figures(EntityRef party, DateTimeOffset now) =>
        store.Ask(database =>
            database.QuerySingleAsync<PartyFigures>(
        $"""
         select {string.Join(", ", Sums)},
                (select count(*) from obligations where party = @party and status = {Open} and due < @now) as Overdue
         from party_figures where party = @party
         """,
        new { party = StoredText.Storable(party.ToString()), now = store.Time(now) }));

    public async Task<ObligationPage> Obligations(EntityRef party, bool openOnly)
    {
        var (lines, _) = await store.Obligations(
            party,
            openOnly ? ObligationStatus.Open : null,
            ListPage.Most,
            after: null);
        return new(lines.Items, lines.Next);
    }

    public Task<IReadOnlyDictionary<string, long>> OpenByCell(EntityRef party) => store.Ask(async database =>
    {
        var cells = await database.QueryAsync<(string Cell, long Open)>(
            """
            select cell, cast(sum(open) as bigint) from party_cells
            where party = @party group by cell having sum(open) > 0
            """,
            new { party = StoredText.Storable(party.ToString()) });
        return (IReadOnlyDictionary<string, long>)cells.ToDictionary(static row => row.Cell, static row => row.Open);
    });

    private static string SumOf(string column, string name) => $"cast(coalesce(sum({column}), 0) as bigint) as {name}";
}
