using System.Globalization;
using System.Text.Json;

namespace Grid.Chaos.Counties;

/// <summary>
/// Each county's cases are its own: by its ground or by the transfer that brought them, under its office, limit, hours,
/// days and escalations, and with no party of another county. Reads the record and the answers, and no code of the
/// city.
/// </summary>
internal static class CountyCheck
{
    // The record keeps times to the millisecond in an event's text.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(2);

    /// <summary>The county of each case, by its source.</summary>
    public static IReadOnlyDictionary<string, string> Owners(Book book, IReadOnlyList<ZonedCounty> counties)
    {
        var handed = book.Entries
            .Where(static entry =>
                entry.Type == "case.transferred" && Json.Text(entry.Content, "into.case") is not null)
            .ToDictionary(
                static entry => $"case/{Json.Text(entry.Content, "into.case")}",
                static entry => Json.Text(entry.Content, "into.county")!);
        return book.Entries.Where(static entry => entry.Type == "case.reported").ToDictionary(
            static entry => entry.Source,
            entry => handed.GetValueOrDefault(entry.Source)
                ?? counties.FirstOrDefault(county => county.Holds(Degrees(entry, "lon"), Degrees(entry, "lat")))?.Code
                ?? "");
    }

    public static IEnumerable<Finding> Check(Book book, IReadOnlyList<ZonedCounty> counties)
    {
        var owners = Owners(book, counties);
        return book.Entries.Where(static entry => entry.IsOfACase).GroupBy(static entry => entry.Source)
            .SelectMany(records => counties.FirstOrDefault(one => one.Code == owners.GetValueOrDefault(records.Key))
                is { } county
                    ? Wrong(county, [.. records.OrderBy(static entry => entry.Version)])
                    : [$"{records.Key} lies in no county"])
            .Select(static wrong => new Finding("county", wrong));
    }

    /// <summary>What is wrong with a case as a list of its county shows it.</summary>
    public static IEnumerable<string> Shown(JsonElement line, ZonedCounty county)
    {
        var id = Json.Text(line, "id");
        if (Json.Text(line, "county") != county.Code)
        {
            yield return $"case {id} of {Json.Text(line, "county")} is in the list of {county.Code}";
            yield break;
        }

        var reported = Json.Time(line, "reportedAt")!.Value;
        if (reported.Offset != county.Local(reported).Offset)
        {
            yield return $"case {id} of {county.Zone} is shown with the offset {reported.Offset}";
        }

        var number = Json.Text(line, "number");
        if (number?.Split('-')[^2] != county.Local(reported).ToString("yyyyMMdd", CultureInfo.InvariantCulture))
        {
            yield return $"case {id} of {county.Zone} of {county.Local(reported):O} has the number {number}";
        }
    }

    private static IEnumerable<string> Wrong(ZonedCounty county, IReadOnlyList<Entry> records)
    {
        DateTimeOffset? filed = null;
        DateTimeOffset? dispatched = null;
        var used = TimeSpan.Zero;
        foreach (var entry in records)
        {
            var (at, where) = (Json.Time(entry.Content, "at")!.Value, $"{entry.Source} at {entry.Where}");
            foreach (var party in entry.Parties.Where(party =>
                !party.StartsWith("case/", StringComparison.Ordinal)
                && !party.Split('/')[1].StartsWith(county.Code, StringComparison.Ordinal)))
            {
                yield return $"{where}: {party} hears of a case of {county.Code}";
            }

            foreach (var duty in Json.List(entry.Content, "duties").Where(duty =>
                Json.Text(duty, "role") == "Lead" && Json.Time(duty, "due") is not null))
            {
                var (due, party) = (Json.Time(duty, "due")!.Value, Json.Text(duty, "party"));
                if (party != county.Office)
                {
                    yield return $"{where}: {party} leads a case of {county.Code}";
                }

                var from = Json.Time(entry.Content, "reportedAt") ?? at;
                if (entry.Type is "case.reported" or "case.dispatched"
                    && (due - county.Due(from, used)).Duration() > Rounding)
                {
                    yield return $"{where}: {entry.Type} of {county.Local(from):O} is due {county.Local(due):O}, and "
                        + $"by the hours of {county.Code} {county.Local(county.Due(from, used)):O}";
                }
            }

            // A department that disputes a case and gets it again has what is left of its limit.
            if (entry.Type == "case.returned"
                && Json.Text(entry.Content, "ground") != "Incomplete"
                && dispatched is { } since)
            {
                used += county.Worked(since, at);
            }

            dispatched = entry.Type switch
            {
                "case.dispatched" => at,
                "case.returned" => null,
                _ => dispatched,
            };
            used = entry.Type == "case.reopened" ? TimeSpan.Zero : used;
            filed = entry.Type switch
            {
                "case.filed" or "case.returned" or "case.reopened" => at,
                "case.deadlinePassed" or "case.childOpened" or "case.gathered" or "case.recurred" => filed,
                _ => null,
            };
            if (entry.Type == "case.reported"
                && (Json.Text(entry.Content, "place.county") != county.Code
                    || Json.Text(entry.Content, "limit.amount") != $"{county.Hours}"))
            {
                yield return $"{where}: place and limit are {Json.Text(entry.Content, "place.county")} and "
                    + $"{Json.Text(entry.Content, "limit.amount")}, of {county.Code} and {county.Hours} hours";
            }

            if (entry.Type == Deadlines.Passed && Json.Text(entry.Content, "rule") != county.Rule)
            {
                yield return $"{where}: {Json.Text(entry.Content, "rule")} passed in {county.Code}";
            }
            else if (entry.Type == Deadlines.Passed
                && filed is { } begun
                && (Json.Time(entry.Content, "due")!.Value - begun - TimeSpan.FromSeconds(county.Dispatch)).Duration()
                    > Rounding)
            {
                yield return $"{where}: was filed at {begun:O} and due at {Json.Text(entry.Content, "due")}, not "
                    + $"{county.Dispatch} s later";
            }
        }
    }

    private static double Degrees(Entry reported, string name) =>
        double.Parse(Json.Text(reported.Content, $"place.point.{name}")!, CultureInfo.InvariantCulture);
}
