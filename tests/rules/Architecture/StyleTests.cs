using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Grid.Tests.Architecture;

/// <summary>Every C# file of the repository keeps the rules of style that the compiler does not check.</summary>
public sealed class StyleTests
{
    private const int LongestLine = 120;

    [Fact]
    public void The_tests_read_the_whole_repository() => Assert.True(
        SourceFile.All.Value.Count > 800, $"Only {SourceFile.All.Value.Count} files were found.");

    [Fact]
    public void A_line_has_at_most_120_characters() => Assert.Empty(Found(LongLines));

    [Fact]
    public void No_conditional_expression_stands_inside_another() => Assert.Empty(Found(NestedConditionals));

    [Fact]
    public void Log_messages_stand_in_the_log_file_of_their_type() => Assert.Empty(Found(StrayLogs));

    [Fact]
    public void A_file_is_named_after_its_first_type() => Assert.Empty(Found(Misnamed));

    [Fact]
    public void An_interface_stands_alone_in_its_file() => Assert.Empty(Found(SharedInterfaces));

    [Fact]
    public void A_field_begins_with_no_underscore() => Assert.Empty(Found(Underscores));

    [Fact]
    public void A_tuple_assigns_no_fields() => Assert.Empty(Found(TupleAssignments));

    [Theory]
    [InlineData(120, false)]
    [InlineData(121, true)]
    public void A_long_line_is_recognised(int length, bool isLong) =>
        Assert.Equal(isLong, LongLines(Read("// ".PadRight(length, 'x'))).Any());

    [Theory]
    [InlineData("tests/rules/T.cs", "\"", false)]
    [InlineData("grains/T.cs", "\"\"\"", false)]
    [InlineData("grains/T.cs", "\"", true)]
    public void Only_a_text_may_be_longer(string path, string quotes, bool isLong)
    {
        var data = $"class T {{ const string Data = {quotes}{new string('x', LongestLine)}{quotes}; }}";
        Assert.Equal(isLong, LongLines(new(path, data)).Any());
    }

    [Theory]
    [InlineData("a ? 1 : 2", false)]
    [InlineData("a ? 1 : b ? 2 : 3", true)]
    [InlineData("a ? (b ? 1 : 2) : 3", true)]
    [InlineData("(a ? b : c) ? 1 : 2", true)]
    [InlineData("a ? 1 : Of(b ? 2 : 3)", false)]
    [InlineData("a ? 1 : all.Count(one => one ? x : y)", false)]
    [InlineData("a ? 1 : b switch { true => c ? 2 : 3, _ => 4 }", false)]
    public void A_nested_conditional_is_recognised(string expression, bool isNested) =>
        Assert.Equal(isNested, NestedConditionals(Read($"class T {{ int M() => {expression}; }}")).Any());

    [Theory]
    [InlineData("T.Log.cs", false)]
    [InlineData("T.cs", true)]
    public void A_stray_log_is_recognised(string name, bool isStray)
    {
        const string text = "partial class T { [LoggerMessage(LogLevel.Warning, \"x\")] static partial void X(); }";
        Assert.Equal(isStray, StrayLogs(new(name, text)).Any());
    }

    [Theory]
    [InlineData("class T; class Other;", false)]
    [InlineData("namespace Some { public enum T { One } }", false)]
    [InlineData("class Other; class T;", true)]
    [InlineData("[assembly: Some]", false)]
    public void A_misnamed_file_is_recognised(string text, bool isMisnamed) =>
        Assert.Equal(isMisnamed, Misnamed(Read(text)).Any());

    [Theory]
    [InlineData("interface T;", false)]
    [InlineData("interface T { enum Nested { One } }", false)]
    [InlineData("class T; class Other;", false)]
    [InlineData("interface T; record Other;", true)]
    [InlineData("class T; interface Other;", true)]
    public void An_interface_with_company_is_recognised(string text, bool isShared) =>
        Assert.Equal(isShared, SharedInterfaces(Read(text)).Any());

    [Theory]
    [InlineData("int field;", false)]
    [InlineData("int field, _other;", true)]
    public void An_underscore_is_recognised(string field, bool isFound) =>
        Assert.Equal(isFound, Underscores(Read($"class T {{ {field} }}")).Any());

    [Theory]
    [InlineData("(this.a, b) = (1, 2);", true)]
    [InlineData("(a, b) = (1, 2);", true)]
    [InlineData("(x, y) = (y, x);", false)]
    [InlineData("var (a, b) = (1, 2);", false)]
    public void A_tuple_that_assigns_fields_is_recognised(string statement, bool isFound) => Assert.Equal(
        isFound, TupleAssignments(Read($"class T {{ int a, b; void M(int x, int y) {{ {statement} }} }}")).Any());

