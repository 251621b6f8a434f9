using System.Text.Json.Serialization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>The answer to one record, or to an entry or row that ended.</summary>
/// <param name="Line">Line of the text, or number of the feature, from 1; 0 for what ended.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Detail">What was wrong, or worth knowing.</param>
/// <param name="Findings">What the check of its table found about this row.</param>
/// <param name="Passing">Refused for now only: the city was full or away.</param>
/// <param name="Other">Key of the entry of its register that stands in the way; null for none.</param>
/// <param name="Others">Lines of the file that it clashes with.</param>
internal sealed record ImportLine(
    int Line,
    string? Key,
    ImportResult Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore] bool Passing = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FindingBody>? Findings = null,
    [property: JsonIgnore] string? Other = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? Others = null)
{
    /// <summary>The answer to a row with faults: the first gives the code, the detail names all.</summary>
    public static ImportLine Refused(ImportRow row, string? key) => Refused(row.Line, key, row.Faults);

    public static ImportLine Refused(int line, string? key, IReadOnlyList<Fault> faults) => new(
        line,
        key,
        ImportResult.Refused,
        Code: faults[0].Code,
        Detail: string.Join(' ', faults.Select(static fault => fault.Detail)));

    /// <summary>The answer to a row that another row of its file takes the place of.</summary>
    public static ImportLine Superseded(int line, string? key, string detail) =>
        new(line, key, ImportResult.Superseded, Detail: detail);

    /// <summary>The answer to the first row that is not read, because there are too many.</summary>
    public static ImportLine TooMany(int line, ImportLimits limits) => new(
        line,
        null,
        ImportResult.Refused,
        Code: "import.tooMany",
        Detail: $"One import enters at most {limits.Things} things; nothing from this line on was read. "
            + "Send the rest in another import.");
}

/// <summary>What became of a record.</summary>
internal enum ImportResult
{
    Created,
    Updated,
    Unchanged,
    Refused,

    /// <summary>Another row of the same file takes its place.</summary>
    Superseded,

    /// <summary>In force before and not in the file: it is over.</summary>
    Ended,
}

/// <summary>The last line.</summary>
/// <param name="Findings">What the check found about the table as a whole.</param>
/// <param name="Table">What becomes of the rows of a table that are in force.</param>
/// <param name="Deadlines">Which open deadlines a calendar that was only looked at would move.</param>
/// <param name="NotKept">Columns that were sent and the register has no place for.</param>
/// <param name="Coverage">
/// Gaps and overlaps over the whole map, where places, offices or appointments were entered.
/// </param>
internal sealed record ImportEnd(
    ImportSummary Summary,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FindingBody>? Findings = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImportCoverage? Coverage = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TableChangeBody? Table = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyCollection<string>? NotKept = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeadlineMovesBody? Deadlines = null);

/// <summary>
/// Who answers for what after an import that may have changed it; <c>GET /v1/coverage</c> lists them.
/// </summary>
internal sealed record ImportCoverage(int Gaps, int Overlaps, int Nowhere);

/// <summary>What the check of a table found.</summary>
/// <param name="Level">error keeps the table out, warning lets it in.</param>
/// <param name="Line">Line of the text it is about; null for the table as a whole.</param>
/// <param name="Others">Lines it is wrong against.</param>
public sealed record FindingBody(FindingLevel Level, string Code, string Detail, int? Line, IReadOnlyList<int> Others)
{
    /// <param name="lineOf">From a row's number, from 1, to its line.</param>
    internal static FindingBody From(TableFinding found, Func<int, int> lineOf) =>
        new(found.Level, found.Code, found.Text, found.Row == 0 ? null : lineOf(found.Row),
            [.. found.Others.Select(lineOf)]);
}

/// <summary>What became of all records, in one shape for every register and table.</summary>
/// <param name="Read">Records of the file: the sum of the others without what ended.</param>
/// <param name="Superseded">Records whose place another record of the same file takes.</param>
/// <param name="Ended">Entries, or rows of a table, that were in force and are not in the file.</param>
public sealed record ImportSummary(
    int Read = 0,
    int Created = 0,
    int Updated = 0,
    int Unchanged = 0,
    int Refused = 0,
    int Superseded = 0,
    int Ended = 0)
{
    internal ImportSummary With(ImportLine line) => line.Result switch
    {
        ImportResult.Created => this with { Read = Read + 1, Created = Created + 1 },
        ImportResult.Updated => this with { Read = Read + 1, Updated = Updated + 1 },
        ImportResult.Unchanged => this with { Read = Read + 1, Unchanged = Unchanged + 1 },
        ImportResult.Superseded => this with { Read = Read + 1, Superseded = Superseded + 1 },
        ImportResult.Ended => this with { Ended = Ended + 1 },
        _ => this with { Read = Read + 1, Refused = Refused + 1 },
    };
}
