using Grid.Gateway.Problems;
using Grid.Names;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Gateway.Names;

/// <summary>Of what the codes of a column are, and so how each is called.</summary>
/// <param name="Said">The name of a code; null where the county has none.</param>
/// <param name="Thing">The registered thing that a code names; null where it names none.</param>
internal sealed record CodeName(Func<CodeInRow, string?> Said, Func<string, EntityRef?>? Thing = null)
{
    /// <summary>Posts, and words that stand for a role instead.</summary>
    public static CodeName Post { get; } = new(static code =>
        code.Voice.Word($"assignmentRole.{code.Code}") ?? code.Voice.Post(new Post(code.Code)));

    /// <summary>Classes and patterns of them, of the kind that the row says.</summary>
    public static CodeName Class { get; } = new(static code => code.Voice.Classes(code.Kind, code.Code));

    /// <summary>Classes of events.</summary>
    public static CodeName Event { get; } = new(static code => code.Voice.Classes(ClassKind.Event, code.Code));

    /// <summary>Classes of parts.</summary>
    public static CodeName Part { get; } = new(static code => code.Voice.Classes(ClassKind.Part, code.Code));

    /// <summary>Channels, and kinds of them as <c>kind:public</c>.</summary>
    public static CodeName Channel { get; } = new(static code => code.Code.Split(':') is ["kind", var kind]
        ? code.Voice.Word($"channelKind.{kind}")
        : code.Voice.Channel(code.Code));

    /// <summary>Kinds of zones of the county's own.</summary>
    public static CodeName Zone { get; } = new(static code => code.Voice.Zone(code.Code));

    /// <summary>Behaviours of the table of articles.</summary>
    public static CodeName Behaviour { get; } = new(static code =>
        code.Voice.Code(CodeSort.Behaviour, code.Code));

    /// <summary>Kinds of documents, as the county's templates head them.</summary>
    public static CodeName Document { get; } = new(static code => code.Voice.Code(CodeSort.Document, code.Code));

    /// <summary>Options of practice.</summary>
    public static CodeName Practice { get; } = new(static code => PracticeOption.Find(code.Code) is { } option
        ? ProblemTexts.About(option.About, code.Voice.Language)
        : null);

    /// <summary>Things of any kind, each as <c>kind/code</c>.</summary>
    public static CodeName AnyThing { get; } = OfThing(static text =>
        EntityRef.TryParse(text, out var thing) ? thing : null);

    /// <summary>Who answers by a route: <c>department:CODE</c>, or one at the place, <c>place:segment</c>.</summary>
    public static CodeName Party { get; } = OfThing(
        static text => text.Split(':') is ["department", var key] ? new EntityRef(EntityKind.Department, key) : null,
        static code => code.Code.Split(':') is ["place", var kind]
            ? code.Voice.Word($"placeParty.{kind}") ?? code.Voice.Word($"entityKind.{kind}")
            : null);

    /// <summary>Conditions of a route on place, report or time: <c>tradingZone=禁止区|严控区</c>.</summary>
    public static CodeName Condition { get; } = new(static code => Conditioned(code));

    /// <summary>Words of one kind, as <c>words.txt</c> has them: <c>caseStage</c>.</summary>
    public static CodeName Word(string kind) => new(code => code.Voice.Word($"{kind}.{code.Code}"));

    /// <summary>Things of one kind.</summary>
    public static CodeName Of(EntityKind kind) => OfThing(key => new EntityRef(kind, key));

    private static CodeName OfThing(
        Func<string, EntityRef?> thing, Func<CodeInRow, string?>? otherwise = null) => new(
        code => thing(code.Code) is { } one ? code.Known.Thing(one) : otherwise?.Invoke(code),
        thing);

    private static string? Conditioned(CodeInRow code)
    {
        if (code.Code.Split('=', 2) is not [var aspect, var values] || Aspect(aspect, code.Voice) is not { } name)
        {
            return null;
        }

        return $"{name}={string.Join('|', values.Split('|').Select(value =>
            code.Voice.Word($"aspectValue.{value}") ?? value))}";
    }

    private static string? Aspect(string aspect, CountyVoice voice) =>
        aspect.StartsWith("zone.", StringComparison.Ordinal)
            ? voice.Zone(aspect["zone.".Length..])
            : voice.Word($"aspect.{aspect}");
}

/// <summary>A code in a row, and what is known when its name is asked for.</summary>
/// <param name="Kind">Whether the row is of events or of parts; null where it says neither.</param>
internal readonly record struct CodeInRow(string Code, ClassKind? Kind, KnownNames Known, CountyVoice Voice);
