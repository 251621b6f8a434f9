using System.Data.Common;
using Dapper;
using Grid.Cases;

namespace Grid.ReadModel;

/// <summary>Cases from their rows, and lines of lists from cases.</summary>
internal static class CaseRows
{
    /// <param name="which">What follows the table's name: where, order by, limit.</param>
    public static async Task<IReadOnlyList<CaseRow>> Cases(this DbConnection database, string which, object parameters)
    {
        var rows = await database.QueryAsync<(string Id, string Number, int Version, int Partition, long Position, string State)>(
            $"select cast(id as text), number, version, partition, position, state from cases {which}", parameters);
        return [.. rows.Select(static row =>
            new CaseRow(Guid.Parse(row.Id), row.Number, row.Version, new(row.Partition, row.Position), Tables.Read<CaseState>(row.State)))];
    }

    public static CaseLine Line(CaseRow row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Stage = row.State.Stage,
        Kind = row.State.Kind,
        Class = row.State.Class,
        Point = row.State.Place.Point,
        Cell = row.State.Place.Cell,
        Segment = row.State.Place.Segment,
        Channel = row.State.Channel,
        ReportedAt = row.State.ReportedAt,
        Lead = row.State.Lead,
        Due = row.State.Due,
        HandledLate = row.State.HandledLate,
        Reworked = row.State.Reworked,
        Reports = 1 + row.State.JoinedReports.Count,
        JoinedTo = row.State.JoinedTo,
        ClosedAt = row.State.ClosedAt,
        Reason = row.State.Reason,
        Shop = row.State.Place.Shop,
        Subdistrict = row.State.Place.Subdistrict,
    };
}
