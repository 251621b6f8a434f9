using System.Globalization;
using System.Text.Json;
using Grid.Simulation.Replay;

namespace Grid.Simulation.Rulebook;

/// <summary>
/// Compares two rulebooks on the same reports, and counts every difference by class, by lead, and by party gained or
/// lost, with the first examples. Pure.
/// </summary>
internal sealed class WhatIf(IReadOnlyList<Changed> asked)
{
    private readonly Changed[] changed = [.. asked.Where(static one => !one.Before.Same(one.After))];

    public int Asked => asked.Count;

    public IReadOnlyList<Changed> All => changed;

    public int Leads => changed.Count(static one => one.Before.Lead != one.After.Lead);

    public int Dues => changed.Count(static one => one.Before.Due != one.After.Due);

    public int Others => changed.Count(static one => !one.Before.Parties.SetEquals(one.After.Parties));

    /// <summary>Class by class, the most changed first.</summary>
    public IReadOnlyList<(string Name, int Reports)> ByClass => Counted(changed.Select(static one => one.Class));

    /// <summary>The changes of the lead: from which department to which.</summary>
    public IReadOnlyList<(string Name, int Reports)> ByLead =>
        Counted(
            changed
                .Where(static one => one.Before.Lead != one.After.Lead)
                .Select(static one => $"{one.Before.Lead} → {one.After.Lead}"));

    /// <summary>How many reports each party would gain (+) and lose (−), by role.</summary>
    public IReadOnlyList<(string Name, int Reports)> ByParty => Counted(changed.SelectMany(static one =>
        one.After.Parties.Except(one.Before.Parties)
            .Select(static party => $"+ {party}")
            .Concat(one.Before.Parties.Except(one.After.Parties).Select(static party => $"− {party}"))));

    public IEnumerable<string> Examples(int count) => changed.Take(count).Select(static one => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Report.ReportedAt:yyyy-MM-dd HH:mm} {one.Class} at {one.Report.Where.Point?.Lon:0.00000},"
        + $"{one.Report.Where.Point?.Lat:0.00000}: "
        + $"{one.Before.Lead} ({one.Before.Rule}) due {Time(one.Before.Due)} → {one.After.Lead} ({one.After.Rule}) "
            + $"due {Time(one.After.Due)}{Difference(one)}"));

    public string ToJson(int examples) => JsonSerializer.Serialize(
        new WhatIfBody(
            Asked, changed.Length, Leads, Dues, Others,
            Table(ByClass),
            Table(ByLead),
            Table(ByParty),
            [.. Examples(examples)]),
        WhatIfJson.Legible.WhatIfBody);

    private static string Difference(Changed one)
    {
        var gained = one.After.Parties.Except(one.Before.Parties).Select(static party => $"+ {party}");
        var lost = one.Before.Parties.Except(one.After.Parties).Select(static party => $"− {party}");
        var both = string.Join(", ", gained.Concat(lost).Order(StringComparer.Ordinal));
        return both.Length > 0 ? $"  [{both}]" : "";
    }

    private static string Time(DateTimeOffset? due) =>
        due?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";

    private static Dictionary<string, int> Table(IReadOnlyList<(string Name, int Reports)> counted) =>
        counted.ToDictionary(static one => one.Name, static one => one.Reports);

    private static IReadOnlyList<(string Name, int Reports)> Counted(IEnumerable<string> names) =>
        [
            .. names
                .GroupBy(static name => name)
                .Select(static same => (same.Key, same.Count()))
                .OrderByDescending(static one => one.Item2)
                .ThenBy(static one => one.Key, StringComparer.Ordinal),
        ];
}

/// <summary>One report under two rulebooks.</summary>
internal sealed record Changed(ReplayRow Report, string Class, Routed Before, Routed After);
