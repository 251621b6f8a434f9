using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Parties;
using Grid.Rulebook;
using Npgsql;

namespace Grid.Benchmarks.Plain;

/// <summary>What a party owes now, by due time: one query over one index.</summary>
internal sealed class OpenObligations(NpgsqlDataSource database)
{
    private const string Statement =
        "select case_id, number, kind, class, role, due, rule, since from obligations where party = $1 and status = 0 order by due limit 500";

    public async Task<ObligationsBody> Read(string plural, string code)
    {
        var party = new EntityRef(RegisterForms.Find(plural)!.Kind, code).ToString();
        await using var command = database.CreateCommand(Statement).With(party);
        await using var row = await command.ExecuteReaderAsync();
        var items = new List<ObligationBody>();
        while (await row.ReadAsync())
        {
            items.Add(new(
                row.GetGuid(0),
                row.GetString(1),
                (ClassKind)row.GetInt16(2),
                row.GetString(3),
                (AssignmentRole)row.GetInt16(4),
                row.IsDBNull(5) ? null : new DateTimeOffset(row.GetDateTime(5)),
                ObligationStatus.Open,
                row.GetString(6),
                row.GetDateTime(7),
                null));
        }

        return new(items, null, null);
    }
}
