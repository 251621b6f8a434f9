using System.Text.RegularExpressions;
using Grid.Tests.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grid.Tests.Problems;

/// <summary>
/// The sentences that the source can say, each with <see cref="Hole"/> where a value stands. A sentence is followed
/// through additions, choices, constants, variables and methods of its type that make texts.
/// </summary>
internal sealed partial class SourceSentences
{
    /// <summary>Stands where a sentence has a value.</summary>
    public const char Hole = '\u0001';

    private const int Deepest = 8, MostVariants = 200;
    private static readonly IReadOnlyList<string> Anything = [Hole.ToString()];

    private readonly IReadOnlyList<SourceFile> files;
    private readonly Dictionary<string, ExpressionSyntax> constants;

    // What methods that make a text return, by type and name, and by the name where one type alone has it.
    private readonly Dictionary<string, IReadOnlyList<ExpressionSyntax>> methods;

    /// <param name="files">The files whose sentences are asked for.</param>
    public SourceSentences(IReadOnlyList<SourceFile> files)
    {
        this.files = files;
        constants = files
            .SelectMany(static file => file.Root.DescendantNodes().OfType<FieldDeclarationSyntax>())
            .Where(static field => field.Declaration.Type.ToString() == "string")
            .SelectMany(static field => field.Declaration.Variables)
            .Where(static one => one.Initializer is not null)
            .GroupBy(static one => $"{TypeOf(one)?.Identifier.Text}.{one.Identifier.Text}")
            .ToDictionary(static same => same.Key, static same => same.First().Initializer!.Value);
        var made = files
            .SelectMany(static file => file.Root.DescendantNodes())
            .Select(static node => node switch
            {
                MethodDeclarationSyntax m => (m.Identifier, m.ReturnType, m.ExpressionBody, Node: (SyntaxNode)m),
                LocalFunctionStatementSyntax m => (m.Identifier, m.ReturnType, m.ExpressionBody, m),
                _ => default,
            })
            .Where(static one => one.ReturnType?.ToString().TrimEnd('?') == "string")
            .GroupBy(
                static one => (Type: TypeOf(one.Node)?.Identifier.Text, Name: one.Identifier.Text),
                static one => one.ExpressionBody is { } arrow
                    ? [arrow.Expression]
                    : one.Node.DescendantNodes().OfType<ReturnStatementSyntax>()
                        .Select(static returned => returned.Expression)
                        .OfType<ExpressionSyntax>())
            .ToDictionary(
                static same => same.Key,
                static IReadOnlyList<ExpressionSyntax> (same) => [.. same.SelectMany(static one => one)]);
        methods = made
            .Select(static one => KeyValuePair.Create($"{one.Key.Type}.{one.Key.Name}", one.Value))
            .Concat(made.GroupBy(static one => one.Key.Name).Where(static same => same.Count() == 1)
                .Select(static same => KeyValuePair.Create(same.Key, same.First().Value)))
            .ToDictionary();
    }

    /// <summary>Every sentence that stands behind a code: <c>Refusal.Invalid("case.until", $"until …")</c>.</summary>
    public IEnumerable<(string Place, string Code, string Sentence)> Coded() =>
        from file in files
        from list in file.Root.DescendantNodes()
        where !IsAside(list)
        from pair in Pairs(list)
        from code in Values(pair.Code).Select(text => pair.Prefix + text)
        where CodeShape().IsMatch(code)
        from sentence in Values(pair.Text)
        where Words().IsMatch(sentence) && !sentence.Contains('\n', StringComparison.Ordinal)
        select (file.PlaceOf(pair.Text), code, sentence);

    /// <summary>Every text that reads as a sentence, wherever it stands.</summary>
    public IEnumerable<(string Place, string Sentence)> All() =>
        from file in files
        from text in file.Root.DescendantNodes().OfType<ExpressionSyntax>()
        where text is InterpolatedStringExpressionSyntax || text.IsKind(SyntaxKind.StringLiteralExpression)
        where text.Parent is not BinaryExpressionSyntax && !IsAside(text) && !IsDescription(text)
        from sentence in Values(text)
        where SentenceShape().IsMatch(sentence)
        select (file.PlaceOf(text), sentence);

