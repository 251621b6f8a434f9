using System.Text.Json.Nodes;
using Grid.Chaos.Load;
using Npgsql;

namespace Grid.Chaos.Faults;

/// <summary>
/// The cell with most open cases is cut in two, and silos are killed once the first new cell is entered and the old one
/// is not.
/// </summary>
internal sealed class KilledRecut : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Look = TimeSpan.FromMilliseconds(5);

    private readonly HashSet<string> recut = [];

    public override string Kind => "kill in a re-cut";

    public override int Kills => 2;

    public override int Weight => 1;

    public override async Task<bool> Strike(Scene scene)
    {
        await using var database = NpgsqlDataSource.Create(scene.Region.Database + ";Pooling=true");
        if (await Fullest(database) is not var (x, y))
        {
            return false;
        }

        var old = Town.CellCode(x, y);
        recut.Add(old);
        var (west, east) = ($"{old[..9]}003{(2 * recut.Count) - 1:000}", $"{old[..9]}003{2 * recut.Count:000}");
        var answered = Recut(scene, old, (x, y), west, east);
        var entered = await Entered(database, west);
        var spared = scene.AnySilo();
        scene.Say($"cell {old} is cut in two{(entered ? "" : ", unseen")}; kill -9 all silos but {spared}");
        await Task.WhenAll(scene.Region.Silos.Where(silo => silo != spared).Select(static silo => silo.Process.Kill()));
        await scene.Region.Mend();
        scene.Say($"the re-cut was {(await answered ? "acknowledged" : "not acknowledged")}");
        return entered;
    }

    private static async Task<bool> Recut(Scene scene, string old, (int X, int Y) at, string west, string east)
    {
        var (x, y) = at;
        var (one, other) = (scene.Requests.Next(), scene.Requests.Next());
        var body = new JsonObject
        {
            ["by"] = "chaos",
            ["retire"] = new JsonArray(old),
            ["create"] = new JsonArray(
                Town.Cell(west, one.Mark, Town.Lon(x), Town.Lat(y), Town.Lon(x + 0.5), Town.Lat(y + 1)),
                Town.Cell(east, other.Mark, Town.Lon(x + 0.5), Town.Lat(y), Town.Lon(x + 1), Town.Lat(y + 1))),
        };
        return await scene.Requests.Send(
            [(one.Number, one.Mark, $"cell/{west}"), (other.Number, other.Mark, $"cell/{east}")],
            Entry.Registered,
            "/v1/cells/recut",
            body,
            new Random(x + (100 * y)));
    }

    /// <summary>The cell of ours, not yet re-cut, that owes most.</summary>
    private async Task<(int X, int Y)?> Fullest(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(
            "select party from readmodel.obligations where status = 0 and party like 'cell/%' group by party order "
            + "by count(*) desc");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var code = reader.GetString(0)["cell/".Length..];
            foreach (
                var cell in Town.FreeCells.Where(cell => Town.CellCode(cell.X, cell.Y) == code && !recut.Contains(code))
            )
            {
                return cell;
            }
        }

        return null;
    }

    private static async Task<bool> Entered(NpgsqlDataSource database, string code)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await using var command = database.CreateCommand("select 1 from ledger where source = $1");
            command.Parameters.Add(new() { Value = $"cell/{code}" });
            if (await command.ExecuteScalarAsync() is not null)
            {
                return true;
            }

            await Task.Delay(Look, TimeProvider.System);
        }

        return false;
    }
}
