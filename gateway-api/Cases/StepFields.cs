using Grid.Cases;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Grid.Gateway.Cases;

/// <summary>
/// Describes the fields of a step that only some verbs need; the table of verbs says which verbs those are.
/// </summary>
internal static class StepFields
{
    private static readonly (string Field, string Text)[] Said =
    [
        ("passed",
            $"For {Listed(Needs.Passed)}: whether it passed; "
            + $"for {Listed(Needs.ReasonOrPassed)}: whether what was asked is approved."),
        ("reason",
            $"For {string.Join(", ", Verbs(Needs.Reason | Needs.ReasonOrPassed))}; "
            + "for a dispatch to who returned it."),
        ("to",
            $"For {Listed(Needs.Authority | Needs.Addressee)}: the authority; "
            + $"for {Listed(Needs.Primary)}: the id of the case to join; "
            + $"for {Listed(Needs.DepartmentAsked)}: the department asked."),
    ];

    public static Task Describe(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var properties = document.Components!.Schemas![nameof(StepBody)].Properties!;
        foreach (var (field, text) in Said)
        {
            properties[field].Description = text;
        }

        return Task.CompletedTask;
    }

    /// <summary>The words of the verbs that have one of these needs.</summary>
    private static string[] Verbs(Needs needs) =>
    [
        .. CaseVerbs.All
            .Where(row => (row.Needs & needs) != 0)
            .OrderBy(static row => row.Verb)
            .Select(static row => row.Word),
    ];

    private static string Listed(Needs needs) => Verbs(needs) is [.. { Length: > 0 } first, var last]
        ? $"{string.Join(", ", first)} and {last}"
        : Verbs(needs)[0];
}
