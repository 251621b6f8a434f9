using Dapper;
using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>Finds which of some cases have ended.</summary>
internal static class EndedCases
{
    private const int AtOnce = 500;

    /// <summary>
    /// The cases that ended, as far as the lists know, and were not closed after a time; and the cases that the lists
    /// do not know. The caller then reads each case's own record.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> Over(
        this ReadModelStore store,
        IReadOnlyList<Guid> cases,
        DateTimeOffset closedBy)
    {
        var over = new List<Guid>();
        var ends = string.Join(
            ", ", Enum.GetValues<CaseStage>().Where(ReporterRules.IsEnd).Select(static stage => (int)stage));
        foreach (var some in cases.Chunk(AtOnce))
        {
            var rows = await store.Ask(database => database.QueryAsync<(string Id, bool Over)>(
                $"""
                 select cast(id as text), stage in ({ends}) and (closed_at is null or closed_at <= @closedBy)
                 from cases where {store.Among("id", "@ids")}
                 """,
                new { ids = store.List(some), closedBy = store.Time(closedBy) }));
            var known = rows.ToDictionary(static row => Guid.Parse(row.Id), static row => row.Over);
            over.AddRange(some.Where(id => !known.TryGetValue(id, out var ended) || ended));
        }

        return over;
    }
}
