using System.Globalization;
using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Parties;
using Grid.Places;
using Grid.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Grid.Benchmarks.Plain;

/// <summary>
/// Takes a report in one statement, which is one round trip and one transaction: looks for the case it joins (same
/// class, 50 m, 24 h), and stores the case, what each party owes, the first line of its history and every party's
/// figures.
/// </summary>
internal sealed class Intake(NpgsqlDataSource database, PlainCounty county, Limits limits, TimeProvider time)
{
    private const double MetresPerDegree = 111_320;
    private const double Similar = 50;
    private const double Block = 200;
    private const int Slots = 32;

    private const string Statement = """
        with alike as (
            select c.id from cases c
            where c.block = any($6) and c.class = $4 and c.kind = $3 and c.stage < 8
                and c.reported_at between $19 - interval '24 hours' and $19 + interval '24 hours'
                and sqrt(power((c.lat - $8) * 111320, 2) + power((c.lon - $7) * 111320 * $29, 2)) <= 50
            order by abs(extract(epoch from c.reported_at - $19)), c.id limit 1),
        new as (
            insert into cases (id, number, stage, kind, class, block, lon, lat, cell, segment, road, building, shop, subdistrict, community,
                trading_zone, description, channel, reported_at, lead, limit_index, limit_row, due, joined_to, version)
            select $1, $2 || nextval('case_number'), case when s.id is null then 1 else 11 end, $3, $4, $5, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                $16, $17, $18, $19, $20, $21, $22, $23, s.id, 1
            from (values (1)) one left join alike s on true
            returning number, joined_to),
        owed as (
            insert into obligations (case_id, party, number, kind, class, role, rule, due, status, since)
            select $1, p.party, new.number, $3, $4, p.role, p.rule, p.due, 0, $27 from unnest($24, $25, $26, $28) p(party, role, rule, due), new
            where new.joined_to is null),
        told as (
            insert into history (case_id, version, type, at, by, stage) values ($1, 1, 'case.reported', $27, $30, 1)),
        counted as (
            insert into counters as k (party, slot, raised, open, discharged, late)
            select p.party, $31, 1, 1, 0, 0 from unnest($24) p(party), new where new.joined_to is null
            on conflict (party, slot) do update set raised = k.raised + 1, open = k.open + 1),
        gathered as (
            update cases c set reports = c.reports + 1 from alike s where c.id = s.id)
        select number, joined_to from new
        """;

    private int slot;

    public async Task<Results<Created<CaseBody>, Problem>> Take(ReportBody body)
    {
        var faults = new List<Fault>();
        if (Reports.Read(body, crs: null, fresh: true, faults) is not { } report)
        {
            return Problem.Of(faults);
        }

        var now = time.GetUtcNow();
        var at = report.ReportedAt ?? now;
        if (county.Locate(report.Point) is not { } place)
        {
            return new Problem(
                StatusCodes.Status422UnprocessableEntity, "place.outside", "The point lies outside the county.");
        }

        if (county.Route(report, place, at) is not { } routing)
        {
            return new Problem(StatusCodes.Status422UnprocessableEntity, "class.unknown", "No such class.");
        }

        var id = Guid.CreateVersion7(now);
        // In one order everywhere, so that no two reports wait for each other's counters.
        var duties = routing
            .Duties.Select(static duty => (Party: duty.Party.ToString(), Duty: duty))
            .OrderBy(static owed => owed.Party, StringComparer.Ordinal)
            .ToArray();
        var due = routing.Duties[0].Due;
        await using var command = database.CreateCommand(Statement);
        command
            .With(id)
            .With(string.Create(
                CultureInfo.InvariantCulture,
                $"{(report.Kind == ClassKind.Part ? 'C' : 'E')}{report.Class.Replace("-", "", StringComparison.Ordinal)}-{at:yyyyMMdd}-"))
            .With((short)report.Kind)
            .With(report.Class)
            .With(BlockOf(report.Point))
            .With(Blocks(report.Point))
            .With(report.Point.Lon)
            .With(report.Point.Lat)
            .With(place.Cell)
            .WithText(place.Segment)
            .WithText(place.Road)
            .WithText(place.Building)
            .WithText(place.Shop)
            .With(place.Subdistrict)
            .WithText(place.Community)
            .WithText(place.TradingZone)
            .WithText(report.Description)
            .With(report.Channel)
            .With(at.UtcDateTime)
            .With(routing.Lead.ToString())
            .With(limits.NumberOf(routing.Limit))
            .With(routing.Limit.Standard)
            .With(due!.Value.UtcDateTime)
            .With(Array.ConvertAll(duties, static owed => owed.Party))
            .With(Array.ConvertAll(duties, static owed => (short)owed.Duty.Role))
            .With(Array.ConvertAll(duties, static owed => owed.Duty.Rule))
            .With(now.UtcDateTime)
            .With(Array.ConvertAll(duties, static owed => owed.Duty.Due?.UtcDateTime))
            .With(Math.Cos(double.DegreesToRadians(report.Point.Lat)))
            .With(report.By)
            .With((short)(Interlocked.Increment(ref slot) & (Slots - 1)));
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        Guid? joined = reader.IsDBNull(1) ? null : reader.GetGuid(1);
        return TypedResults.Created($"/v1/cases/{id}", new CaseBody
        {
            Id = id,
            Number = reader.GetString(0),
            Stage = joined is null ? CaseStage.Reported : CaseStage.Joined,
            Class = report.Class,
            Kind = report.Kind,
            Lon = report.Point.Lon,
            Lat = report.Point.Lat,
            Cell = place.Cell,
            Segment = place.Segment,
            Road = place.Road,
            Building = place.Building,
            Shop = place.Shop,
            Subdistrict = place.Subdistrict,
            Community = place.Community,
            TradingZone = place.TradingZone,
            Description = report.Description,
            Channel = report.Channel,
            ReportedAt = at,
            Parties = joined is null ? [.. routing.Duties.Select(DutyBody.From)] : [],
            Lead = PartyBody.From(routing.Lead),
            Limit = new(routing.Limit.Amount, routing.Limit.Unit, routing.Limit.Standard),
            Due = due,
            Reports = 1,
            JoinedTo = joined,
            JoinedReports = [],
            Version = 1,
            LedgerPosition = default,
            Next = CaseRules.Next(joined is null ? CaseStage.Reported : CaseStage.Joined),
        });
    }

    private static long BlockOf(GeoPoint point) => BlockAt(Row(point.Lat * MetresPerDegree), Row(East(point)));

    /// <summary>The blocks that the circle round the point touches: mostly one.</summary>
    private static long[] Blocks(GeoPoint point)
    {
        var (north, east) = (point.Lat * MetresPerDegree, East(point));
        var blocks = new List<long>(4);
        for (var row = Row(north - Similar); row <= Row(north + Similar); row++)
        {
            for (var column = Row(east - Similar); column <= Row(east + Similar); column++)
            {
                blocks.Add(BlockAt(row, column));
            }
        }

        return [.. blocks];
    }

    // One scale for the whole county, so that a block is the same for every request; a little narrower than true to the
    // north of it.
    private static double East(GeoPoint point) => point.Lon * MetresPerDegree * 0.8;

    private static int Row(double metres) => (int)Math.Floor(metres / Block);

    private static long BlockAt(int row, int column) => ((long)row << 32) | (uint)column;
}
