using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Letters to other departments and authorities, in the order in which they were sent.</summary>
internal static class LetterList
{
    private const string List = "letters";

    public static async Task<Outcome<ListPage<LetterLine>>> Letters(this ReadModelStore store, LetterQuery query)
    {
        var conditions = new List<string> { "1 = 1" };
        var parameters = new DynamicParameters();
        Where(query.To, "n.addressee = @to", "to");
        Where(query.Department, "n.department = @department", "department");
        if (query.Kind is { } kind)
        {
            conditions.Add($"n.kind = {(int)kind}");
        }

        if (query.Acknowledged is { } acknowledged)
        {
            conditions.Add(acknowledged ? "n.acknowledged_at is not null" : "n.acknowledged_at is null");
        }

        if (query.After is { } after)
        {
            if (
                !PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || cursor.Key.Split('/') is not [var key, var number]
                || !Guid.TryParse(key, out var id)
                || !int.TryParse(number, out var count))
            {
                return PageCursor.Refusal;
            }

            conditions.Add("(n.sent_at, n.case_id, n.number) > (@at, @id, @count)");
            parameters.Add("at", store.Time(at));
            parameters.Add("id", store.Id(id));
            parameters.Add("count", count);
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = await store.Ask(database => database.QueryAsync<Row>(
            $"""
             select cast(n.case_id as text) as Id, n.number as Letter, n.kind as Sort, n.addressee as Addressee,
                    n.department as Department, n.reason as Reason, n.sent_by as SentBy,
                    {store.Moment("n.sent_at")} as SentAt, {store.Moment("n.acknowledged_at")} as AcknowledgedAt,
                    n.acknowledged_by as AcknowledgedBy,
                    c.number as Number, c.stage as Stage, c.kind as Kind, c.class as Class, c.lon as Lon, c.lat as Lat,
                    c.cell as Cell, {store.Moment("c.reported_at")} as ReportedAt
             from letters n join cases c on c.id = n.case_id where {string.Join(" and ", conditions)}
             order by n.sent_at, n.case_id, n.number limit @rows
             """,
            parameters));
        return ListPage.Of(
            [.. rows],
            limit,
            static row => row.Line,
            static row => new(List, StoredTime.FromMicroseconds(row.SentAt), $"{row.Id}/{row.Letter}"));

        void Where(string? value, string condition, string name)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                parameters.Add(name, StoredText.Storable(value));
            }
        }
    }

    /// <summary>A row as either store returns it.</summary>
    private sealed record Row
    {
        public string Id { get; init; } = "";
        public int Letter { get; init; }
        public int Sort { get; init; }
        public string Addressee { get; init; } = "";
        public string? Department { get; init; }
        public string Reason { get; init; } = "";
        public string SentBy { get; init; } = "";
        public long SentAt { get; init; }
        public long? AcknowledgedAt { get; init; }
        public string? AcknowledgedBy { get; init; }
        public string Number { get; init; } = "";
        public int Stage { get; init; }
        public int Kind { get; init; }
        public string Class { get; init; } = "";
        public double Lon { get; init; }
        public double Lat { get; init; }
        public string Cell { get; init; } = "";
        public long ReportedAt { get; init; }

        public LetterLine Line => new(
            Guid.Parse(Id),
            Number,
            (CaseStage)Stage,
            (ClassKind)Kind,
            Class,
            new(Lon, Lat),
            Cell,
            StoredTime.FromMicroseconds(ReportedAt),
            new(
                Letter,
                (LetterKind)Sort,
                Addressee,
                Department is null ? null : new EntityRef(EntityKind.Department, Department),
                Reason,
                StoredTime.FromMicroseconds(SentAt),
                SentBy,
                StoredTime.FromMicroseconds(AcknowledgedAt),
                AcknowledgedBy));
    }
}
