using System.Data.Common;

namespace Grid.Chaos.Oracle;

/// <summary>Every row of the read model as text, to be held against those of a rebuild.</summary>
internal sealed class ReadModelTables
{
    private static readonly string[] Names =
    [
        "cases",
        "obligations",
        "case_parties",
        "notices",
        "registers",
        "register_names",
        "party_figures",
        "case_figures",
        "party_cells",
        "recurrences",
        "marks",
        "disputes",
        "letters",
        "set_aside",
        "read_to",
    ];

    private readonly Dictionary<string, HashSet<string>> rows = [];

    public int Rows => rows.Values.Sum(static table => table.Count);

    /// <param name="schema">With its dot, where the tables have one.</param>
    public static async Task<ReadModelTables> Read(DbConnection connection, string schema)
    {
        var read = new ReadModelTables();
        foreach (var name in Names)
        {
            var table = read.rows[name] = [];
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from {schema}{name}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                table.Add(string.Join(
                    '\u001f',
                    Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column => reader.IsDBNull(column) ? "∅" : Text(reader.GetValue(column)))));
            }
        }

        return read;
    }

    /// <summary>Where these rows differ from those of a rebuilt read model.</summary>
    public IEnumerable<Finding> Against(ReadModelTables rebuilt)
    {
        foreach (var name in Names)
        {
            foreach (var row in rows[name].Except(rebuilt.rows[name]).Take(5))
            {
                yield return new("read model", $"{name} held what a rebuild does not make: {Short(row)}");
            }

            foreach (var row in rebuilt.rows[name].Except(rows[name]).Take(5))
            {
                yield return new("read model", $"{name} lacked what a rebuild makes: {Short(row)}");
            }
        }
    }

    private static string Text(object value) => value switch
    {
        DateTime time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    private static string Short(string row) => (row.Length <= 400 ? row : row[..400]).Replace('\u001f', '|');
}
