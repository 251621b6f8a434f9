using System.Globalization;
using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>Marks of places. A mark stands until it ends, and while every complaint it rests on counts.</summary>
internal static class MarkList
{
    private const string List = "marks";

    // What a finding rested on that was lifted counts no more, nor does what had joined that case.
    private const string Absolved =
        "select 1 from marks r join cases on cases.id = r.report join lifted l on l.party = k.place and l.mark = 0 "
        + "and (l.case_id = cases.id or l.case_id = cases.joined_to) and l.at <= @now "
        + "where r.place = k.place and r.mark = k.mark";

    private const string Lifted =
        "select 1 from lifted l where l.party = k.place and l.mark = k.mark and l.at <= @now";

    private static readonly string Fallen =
        "select 1 from marks r join cases on cases.id = r.report where r.place = k.place and r.mark = k.mark and "
        + $"cases.stage in ({(int)CaseStage.Refused}, {(int)CaseStage.Voided})";

    private static readonly string Stands =
        $"k.since <= @now and k.ends > @now and not exists ({Fallen}) and not exists ({Lifted}) "
        + $"and not exists ({Absolved})";

    /// <summary>The places that have a mark standing at <c>@now</c>.</summary>
    public static string MarkedPlaces { get; } = $"select k.place from marks k where {Stands}";

    public static async Task<Outcome<ListPage<MarkLine>>> Marks(
        this ReadModelStore store,
        MarkQuery query,
        DateTimeOffset now,
        string? first = null)
    {
        if (Statement(store, query, now, first) is not { } asked)
        {
            return PageCursor.Refusal;
        }

        return ListPage.Of(
            await store.Rows(asked.Text, asked.Parameters, Line),
            ListPage.Limit(query.Limit),
            static line =>
                new(List, line.Since, string.Create(CultureInfo.InvariantCulture, $"{line.Place} {line.Number}")));
    }

    /// <summary>
    /// What the store is asked; null for a cursor of another list. The groups are in the order of the list, so that the
    /// store reads an index no further than the page.
    /// </summary>
    public static (string Text, DynamicParameters Parameters)? Statement(
        ReadModelStore store, MarkQuery query, DateTimeOffset now, string? first)
    {
        var where = new List<string> { "1 = 1" };
        var parameters = new DynamicParameters(new { now = store.Time(now) });
        if (query.Place is { } place)
        {
            where.Add("k.place = @place");
            parameters.Add("place", StoredText.Storable(place.ToString()));
        }

        var county = OfCounty.Of(query.County, query.Counties, first);
        if (county.Codes.Count > 0)
        {
            where.Add(
                $"exists (select 1 from cases c where c.id = k.case_id and {county.Condition(store, "c.county")})");
            county.Add(store, parameters);
        }

        if (query.Standing is { } standing)
        {
            where.Add(standing ? Stands : $"not ({Stands})");
        }

        if (query.After is { } after)
        {
            if (!PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || cursor.Key.Split(' ') is not [var of, var mark]
                || !int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            where.Add("k.since <= @at");
            where.Add("(k.since < @at or (k.since = @at and (k.place > @of or (k.place = @of and k.mark > @number))))");
            parameters.Add("at", store.Time(at));
            parameters.Add("of", StoredText.Storable(of));
            parameters.Add("number", number);
        }

        parameters.Add("rows", ListPage.Limit(query.Limit) + 1);
        var text =
            $"""
             select k.place, k.mark, min(k.rule) as rule, min(k.kind) as kind,
                    min(k.classes) as classes, min(k.lon) as lon, min(k.lat) as lat, min(k.metres) as metres,
                    count(*) as complaints, min(cast(k.case_id as text)) as case_id,
                    k.since, min(k.ends) as ends, min(k.look_back) as look_back,
                    max(case when {Stands} then 1 else 0 end) as is_standing
             from marks k where {string.Join(" and ", where)}
             group by k.since, k.place, k.mark order by k.since desc, k.place, k.mark limit @rows
             """;
        return (text, parameters);
    }

    private static MarkLine Line(StoredRow row) => new(
        EntityRef.Parse(row.Text("place")),
        row.Number("mark"),
        row.Text("rule"),
        (ClassKind?)row.FindNumber("kind"),
        row.Text("classes").Split('|'),
        new(row.Real("lon"), row.Real("lat")),
        row.FindReal("metres"),
        row.Number("complaints"),
        row.Id("case_id"),
        row.Moment("since"),
        row.Moment("ends"),
        row.Real("look_back"),
        row.Truth("is_standing"));
}
