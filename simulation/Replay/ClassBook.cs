using System.Text;
using Grid.Rulebook;
using Grid.Simulation.Door;

namespace Grid.Simulation.Replay;

/// <summary>
/// The county's classes by the names people use: big and small class (大类/小类) as the table has them, its other names,
/// and the small one alone where only one class of the kind bears it.
/// </summary>
internal sealed class ClassBook
{
    private readonly Dictionary<(ClassKind Kind, string Name), string> byFullName = [];
    private readonly Dictionary<(ClassKind Kind, string Name), string?> byShortName = [];

    /// <summary>The classes of a county as its city shows them.</summary>
    public static async Task<ClassBook> Ask(CityDoor door, string county, CancellationToken cancel)
    {
        var book = new ClassBook();
        foreach (var row in await door.Rows(county, "classes", DoorJson.Default.TableBodyClassBody, cancel))
        {
            book.Add(row.Kind, row.Code, row.Big, row.Name, row.Aliases);
        }

        return book;
    }

    public void Add(ClassKind kind, string code, string big, string name, IEnumerable<string> aliases)
    {
        byFullName.TryAdd((kind, Compared($"{big}/{name}")), code);
        byFullName.TryAdd((kind, Compared(code)), code);
        foreach (var alias in aliases)
        {
            byFullName.TryAdd((kind, Compared(alias)), code);
        }

        // A name that two classes share identifies neither.
        var alone = (kind, Compared(name));
        byShortName[alone] = byShortName.TryGetValue(alone, out var other) && other != code ? null : code;
    }

    /// <returns>Null when the names are missing or not in the book.</returns>
    public ClassCode? Find(ClassKind kind, string big, string small)
    {
        var (first, last) = (Compared(big), Compared(small));
        var name = last.Length > 0 ? last : first;
        var code = byFullName.GetValueOrDefault((kind, last.Length > 0 ? $"{first}/{last}" : first))
            ?? byFullName.GetValueOrDefault((kind, name))
            ?? byShortName.GetValueOrDefault((kind, name));
        return code is null ? null : new ClassCode(kind, code);
    }

    /// <summary>Capitals and widths of letters do not count, as at the door.</summary>
    private static string Compared(string name) =>
        name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
}

/// <summary>A class as the door takes it.</summary>
internal readonly record struct ClassCode(ClassKind Kind, string Code);
