using Dapper;
using Grid.Cases;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Reads the lines of lists from the rows of cases.</summary>
internal static class CaseColumns
{
    /// <param name="which">What follows the table's name: where, order by, limit.</param>
    public static async Task<IReadOnlyList<CaseLine>> Cases(this ReadModelStore store, string which, object parameters)
    {
        var rows = await store.Ask(database => database.QueryAsync<Row>(
            $"""
             select cast(id as text) as Id, number as Number, stage as Stage, kind as Kind, class as Class,
                    lon as Lon, lat as Lat, cell as Cell, segment as Segment, shop as Shop,
                    subdistrict as Subdistrict, channel as Channel, lead as Lead,
                    cast(handled_late as integer) as HandledLate, reworked as Reworked, reports as Reports,
                    cast(joined_to as text) as JoinedTo, reason as Reason,
                    {store.Moment("reported_at")} as ReportedAt, {store.Moment("due")} as Due,
                    {store.Moment("closed_at")} as ClosedAt,
                    cast(problem as text) as Problem, recurrence as Recurrence
             from cases left join recurrences on recurrences.case_id = cases.id {which}
             """,
            parameters));
        return [.. rows.Select(static row => row.Line)];
    }

    /// <summary>A row as either store returns it: times in microseconds, truths as numbers.</summary>
    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Number { get; init; } = "";
        public int Stage { get; init; }
        public int Kind { get; init; }
        public string Class { get; init; } = "";
        public double Lon { get; init; }
        public double Lat { get; init; }
        public string Cell { get; init; } = "";
        public string? Segment { get; init; }
        public string? Shop { get; init; }
        public string? Subdistrict { get; init; }
        public string Channel { get; init; } = "";
        public string Lead { get; init; } = "";
        public long? HandledLate { get; init; }
        public int Reworked { get; init; }
        public int Reports { get; init; }
        public string? JoinedTo { get; init; }
        public string? Reason { get; init; }
        public long ReportedAt { get; init; }
        public long? Due { get; init; }
        public long? ClosedAt { get; init; }
        public string? Problem { get; init; }
        public int? Recurrence { get; init; }

        public CaseLine Line => new()
        {
            Id = Guid.Parse(Id),
            Number = Number,
            Stage = (CaseStage)Stage,
            Kind = (ClassKind)Kind,
            Class = Class,
            Point = new(Lon, Lat),
            Cell = Cell,
            Segment = Segment,
            Channel = Channel,
            ReportedAt = StoredTime.FromMicroseconds(ReportedAt),
            Lead = EntityRef.Parse(Lead),
            Due = StoredTime.FromMicroseconds(Due),
            HandledLate = HandledLate is { } late ? late != 0 : null,
            Reworked = Reworked,
            Reports = Reports,
            JoinedTo = JoinedTo is null ? null : Guid.Parse(JoinedTo),
            ClosedAt = StoredTime.FromMicroseconds(ClosedAt),
            Reason = Reason,
            Shop = Shop,
            Subdistrict = Subdistrict,
            Problem = Problem is null ? null : Guid.Parse(Problem),
            Recurrence = Recurrence,
        };
    }
}