    /// <summary>What a text can be.</summary>
    private IReadOnlyList<string> Values(ExpressionSyntax text, int depth = 0)
    {
        if (depth > Deepest)
        {
            return Anything;
        }

        IReadOnlyList<string> Inner(ExpressionSyntax inner) => Values(inner, depth + 1);
        return text switch
        {
            LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression)
                ? []
                : [literal.Token.ValueText],
            ParenthesizedExpressionSyntax inner => Inner(inner.Expression),
            PostfixUnaryExpressionSyntax inner => Inner(inner.Operand),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) =>
                Each(Inner(sum.Left), Inner(sum.Right)),
            BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) =>
                [.. Inner(choice.Left), .. Inner(choice.Right)],
            ConditionalExpressionSyntax choice => [.. Inner(choice.WhenTrue), .. Inner(choice.WhenFalse)],
            SwitchExpressionSyntax choice => [.. choice.Arms.SelectMany(arm => Inner(arm.Expression))],
            ThrowExpressionSyntax => [],
            InterpolatedStringExpressionSyntax parts => parts.Contents.Aggregate(
                (IReadOnlyList<string>)[""], (before, part) => Each(before, Part(part, depth))),
            InvocationExpressionSyntax { Expression: var called } call when called.ToString()
                is "FormattableString.Invariant" or "Invariant" or "string.Create" or "Text" =>
                Inner(call.ArgumentList.Arguments[^1].Expression),
            InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } =>
                OfMethod(TypeOf(name)?.Identifier.Text, name.Identifier.Text, depth),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } =>
                OfMethod(called.Expression.ToString(), called.Name.Identifier.Text, depth),
            IdentifierNameSyntax name => OfName(name, depth),
            MemberAccessExpressionSyntax member when constants.TryGetValue(
                $"{member.Expression.ToString().Split('.')[^1]}.{member.Name}", out var value) => Inner(value),
            _ => Anything,
        };
    }

    private IReadOnlyList<string> Part(InterpolatedStringContentSyntax part, int depth) => part switch
    {
        InterpolatedStringTextSyntax text =>
            [text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal)
                .Replace("}}", "}", StringComparison.Ordinal)],
        InterpolationSyntax { Expression: var value } when Values(value, depth + 1) is { Count: > 0 } values => values,
        _ => Anything,
    };

    /// <summary>What a method returns.</summary>
    private IReadOnlyList<string> OfMethod(string? type, string name, int depth) =>
        (methods.GetValueOrDefault($"{type}.{name}") ?? methods.GetValueOrDefault(name)) is { Count: > 0 } returned
            ? [.. returned.SelectMany(one => Values(one, depth + 1)).Distinct()]
            : Anything;

    /// <summary>What a variable, a constant or a property of the type around it holds.</summary>
    private IReadOnlyList<string> OfName(IdentifierNameSyntax name, int depth)
    {
        foreach (var scope in name.Ancestors())
        {
            var value = scope switch
            {
                TypeDeclarationSyntax type =>
                    constants.GetValueOrDefault($"{type.Identifier.Text}.{name.Identifier.Text}")
                    ?? type.Members.OfType<PropertyDeclarationSyntax>()
                        .FirstOrDefault(one =>
                            one.Identifier.Text == name.Identifier.Text && one.Type.ToString() == "string")?
                        .ExpressionBody?.Expression,
                BlockSyntax or BaseMethodDeclarationSyntax => scope.DescendantNodes()
                    .Select(node => Held(node, name.Identifier.Text))
                    .FirstOrDefault(static held => held is not null),
                _ => null,
            };
            if (value is not null)
            {
                return Values(value, depth + 1);
            }
        }

        return Anything;
    }

    /// <summary>What a variable is given: <c>var name = …</c>, or <c>… is { } name</c>.</summary>
    private static ExpressionSyntax? Held(SyntaxNode node, string name) => node switch
    {
        VariableDeclaratorSyntax given when given.Identifier.Text == name => given.Initializer?.Value,
        IsPatternExpressionSyntax
        {
            Pattern: RecursivePatternSyntax { Designation: SingleVariableDesignationSyntax called },
        } found when called.Identifier.Text == name => found.Expression,
        _ => null,
    };

    /// <summary>Arguments that stand beside each other as a code and a sentence.</summary>
    private static IEnumerable<(string Prefix, ExpressionSyntax Code, ExpressionSyntax Text)> Pairs(SyntaxNode list)
    {
        ExpressionSyntax[] arguments = list switch
        {
            ArgumentListSyntax those => [.. those.Arguments.Select(static one => one.Expression)],
            TupleExpressionSyntax those => [.. those.Arguments.Select(static one => one.Expression)],
            _ => [],
        };

        // A fault of a row says what sort it is; its code follows from that.
        if (list.Parent is InvocationExpressionSyntax { Expression: var called }
            && called.ToString().Split('.')[^1] == "Fault"
            && arguments is [_, var sort, var fault])
        {
            return [("register.", sort, fault)];
        }

        return arguments.Zip(arguments.Skip(1)).Where(static pair => IsText(pair.First))
            .Select(static pair => ("", pair.First, pair.Second));
    }

    private static bool IsText(ExpressionSyntax expression) => expression.DescendantNodesAndSelf()
        .Any(static node =>
            node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression));

    /// <summary>Whether a node stands in an attribute, or in the text of an exception.</summary>
    private static bool IsAside(SyntaxNode node) => node.Ancestors().Any(static around =>
        around is AttributeSyntax or ThrowStatementSyntax or ThrowExpressionSyntax);

    /// <summary>Whether a text describes the door to its callers, in its summaries, columns or headers.</summary>
    private static bool IsDescription(SyntaxNode node) => node.Ancestors()
        .OfType<InvocationExpressionSyntax>()
        .Any(static call => Describing().IsMatch(call.Expression.ToString()));

    private static TypeDeclarationSyntax? TypeOf(SyntaxNode node) =>
        node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault();

    private static IReadOnlyList<string> Each(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.Count * second.Count > MostVariants && second.Count > 1
            ? Each(first, Anything)
            : [.. (from one in first from other in second select one + other).Distinct()];

    [GeneratedRegex(@"^[a-z\u0001][A-Za-z\u0001]*\.[A-Za-z\u0001-]+\z")]
    private static partial Regex CodeShape();

    [GeneratedRegex("(Summary|Describe|Description|Documented|[.]Text|Log|Answers|WithName|Refuses|Header|Query|Column)$")]
    private static partial Regex Describing();

    // More than values.
    [GeneratedRegex("[a-z]+ [a-z]+")]
    private static partial Regex Words();

    // It begins as a sentence does, has at least four words and ends with a stop.
    [GeneratedRegex(@"^['\[\u0001A-Z][^\n]*( [^\n]*){3}[.?]\z")]
    private static partial Regex SentenceShape();
}
