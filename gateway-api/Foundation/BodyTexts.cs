using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Grid.Foundation;

namespace Grid.Gateway.Foundation;

/// <summary>
/// What holds for every body that is read into a record: its texts are kept in their normal form (NFC), and neither
/// a list nor an object with free members holds a null.
/// </summary>
internal sealed class BodyTexts
{
    private static readonly ConcurrentDictionary<Type, BodyTexts> All = new();
    private readonly PropertyInfo[] texts;
    private readonly (string Name, PropertyInfo Property)[] lists;
    private readonly (string Name, PropertyInfo Property, BodyTexts Inner)[] inner;

    private BodyTexts(Type body)
    {
        var properties = body.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        texts = [.. properties.Where(static property => property.PropertyType == typeof(string) && property.CanWrite)];
        lists =
        [
            .. properties
                .Where(static property => IsList(property.PropertyType))
                .Select(static property => (Name(property), property)),
        ];
        inner =
        [
            .. properties
                .Where(static property => IsBody(property.PropertyType))
                .Select(static property => (Name(property), property, Of(property.PropertyType))),
        ];
    }

    public static bool IsBody(Type type) =>
        type.Assembly == typeof(BodyTexts).Assembly && type.Name.EndsWith("Body", StringComparison.Ordinal);

    public static BodyTexts Of(Type body) => All.GetOrAdd(body, static type => new(type));

    /// <summary>Brings the texts of a body into their form, and notes what holds a null.</summary>
    public void Settle(object body, string path, List<Fault> faults)
    {
        foreach (var text in texts)
        {
            if (text.GetValue(body) is string sent && NormalText.Kept(sent) is var kept && !ReferenceEquals(sent, kept))
            {
                text.SetValue(body, kept);
            }
        }

        foreach (var (name, property) in lists)
        {
            switch (property.GetValue(body))
            {
                case IList list:
                    Settle(list, path + name, faults);
                    break;
                case IDictionary members:
                    Settle(members, path + name, faults);
                    break;
            }
        }

        foreach (var (name, property, its) in inner)
        {
            if (property.GetValue(body) is { } within)
            {
                its.Settle(within, $"{path}{name}.", faults);
            }
        }
    }

    private static void Settle(IList list, string field, List<Fault> faults)
    {
        for (var i = 0; i < list.Count; i++)
        {
            switch (list[i])
            {
                case null:
                    faults.Add(new(field, "request.json", $"{field} holds null; a list holds values alone."));
                    return;
                case string sent when NormalText.Kept(sent) is var kept && !ReferenceEquals(sent, kept):
                    list[i] = kept;
                    break;
                case { } body when IsBody(body.GetType()):
                    Of(body.GetType()).Settle(body, $"{field}[{i}].", faults);
                    break;
            }
        }
    }

    private static void Settle(IDictionary members, string field, List<Fault> faults)
    {
        foreach (var name in members.Keys.Cast<string>().ToList())
        {
            switch (members[name])
            {
                case null:
                    faults.Add(new(
                        field, "request.json", $"{field} has a member that is null; leave out what has no value."));
                    return;
                case string sent when NormalText.Kept(sent) is var kept && !ReferenceEquals(sent, kept):
                    members[name] = kept;
                    break;
            }
        }
    }

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static bool IsList(Type type) =>
        type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && !IsBody(type);
}
