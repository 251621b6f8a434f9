using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Grid.Gateway.Foundation;
using Grid.Gateway.Problems;
using Grid.Gateway.Registers;
using Grid.Gateway.Rulebook;
using Grid.Names;
using Grid.Parties;

namespace Grid.Gateway.Names;

/// <summary>
/// Writes beside each code of an answer its name: <c>"stage": "filed", "stageName": "已立案"</c>. What a member holds is
/// known by its type, or by its name (<see cref="CodeMembers"/>), so that a new body has names by being there.
/// </summary>
internal sealed class NamesBeside(KnownNames names)
{
    private static readonly ConcurrentDictionary<Type, bool> Answers = new();

    private readonly ConcurrentDictionary<Type, Func<object, IEnumerable<EntityRef>>[]> things = new();
    private readonly ConcurrentDictionary<Type, Func<object, object?>[]> parts = new();

    /// <summary>Adds the names to a type of answers; a body that is read has none.</summary>
    public void Add(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || !IsAnswer(type.Type))
        {
            return;
        }

        var members = type.Properties.Where(static member => member.Get is not null).ToList();
        var named = new List<Func<object, IEnumerable<EntityRef>>>();
        foreach (var member in members)
        {
            Explain(member, members);
            if (CodeMembers.Of(member, members) is not { } code)
            {
                continue;
            }

            if (code.Things is { } thing)
            {
                named.Add(thing);
            }

            var beside = members.Find(other => other.Name == code.Name);
            var shown = beside ?? type.CreateJsonPropertyInfo(code.Type, code.Name);
            var own = beside?.Get;
            shown.Get = body => own?.Invoke(body)
                ?? code.Named(body, names, Speech.Now.Voice(names, CountyTime.Written));
            if (beside is null)
            {
                shown.IsGetNullable = false;
                shown.AttributeProvider = new NameOf(member.Name);
                shown.ShouldSerialize = static (_, name) => name is not null;
                type.Properties.Insert(type.Properties.IndexOf(member) + 1, shown);
            }
        }

        things[type.Type] = [.. named];
    }

    /// <summary>Finds what an answer names, so that the city is asked once for all of it.</summary>
    /// <param name="counties">Takes the codes of the counties in whose words it is written.</param>
    /// <param name="named">Takes the registered things.</param>
    public void Collect(object? answer, JsonSerializerOptions json, ISet<string> counties, ISet<EntityRef> named)
    {
        switch (answer)
        {
            case null or string or JsonElement or JsonNode or IDictionary:
                return;
            case ShownRow row:
                named.UnionWith(row.Things());
                named.UnionWith(row.Thing is { } thing ? [thing] : []);
                counties.UnionWith(row.CountyOf(names) is { } of ? [of] : []);
                Collect(row.Members, json, counties, named);
                return;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Collect(item, json, counties, named);
                }

                return;
        }

        if (!IsAnswer(answer.GetType()))
        {
            return;
        }

        if (answer is IOfCounty { County: var county })
        {
            counties.Add(county ?? KnownNames.First);
        }

        var inner = parts.GetOrAdd(answer.GetType(), static (type, options) => Parts(options.GetTypeInfo(type)), json);
        foreach (var find in things.GetValueOrDefault(answer.GetType(), []))
        {
            named.UnionWith(find(answer));
        }

        foreach (var part in inner)
        {
            Collect(part(answer), json, counties, named);
        }
    }

    /// <summary>
    /// Tells a sentence in the language of the caller: why something is so, what a code of a finding means here, and
    /// the matter that a practice settles. A problem is told before it is written.
    /// </summary>
    private void Explain(JsonPropertyInfo member, List<JsonPropertyInfo> members)
    {
        var body = member.DeclaringType;
        Func<object, string, string, string>? told = member.Name switch
        {
            "why" or "nextStep" => static (_, english, language) => ProblemTexts.Why(english, language)!,
            "about" => static (_, english, language) => ProblemTexts.About(english, language),
            "source" when body == typeof(PracticeBody) =>
                static (_, english, language) => ProblemTexts.About(english, language),
            "detail" when body != typeof(ProblemBody)
                && body != typeof(Fault)
                && members.Find(static one => one.Name == "code") is { Get: { } code } =>
                (line, english, language) => ProblemTexts.Told(code(line) as string ?? "", english, language),
            _ => null,
        };
        if (told is not null && member.Get is { } said)
        {
            member.Get = answer => said(answer) is string english
                ? told(answer, english, Speech.Now.Voice(names, CountyTime.Written).Language)
                : said(answer);
        }
    }

    /// <summary>What a type holds that may name something itself.</summary>
    private static Func<object, object?>[] Parts(JsonTypeInfo type) =>
    [
        .. type.Properties
            .Where(static member => member.Get is not null && member.AttributeProvider is not NameOf)
            .Where(static member => MayHold(member.PropertyType))
            .Select(static member => member.Get!),
    ];

    private static bool MayHold(Type type) =>
        type == typeof(object)
        || IsAnswer(type)
        || type.GenericTypeArguments.Any(static argument => argument == typeof(object) || IsAnswer(argument));

    /// <summary>Whether the door writes a type and never reads it: what is read says how long a text may be.</summary>
    internal static bool IsAnswer(Type type) => Answers.GetOrAdd(type, static type =>
        (type.Assembly == typeof(NamesBeside).Assembly || type.Assembly == typeof(CityWords).Assembly)
        && !type.IsEnum
        && type != typeof(EntityRef)
        && !type.GetProperties().Any(static member =>
            member.IsDefined(typeof(RequiredAttribute), inherit: true)
            || member.IsDefined(typeof(StringLengthAttribute), inherit: true)));
}
