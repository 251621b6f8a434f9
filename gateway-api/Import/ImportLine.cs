using System.Text.Json.Serialization;

namespace Grid.Gateway.Import;

/// <summary>What became of a record.</summary>
internal enum ImportResult
{
    Created,
    Updated,
    Unchanged,
    Refused,
}

/// <summary>The answer to one record.</summary>
/// <param name="Line">Line of the text, or number of the feature, from 1.</param>
/// <param name="Code">Why it was refused.</param>
/// <param name="Detail">What was wrong, or worth knowing.</param>
/// <param name="Passing">Refused for now only: the city was full or away.</param>
internal sealed record ImportLine(
    int Line,
    string? Key,
    ImportResult Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Version = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore] bool Passing = false);

/// <summary>The last line.</summary>
internal sealed record ImportEnd(ImportSummary Summary);

/// <summary>What became of all records.</summary>
public sealed record ImportSummary(int Read = 0, int Created = 0, int Updated = 0, int Unchanged = 0, int Refused = 0)
{
    internal ImportSummary With(ImportLine line) => line.Result switch
    {
        ImportResult.Created => this with { Read = Read + 1, Created = Created + 1 },
        ImportResult.Updated => this with { Read = Read + 1, Updated = Updated + 1 },
        ImportResult.Unchanged => this with { Read = Read + 1, Unchanged = Unchanged + 1 },
        _ => this with { Read = Read + 1, Refused = Refused + 1 },
    };
}
