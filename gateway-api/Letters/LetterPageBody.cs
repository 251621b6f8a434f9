using Grid.Cases;
using Grid.Gateway.Cases;
using Grid.Ledger;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Gateway.Letters;

/// <summary>A page of letters; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record LetterPageBody(
    IReadOnlyList<LetterLineBody> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static LetterPageBody From(LetterPage page) =>
        new([.. page.Items.Select(LetterLineBody.From)], page.Next, page.ReadTo);
}

/// <summary>A letter with what its addressee needs to know of the case.</summary>
public sealed record LetterLineBody(
    Guid Case,
    string Number,
    CaseStage Stage,
    ClassKind Kind,
    string Class,
    double Lon,
    double Lat,
    string Cell,
    DateTimeOffset ReportedAt,
    LetterBody Letter)
{
    internal static LetterLineBody From(LetterLine line) => new(
        line.Case, line.Number, line.Stage, line.Kind, line.Class, line.Point.Lon, line.Point.Lat, line.Cell,
        line.ReportedAt,
        LetterBody.From(line.Letter));
}
