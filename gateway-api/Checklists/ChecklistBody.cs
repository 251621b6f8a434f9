using Grid.Rulebook;
using Grid.Checklists;

namespace Grid.Gateway.Checklists;

/// <summary>The checklist of a day; one part for each kind of ground that was asked about.</summary>
public sealed record ChecklistBody(DateOnly Day, IReadOnlyList<ChecklistPartBody> Parts, long RulebookVersion)
{
    internal static ChecklistBody From(ChecklistView view) => new(
        view.Day,
        [
            .. view.Parts.Select(static part => new ChecklistPartBody(
                part.RoadGrade, part.TradingZone, part.Segments, [.. part.Items.Select(ChecklistItemBody.Of)])),
        ],
        view.RulebookVersion);
}

/// <param name="RoadGrade">Null off the roads.</param>
public sealed record ChecklistPartBody(
    string? RoadGrade,
    string? TradingZone,
    IReadOnlyList<string> Segments,
    IReadOnlyList<ChecklistItemBody> Items);

/// <summary>
/// One item: how much of what is demanded, under which clause, and the class a finding of it is reported as.
/// </summary>
/// <param name="Clause">Where it is written.</param>
/// <param name="Grade">How sure the number is: H, M or L.</param>
/// <param name="Least">The least number that is taken as measured.</param>
/// <param name="Most">The greatest number that is taken as measured; null for no bound.</param>
public sealed record ChecklistItemBody(
    string Item,
    StandardFamily Family,
    string Label,
    string Name,
    string Demand,
    string Measure,
    Bound Bound,
    double Number,
    string Unit,
    ChecklistFindingBody Finding,
    DateOnly From,
    DateOnly? Until,
    string Clause,
    string Grade,
    double Least,
    double? Most)
{
    internal static ChecklistItemBody Of(ChecklistRow row) => new(
        row.Item, row.Family, LabelOf(row.Family), row.Name, row.Demand, row.Measure, row.Bound, row.Number, row.Unit,
        new(row.Kind, row.Class, row.Condition), row.From, row.Until, row.Source, row.Grade,
        row.Least ?? 0, row.Most);

    private static string LabelOf(StandardFamily family) => family switch
    {
        StandardFamily.Infrastructure => "基础设施",
        StandardFamily.GroundSanitation => "地面卫生",
        StandardFamily.StreetOrder => "街面秩序",
        StandardFamily.AreaLandscape => "区域景观",
        _ => "空间秩序",
    };
}

/// <summary>What a finding becomes.</summary>
public sealed record ChecklistFindingBody(ClassKind Kind, string Class, int Condition);