    private static SourceFile Read(string text) => new("T.cs", text);

    private static List<string> Found(Func<SourceFile, IEnumerable<string>> rule) =>
        [.. SourceFile.All.Value.SelectMany(rule)];

    /// <summary>
    /// A line inside a raw string literal may be longer: a break inside it would be a change of the text, as a row of
    /// CSV is one line. In tests, so may a line that holds another string, as a request or a line of a report.
    /// </summary>
    private static IEnumerable<string> LongLines(SourceFile file)
    {
        var tooLong = file.Lines.Where(static line => line.Span.Length > LongestLine).ToList();
        HashSet<int> data = tooLong.Count > 0 ? file.TextLines() : [];
        return tooLong
            .Where(line => !data.Contains(line.LineNumber))
            .Select(line => $"{file.Path}:{line.LineNumber + 1} has {line.Span.Length} characters.");
    }

    /// <summary>
    /// A conditional expression stands inside another unless a statement, a lambda, a list of arguments or another
    /// part that a reader reads by itself lies between the two.
    /// </summary>
    private static IEnumerable<string> NestedConditionals(SourceFile file) => file.Root
        .DescendantNodes()
        .OfType<ConditionalExpressionSyntax>()
        .Where(static inner => inner
            .Ancestors()
            .TakeWhile(static outer => !IsReadByItself(outer))
            .Any(static outer => outer is ConditionalExpressionSyntax))
        .Select(inner => $"{file.PlaceOf(inner)} has a conditional expression inside another.");

    private static bool IsReadByItself(SyntaxNode node) => node
        is StatementSyntax
            or AnonymousFunctionExpressionSyntax
            or MemberDeclarationSyntax
            or ArgumentListSyntax
            or InterpolationSyntax
            or InitializerExpressionSyntax
            or SwitchExpressionSyntax
            or WithExpressionSyntax;

    private static IEnumerable<string> StrayLogs(SourceFile file) => file.Root
        .DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(method =>
            !file.Name.EndsWith(".Log.cs", StringComparison.Ordinal)
            && method.AttributeLists
                .SelectMany(static list => list.Attributes)
                .Any(static attribute => attribute.Name.ToString() == "LoggerMessage"))
        .Select(method => $"{file.PlaceOf(method)} logs; the method belongs into <Type>.Log.cs.");

    private static IEnumerable<string> Misnamed(SourceFile file) => OuterTypes(file)
        .Take(1)
        .Where(type => type.Identifier.Text != file.Name.Split('.')[0])
        .Select(type => $"{file.Path} begins with the type {type.Identifier.Text}.");

    private static IEnumerable<string> SharedInterfaces(SourceFile file) => OuterTypes(file)
        .Where(type => type is InterfaceDeclarationSyntax && OuterTypes(file).Count() > 1)
        .Select(type => $"{file.PlaceOf(type)} holds the interface {type.Identifier.Text} and another type.");

    private static IEnumerable<BaseTypeDeclarationSyntax> OuterTypes(SourceFile file) => file.Root
        .DescendantNodes()
        .OfType<BaseTypeDeclarationSyntax>()
        .Where(static type => type.Parent is not TypeDeclarationSyntax);

    private static IEnumerable<string> Underscores(SourceFile file) => file.Root
        .DescendantNodes()
        .OfType<FieldDeclarationSyntax>()
        .SelectMany(static field => field.Declaration.Variables)
        .Where(static field => field.Identifier.Text.StartsWith('_'))
        .Select(field => $"{file.PlaceOf(field)} names a field {field.Identifier.Text}.");

    private static IEnumerable<string> TupleAssignments(SourceFile file) => file.Root
        .DescendantNodes()
        .OfType<AssignmentExpressionSyntax>()
        .Where(static assignment =>
            assignment.Left is TupleExpressionSyntax tuple
            && tuple.Arguments.Any(static part => IsField(part.Expression)))
        .Select(assignment => $"{file.PlaceOf(assignment)} assigns fields by a tuple.");

    private static bool IsField(ExpressionSyntax target) => target switch
    {
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => true,
        IdentifierNameSyntax name => target
            .Ancestors()
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(static type => type.Members)
            .OfType<FieldDeclarationSyntax>()
            .SelectMany(static field => field.Declaration.Variables)
            .Any(field => field.Identifier.Text == name.Identifier.Text),
        _ => false,
    };
}
