using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Gateway.Parties;
using Grid.Parties;
using Grid.Rulebook;
using Npgsql;

namespace Grid.Benchmarks.Plain;

/// <summary>A row of cases, and those of its obligations, as the door of the city shows a case.</summary>
internal static class PlainCase
{
    /// <summary>What <see cref="Read"/> expects, of a row m and with o for its obligations.</summary>
    public const string Columns = """
        m.id, m.number, m.stage, m.kind, m.class, m.lon, m.lat, m.cell, m.segment, m.road, m.building, m.shop, m.subdistrict, m.community,
        m.trading_zone, m.description, m.channel, m.reported_at, m.lead, m.limit_index, m.limit_row, m.due, m.handled_late, m.reworked,
        m.reports, m.joined_to, m.closed_at, m.version
        """;

    /// <summary>Beside the columns of the case: its obligations as arrays.</summary>
    public const string Duties =
        "array_agg(o.party order by o.role, o.party), array_agg(o.role order by o.role, o.party), array_agg(o.rule order by o.role, o.party), array_agg(o.due order by o.role, o.party)";

    public static CaseBody Read(NpgsqlDataReader row, Limits limits)
    {
        var (amount, unit) = limits.Of(row.GetInt16(19));
        var stage = (CaseStage)row.GetInt16(2);
        return new()
        {
            Id = row.GetGuid(0),
            Number = row.GetString(1),
            Stage = stage,
            Class = row.GetString(4),
            Kind = (ClassKind)row.GetInt16(3),
            Lon = row.GetDouble(5),
            Lat = row.GetDouble(6),
            Cell = row.GetString(7),
            Segment = Text(row, 8),
            Road = Text(row, 9),
            Building = Text(row, 10),
            Shop = Text(row, 11),
            Subdistrict = row.GetString(12),
            Community = Text(row, 13),
            TradingZone = Text(row, 14),
            Description = Text(row, 15),
            Channel = row.GetString(16),
            ReportedAt = row.GetDateTime(17),
            Parties = Parties(row),
            Lead = PartyBody.From(EntityRef.Parse(row.GetString(18))),
            Limit = new(amount, unit, row.GetString(20)),
            Due = Time(row, 21),
            HandledLate = row.IsDBNull(22) ? null : row.GetBoolean(22),
            Reworked = row.GetInt16(23),
            Reports = row.GetInt32(24),
            JoinedTo = row.IsDBNull(25) ? null : row.GetGuid(25),
            JoinedReports = [],
            ClosedAt = Time(row, 26),
            Version = row.GetInt32(27),
            LedgerPosition = default,
            Next = CaseRules.Next(stage),
        };
    }

    private static DutyBody[] Parties(NpgsqlDataReader row)
    {
        if (row.FieldCount == 28 || row.IsDBNull(28))
        {
            return [];
        }

        var (parties, roles, rules, dues) = (
            row.GetFieldValue<string[]>(28),
            row.GetFieldValue<short[]>(29),
            row.GetFieldValue<string[]>(30),
            row.GetFieldValue<DateTime?[]>(31));
        var bodies = new DutyBody[parties.Length];
        for (var i = 0; i < bodies.Length; i++)
        {
            var party = EntityRef.Parse(parties[i]);
            bodies[i] = new(
                party.KindName,
                party.Key,
                (AssignmentRole)roles[i],
                dues[i] is { } due ? new DateTimeOffset(due) : null,
                rules[i]);
        }

        return bodies;
    }

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column));
}
