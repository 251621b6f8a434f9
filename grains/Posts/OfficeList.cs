using System.Collections.Immutable;
using Grid.Departments;
using Grid.Parties;

namespace Grid.Posts;

/// <summary>部门清单 as the county holds it: which offices there are, and under which other office. Immutable.</summary>
internal sealed class OfficeList(ImmutableDictionary<string, DepartmentData> offices)
{
    private const string Centre = "commandCentre", Coordinating = "coordinationOffice";

    public static OfficeList Empty { get; } =
        new(ImmutableDictionary.Create<string, DepartmentData>(StringComparer.Ordinal));

    /// <summary>指挥中心: the office of that type; of several the first by code.</summary>
    public EntityRef? CommandCentre { get; } = OfType(offices, Centre);

    /// <summary>
    /// 县城市管理办公室: the office that calls the departments together (S217); of several the first by code.
    /// </summary>
    public EntityRef? CoordinationOffice { get; } = OfType(offices, Coordinating);

    public DepartmentData? this[string code] => offices.GetValueOrDefault(code);

    /// <summary>An office's name; null for any other party.</summary>
    public string? NameOf(EntityRef party) =>
        party.Kind == EntityKind.Department ? offices.GetValueOrDefault(party.Key)?.Name : null;

    /// <summary>
    /// The office that goes by a code or a name, as a letter says it; null where none does, or several do.
    /// </summary>
    public EntityRef? Named(string said)
    {
        var text = said.Trim();
        if (offices.ContainsKey(text))
        {
            return new(EntityKind.Department, text);
        }

        var found = offices.Where(office => office.Value.Name == text).Select(static office => office.Key).ToList();
        return found is [var one] ? new(EntityKind.Department, one) : null;
    }

    public bool Has(string code) => offices.ContainsKey(code);

    public int Count => offices.Count;

    public IEnumerable<KeyValuePair<string, DepartmentData>> All => offices;

    public IReadOnlyCollection<string> Codes => [.. offices.Keys];

    /// <param name="gone">Things that are not in force any more, or not yet.</param>
    public OfficeList With(
        IEnumerable<KeyValuePair<string, DepartmentData>> changed, IEnumerable<EntityRef>? gone = null)
    {
        var codes = gone?
            .Where(static thing => thing.Kind == EntityKind.Department)
            .Select(static office => office.Key);
        return new(offices.SetItems(changed).RemoveRange(codes ?? []));
    }

    private static EntityRef? OfType(ImmutableDictionary<string, DepartmentData> offices, string type) => offices
        .Where(office => office.Value.Type == type)
        .Select(static office => office.Key)
        .Order(StringComparer.Ordinal)
        .FirstOrDefault() is { } code ? new(EntityKind.Department, code) : null;

    /// <summary>The office at the top of an office's own line (中队→局); itself when no office stands above it.</summary>
    public EntityRef Top(EntityRef office)
    {
        var key = office.Key;
        for (
            var steps = 0;
            steps < offices.Count && offices.GetValueOrDefault(key)?.Parent is { Length: > 0 } parent && parent != key;
            steps++)
        {
            key = parent;
        }

        return new(EntityKind.Department, key);
    }
}
