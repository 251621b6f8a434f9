using System.Globalization;

namespace Grid.Silo.Folders;

/// <summary>What the check of a county's folder found: everything, and grouped by cause for reading.</summary>
internal sealed class FolderReport
{
    private const int Lines = 5, Details = 3;

    private readonly List<FolderFinding> findings = [];

    public IReadOnlyList<FolderFinding> Findings => findings;

    public int Files { get; set; }

    public int Rows { get; set; }

    /// <summary>What would hold though no row of the folder says it, a line each.</summary>
    public IReadOnlyList<string> Defaults { get; set; } = [];

    public int Errors => findings.Count(static finding => finding.IsError);

    public int Warnings => findings.Count - Errors;

    public void Add(FolderFinding finding) => findings.Add(finding);

    /// <summary>The findings by file and cause, errors first; each cause with its count and first lines.</summary>
    /// <param name="all">Whether every finding is printed instead.</param>
    public IEnumerable<string> Print(bool all)
    {
        foreach (var file in findings.GroupBy(static finding => finding.File))
        {
            yield return file.Key;
            var causes = file.GroupBy(static finding => (finding.IsError, finding.Code, finding.Column))
                .OrderByDescending(static cause => cause.Key.IsError);
            foreach (var cause in causes)
            {
                foreach (var line in all ? Each(cause) : Grouped(cause.Key.IsError, [.. cause]))
                {
                    yield return line;
                }
            }
        }

        if (Defaults.Count > 0)
        {
            yield return "defaults in force, where no row says what holds:";
            foreach (var line in Defaults)
            {
                yield return $"  {line}";
            }
        }

        yield return Summary;
    }

    private string Summary
    {
        get
        {
            var seen = string.Create(CultureInfo.InvariantCulture, $"{Files} files and {Rows:n0} rows looked at: ");
            return seen + (Errors == 0 && Warnings == 0 ? "nothing is wrong." : Count());
        }
    }

    private string Count() =>
        string.Create(CultureInfo.InvariantCulture, $"{Errors:n0} errors, {Warnings:n0} warnings.");

    private static IEnumerable<string> Each(IEnumerable<FolderFinding> cause) =>
        cause.Select(static one =>
            $"  {Level(one.IsError)} {one.Code}{(one.Line > 0 ? $" line {one.Line}" : "")}: {one.Detail}");

    private static IEnumerable<string> Grouped(bool isError, IReadOnlyList<FolderFinding> cause)
    {
        var of = cause[0];
        var column = of.Column.Length > 0 ? $" {of.Column}" : "";
        yield return string.Create(
            CultureInfo.InvariantCulture, $"  {Level(isError)} {of.Code}{column}: {cause.Count:n0}{LinesOf(cause)}");
        var details = cause.Select(static one => one.Detail).Distinct().ToList();
        foreach (var detail in details.Take(Details))
        {
            yield return $"    {detail}";
        }

        if (details.Count > Details)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"    and {details.Count - Details:n0} more of the kind; --all prints them");
        }
    }

    private static string LinesOf(IReadOnlyList<FolderFinding> cause)
    {
        var lines = cause.Where(static one => one.Line > 0).Select(static one => one.Line).ToList();
        return lines.Count == 0
            ? ""
            : $" (line {string.Join(", ", lines.Take(Lines))}{(lines.Count > Lines ? " …" : "")})";
    }

    private static string Level(bool isError) => isError ? "error" : "warning";
}

/// <summary>One thing that is wrong with a folder.</summary>
/// <param name="IsError">Whether the city would refuse it, or lose or misread something by it.</param>
/// <param name="File">The file, as city.json names it.</param>
/// <param name="Line">Its line, or the number of its feature, from 1; 0 for the file as a whole.</param>
/// <param name="Code">The same code as the door's refusal, where the door would refuse it.</param>
/// <param name="Column">The column it is about; empty where it is about none.</param>
internal sealed record FolderFinding(
    bool IsError,
    string File,
    int Line,
    string Code,
    string Column,
    string Detail);
