using Grid.Cases;
using Grid.Gateway.Foundation;
using Grid.Gateway.Parties;
using Grid.Ledger;
using Grid.Places;
using Grid.ReadModel;
using Grid.Rulebook;

namespace Grid.Gateway.Repeats;

/// <summary>反复问题: cases of one class at one place, each after an earlier one had ended.</summary>
/// <param name="Id">That of its first case.</param>
/// <param name="Count">How many of its cases count.</param>
/// <param name="Open">Whether one of them is open.</param>
/// <param name="Marked">Whether its place is marked now.</param>
public sealed record RecurringBody(
    Guid Id,
    PartyBody Place,
    ClassKind Kind,
    string Class,
    double Lon,
    double Lat,
    long Count,
    DateTimeOffset First,
    DateTimeOffset Latest,
    bool Open,
    bool Marked)
{
    internal static RecurringBody From(ProblemLine line) =>
        new(line.Id, PartyBody.From(line.Place), line.Kind, line.Class, line.Point.Lon, line.Point.Lat, line.Cases,
            line.First, line.Latest, line.Open, line.Marked);
}

/// <summary>A page of problems; <paramref name="Next"/> goes into <c>after</c>, null at the end.</summary>
public sealed record ProblemPageBody(
    IReadOnlyList<RecurringBody> Items,
    string? Next,
    IReadOnlyList<LedgerPosition> LedgerPosition)
{
    internal static ProblemPageBody From(ProblemPage page) =>
        new([.. page.Items.Select(RecurringBody.From)], page.Next, page.ReadTo);

    internal IResult ToGeoJson() => GeoJson.Collection(
        Items.Select(static line =>
            GeoJson.Feature(line.Id.ToString(), GeoJson.Point(new GeoPoint(line.Lon, line.Lat)), line)),
        Next,
        LedgerPosition);
}

/// <summary>A case of a problem, numbered as it counts now.</summary>
public sealed record ProblemCaseBody(
    int Number,
    Guid Case,
    string CaseNumber,
    CaseStage Stage,
    DateTimeOffset ReportedAt,
    DateTimeOffset? ClosedAt)
{
    internal static ProblemCaseBody From(ProblemCase one) =>
        new(one.Number, one.Id, one.CaseNumber, one.Stage, one.ReportedAt, one.ClosedAt);
}

/// <summary>A problem with its cases in order.</summary>
public sealed record ProblemViewBody(RecurringBody Problem, IReadOnlyList<ProblemCaseBody> Cases)
{
    internal static ProblemViewBody From(ProblemView view) =>
        new(RecurringBody.From(view.Problem), [.. view.Cases.Select(ProblemCaseBody.From)]);
}
