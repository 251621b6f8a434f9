using System.Globalization;
using Grid.Gateway.Problems;
using Grid.Names;
using Grid.Rulebook;

namespace Grid.Silo.Folders;

/// <summary>What the check of a county's folder found: everything, and grouped by cause for reading.</summary>
internal sealed class FolderReport
{
    private const int Lines = 5, Details = 3;

    private readonly List<FolderFinding> findings = [];

    public IReadOnlyList<FolderFinding> Findings => findings;

    public int Files { get; set; }

    public int Rows { get; set; }

    /// <summary>What would hold though no row of the folder says it.</summary>
    public IReadOnlyList<PracticeView> Defaults { get; set; } = [];

    /// <summary>The first language of the county, English or Chinese.</summary>
    public string FirstLanguage { get; set; } = CityWords.English;

    public int Errors => findings.Count(static finding => finding.IsError);

    public int Warnings => findings.Count - Errors;

    public void Add(FolderFinding finding) => findings.Add(finding);

    /// <summary>The findings by file and cause, errors first; each cause with its count and first lines.</summary>
    /// <param name="all">Whether every finding is printed instead.</param>
    /// <param name="language">English or Chinese.</param>
    public IEnumerable<string> Print(bool all, string language = CityWords.English)
    {
        var words = language == CityWords.Chinese ? ReportWords.Chinese : ReportWords.English;
        var told = findings.ConvertAll(finding => finding with
        {
            Detail = ProblemTexts.Told(finding.Code, finding.Detail, language),
        });
        foreach (var file in told.GroupBy(static finding => finding.File))
        {
            yield return file.Key;
            var causes = file.GroupBy(static finding => (finding.IsError, finding.Code, finding.Column))
                .OrderByDescending(static cause => cause.Key.IsError);
            foreach (var cause in causes)
            {
                foreach (var line in all ? Each(cause, words) : Grouped(cause.Key.IsError, [.. cause], words))
                {
                    yield return line;
                }
            }
        }

        if (Defaults.Count > 0)
        {
            yield return words.Defaults;
            foreach (var one in Defaults)
            {
                yield return $"  {one.Table} {one.Option}: {one.Value}{(one.Unit.Length > 0 ? $" {one.Unit}" : "")} "
                    + $"({ProblemTexts.About(one.About, language)}; {ProblemTexts.About(one.Source, language)})";
            }
        }

        yield return Format(words.Seen, Files, Rows)
            + (findings.Count == 0 ? words.Nothing : Format(words.Count, Errors, Warnings));
    }

    private static IEnumerable<string> Each(IEnumerable<FolderFinding> cause, ReportWords words) =>
        cause.Select(one =>
            $"  {words.Level(one.IsError)} {one.Code}"
            + $"{(one.Line > 0 ? " " + Format(words.Line, one.Line) : "")}: {one.Detail}");

    private static IEnumerable<string> Grouped(bool isError, IReadOnlyList<FolderFinding> cause, ReportWords words)
    {
        var of = cause[0];
        var column = of.Column.Length > 0 ? $" {of.Column}" : "";
        yield return $"  {words.Level(isError)} {of.Code}{column}: {Format("{0:n0}", cause.Count)}"
            + LinesOf(cause, words);
        var details = cause.Select(static one => one.Detail).Distinct().ToList();
        foreach (var detail in details.Take(Details))
        {
            yield return $"    {detail}";
        }

        if (details.Count > Details)
        {
            yield return $"    {Format(words.More, details.Count - Details)}";
        }
    }

    private static string LinesOf(IReadOnlyList<FolderFinding> cause, ReportWords words)
    {
        var lines = cause.Where(static one => one.Line > 0).Select(static one => one.Line).ToList();
        var few = $"{string.Join(", ", lines.Take(Lines))}{(lines.Count > Lines ? " …" : "")}";
        return lines.Count == 0 ? "" : $" ({Format(words.Line, few)})";
    }

    private static string Format(string text, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>The words of the report itself in one language.</summary>
    private sealed record ReportWords(
        string Error,
        string Warning,
        string Line,
        string More,
        string Defaults,
        string Seen,
        string Nothing,
        string Count)
    {
        public static ReportWords English { get; } = new(
            "error",
            "warning",
            "line {0}",
            "and {0:n0} more of the kind; --all prints them",
            "defaults in force, where no row says what holds:",
            "{0} files and {1:n0} rows looked at: ",
            "nothing is wrong.",
            "{0:n0} errors, {1:n0} warnings.");

        public static ReportWords Chinese { get; } = new(
            "错误",
            "提醒",
            "第 {0} 行",
            "同类另有 {0:n0} 项,--all 可全部列出",
            "没有任何行规定、因而按默认执行的惯例:",
            "已检查 {0} 个文件、{1:n0} 行:",
            "没有问题。",
            "{0:n0} 项错误,{1:n0} 项提醒。");

        public string Level(bool isError) => isError ? Error : Warning;
    }
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
