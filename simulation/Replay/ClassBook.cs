using CsvHelper;
using Grid.Rulebook;
using Grid.Simulation.Door;

namespace Grid.Simulation.Replay;

/// <summary>
/// The county's classes (<c>rulebook/classes.csv</c>) by the names people use: 大类/小类 as the table has it, its aliases,
/// and the 小类 alone where only one class of the kind bears it.
/// </summary>
internal sealed class ClassBook
{
    private readonly Dictionary<(ClassKind Kind, string Name), string> byFullName = [];
    private readonly Dictionary<(ClassKind Kind, string Name), string?> byShortName = [];

    /// <summary>Reads <c>rulebook/classes.csv</c> of a county's folder.</summary>
    public static ClassBook Read(string path)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        var book = new ClassBook();
        while (csv.Read())
        {
            book.Add(
                csv.GetString("kind") is "part" or "部件" ? ClassKind.Part : ClassKind.Event,
                csv.GetString("code"),
                csv.GetString("big"),
                csv.GetString("name"),
                csv.GetString("aliases")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return book;
    }

    /// <summary>Asks the city for its classes; null when it shows none.</summary>
    public static async Task<ClassBook?> Ask(CityDoor door, CancellationToken cancel)
    {
        if (await door.County(cancel) is not { } county
            || (await door.Get($"/v1/tables/{county}/classes", null, DoorJson.Default.ClassTableBody, cancel)).Value
                is not { } table)
        {
            return null;
        }

        var book = new ClassBook();
        foreach (var row in table.Rows)
        {
            book.Add(row.Kind, row.Code, row.Big, row.Name, row.Aliases);
        }

        return book;
    }

    public void Add(ClassKind kind, string code, string big, string name, IEnumerable<string> aliases)
    {
        byFullName.TryAdd((kind, $"{big}/{name}"), code);
        byFullName.TryAdd((kind, code), code);
        foreach (var alias in aliases)
        {
            byFullName.TryAdd((kind, alias), code);
        }

        // A name that two classes share identifies neither.
        byShortName[(kind, name)] = byShortName.TryGetValue((kind, name), out var other) && other != code ? null : code;
    }

    /// <returns>Null when the names are missing or not in the book.</returns>
    public ClassCode? Find(ClassKind kind, string big, string small)
    {
        var code = byFullName.GetValueOrDefault((kind, small.Length > 0 ? $"{big}/{small}" : big))
            ?? byFullName.GetValueOrDefault((kind, small))
            ?? byShortName.GetValueOrDefault((kind, small));
        return code is null ? null : new ClassCode(kind, code);
    }
}

/// <summary>A class as the door takes it.</summary>
internal readonly record struct ClassCode(ClassKind Kind, string Code)
{
    /// <summary>待分类: a report without a known class goes to the command centre, so that none is lost.</summary>
    public static ClassCode Unsorted { get; } = new(ClassKind.Event, "06-99");
}
