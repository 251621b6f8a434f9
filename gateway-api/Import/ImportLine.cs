using System.Text.Json.Serialization;
using Grid.Gateway.Foundation;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Import;

/// <summary>The answer to one record.</summary>
/// <param name="Line">Line of the text, or number of the feature, from 1.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Detail">What was wrong, or worth knowing.</param>
/// <param name="Findings">What the check of its table found about this row.</param>
/// <param name="Passing">Refused for now only: the city was full or away.</param>
internal sealed record ImportLine(
    int Line,
    string? Key,
    ImportResult Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore] bool Passing = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FindingBody>? Findings = null)
{
    /// <summary>The answer to a row with faults: the first gives the code, the detail names all.</summary>
    public static ImportLine Refused(ImportRow row, string? key) => Refused(row.Line, key, row.Faults);

    public static ImportLine Refused(int line, string? key, IReadOnlyList<Fault> faults) => new(
        line,
        key,
        ImportResult.Refused,
        Code: faults[0].Code,
        Detail: string.Join(' ', faults.Select(static fault => fault.Detail)));
}

/// <summary>What became of a record.</summary>
internal enum ImportResult
{
    Created,
    Updated,
    Unchanged,
    Refused,

    /// <summary>Looked at and not entered, as asked.</summary>
    Checked,
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

/// <summary>What became of all records.</summary>
public sealed record ImportSummary(
    int Read = 0,
    int Created = 0,
    int Updated = 0,
    int Unchanged = 0,
    int Refused = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Checked = 0)
{
    internal ImportSummary With(ImportLine line) => line.Result switch
    {
        ImportResult.Created => this with { Read = Read + 1, Created = Created + 1 },
        ImportResult.Updated => this with { Read = Read + 1, Updated = Updated + 1 },
        ImportResult.Unchanged => this with { Read = Read + 1, Unchanged = Unchanged + 1 },
        ImportResult.Checked => this with { Read = Read + 1, Checked = Checked + 1 },
        _ => this with { Read = Read + 1, Refused = Refused + 1 },
    };
}
