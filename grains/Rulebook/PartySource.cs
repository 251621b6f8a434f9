using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Grid.Parties;

namespace Grid.Rulebook;

/// <summary>
/// The party that a route names: an office by its code, or the party that answers for the place or that the report
/// named. A place without such a party yields none.
/// </summary>
internal static class PartySource
{
    private const string Office = "department:";

    private static readonly FrozenDictionary<string, Func<RouteQuestion, EntityRef?>> Places =
        new Dictionary<string, Func<RouteQuestion, EntityRef?>>(Kinds.Units.Select(static kind =>
            KeyValuePair.Create(
                "place:" + kind.Word,
                (Func<RouteQuestion, EntityRef?>)(asked => Named(kind.Kind, kind.Unit!(asked.Place))))))
        {
            [Subdistrict] = static asked => Named(EntityKind.Department, asked.Place.Subdistrict),
            ["place:dog"] = static asked => asked.Dog,
            ["place:household"] = static asked => asked.Household,
            [PartOffice] = static asked => Named(EntityKind.Department, asked.PartOffice),
        }.ToFrozenDictionary();

    /// <summary>The office of the sub-district (属地街道), which has the sub-district's nine digits for its code.</summary>
    public const string Subdistrict = "place:subdistrict";

    /// <summary>The department (主管部门) that the register of parts names for the part.</summary>
    public const string PartOffice = "place:partOffice";

    public static IEnumerable<string> Words => Places.Keys.Order(StringComparer.Ordinal).Prepend(Office + "CODE");

    /// <summary>Whether the source may lead a case: only an office can be dispatched to.</summary>
    public static bool CanLead(string text) => 
        text is Subdistrict or PartOffice || text.StartsWith(Office, StringComparison.Ordinal);

    /// <summary>The code of the office a source names; null for a party of the place.</summary>
    public static string? OfficeOf(string text) =>
        text.StartsWith(Office, StringComparison.Ordinal) ? text[Office.Length..] : null;

    public static bool TryParse(string text, [NotNullWhen(true)] out Func<RouteQuestion, EntityRef?>? source)
    {
        if (text.StartsWith(Office, StringComparison.Ordinal) && text.Length > Office.Length)
        {
            EntityRef? office = new EntityRef(EntityKind.Department, text[Office.Length..]);
            source = _ => office;
            return true;
        }

        return Places.TryGetValue(text, out source);
    }

    private static EntityRef? Named(EntityKind kind, string? key) => string.IsNullOrEmpty(key) ? null : new(kind, key);
}
