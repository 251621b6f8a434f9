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

    private static readonly string Fallen =
        "select 1 from marks r join cases on cases.id = r.report where r.place = k.place and r.mark = k.mark and "
        + $"cases.stage in ({(int)CaseStage.Refused}, {(int)CaseStage.Voided})";

    private static readonly string Stands = $"k.since <= @now and k.ends > @now and not exists ({Fallen})";

    /// <summary>The places that have a mark standing at <c>@now</c>.</summary>
    public static string MarkedPlaces { get; } = $"select k.place from marks k where {Stands}";

    public static async Task<Outcome<ListPage<MarkLine>>> Marks(
        this ReadModelStore store,
        MarkQuery query,
        DateTimeOffset now)
    {
        var where = new List<string> { "1 = 1" };
        var parameters = new DynamicParameters(new { now = store.Time(now) });
        if (query.Place is { } place)
        {
            where.Add("k.place = @place");
            parameters.Add("place", StoredText.Storable(place.ToString()));
        }

        if (query.Standing is { } standing)
        {
            where.Add(standing ? Stands : $"not ({Stands})");
        }

        if (query.After is { } after)
        {
            if (
                !PageCursor.TryParse(after, List, out var cursor)
                || cursor.At is not { } at
                || cursor.Key.Split(' ') is not [var of, var mark]
                || !int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return PageCursor.Refusal;
            }

            where.Add("(k.since < @at or (k.since = @at and (k.place > @of or (k.place = @of and k.mark > @number))))");
            parameters.Add("at", store.Time(at));
            parameters.Add("of", StoredText.Storable(of));
            parameters.Add("number", number);
        }

        var limit = ListPage.Limit(query.Limit);
        parameters.Add("rows", limit + 1);
        var rows = (await store.Ask(database => database.QueryAsync<Row>(
            $"""
             select k.place as Place, k.mark as Number, min(k.rule) as Rule, min(k.kind) as Kind,
                    min(k.classes) as Classes, min(k.lon) as Lon, min(k.lat) as Lat, min(k.metres) as Metres,
                    count(*) as Complaints, min(cast(k.case_id as text)) as CaseId,
                    {store.Moment("k.since")} as Since, {store.Moment("min(k.ends)")} as Ends,
                    min(k.look_back) as LookBack,
                    max(case when {Stands} then 1 else 0 end) as IsStanding
             from marks k where {string.Join(" and ", where)}
             group by k.place, k.mark, k.since order by k.since desc, k.place, k.mark limit @rows
             """,
            parameters))).AsList();
        return ListPage.Of(
            rows,
            limit,
            static row => row.Line,
            static row =>
                new(
                    List,
                    StoredTime.FromMicroseconds(row.Since),
                    string.Create(CultureInfo.InvariantCulture, $"{row.Place} {row.Number}")));
    }

    private sealed record Row
    {
        public string Place { get; init; } = "";
        public int Number { get; init; }
        public string Rule { get; init; } = "";
        public int? Kind { get; init; }
        public string Classes { get; init; } = "";
        public double Lon { get; init; }
        public double Lat { get; init; }
        public double? Metres { get; init; }
        public int Complaints { get; init; }
        public string CaseId { get; init; } = "";
        public long Since { get; init; }
        public long Ends { get; init; }
        public double LookBack { get; init; }
        public long IsStanding { get; init; }

        public MarkLine Line => new(
            EntityRef.Parse(Place),
            Number,
            Rule,
            (ClassKind?)Kind,
            Classes.Split('|'),
            new(Lon, Lat),
            Metres,
            Complaints,
            Guid.Parse(CaseId),
            StoredTime.FromMicroseconds(Since), StoredTime.FromMicroseconds(Ends), LookBack, IsStanding != 0);
    }
}
