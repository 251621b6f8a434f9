using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Parties;

namespace Grid.ReadModel;

/// <summary>The conditions of a query, as SQL and its parameters.</summary>
internal sealed class CaseSearch
{
    /// <summary>
    /// Whether the handling of an open case is late: once it is handed back, time stands still for its parties.
    /// </summary>
    public static readonly string Late =
        $"(stage in ({(int)CaseStage.Dispatched}, {(int)CaseStage.Accepted}) and due < @now)";

    /// <summary>Whether a case was taken over from the system that its county used before.</summary>
    public const string Taken = "(id in (select case_id from unclear where taken_from is not null))";

    private readonly List<string> conditions = ["1 = 1"];

    private CaseSearch()
    {
    }

    public string Where => string.Join(" and ", conditions);

    public DynamicParameters Parameters { get; } = new();

    /// <param name="now">The time at which a case counts as overdue or not.</param>
    /// <param name="first">Code of the first county of the store, to which cases belong that name none.</param>
    public static Outcome<CaseSearch> Of(CaseQuery query, ReadModelStore store, DateTimeOffset now, string? first) =>
        Unreadable(query) is { } refusal ? refusal : Read(query, store, now, first);

    public void Add(string condition, params (string Name, object Value)[] parameters)
    {
        conditions.Add(condition);
        foreach (var (name, value) in parameters)
        {
            Parameters.Add(name, value is string text ? StoredText.Storable(text) : value);
        }
    }

    private static Refusal? Unreadable(CaseQuery query)
    {
        if (query.Class is { } pattern
            && pattern.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star
            && star != pattern.Length - 1)
        {
            return Refusal.Invalid(
                "query.class", $"'{pattern}' is not a class: send one (04-05) or all that begin alike (04-*).");
        }

        return query.Box is null || IsBox(query.Box)
            ? null
            : Refusal.Invalid(
                "query.box", "A box is west, south, east, north in degrees, west before east and south before north.");
    }

    private static bool IsBox(IReadOnlyList<double> box) =>
        box is [>= -180 and var west, >= -90 and var south, <= 180 and var east, <= 90 and var north]
        && west <= east
        && south <= north;

    private static CaseSearch Read(CaseQuery query, ReadModelStore store, DateTimeOffset now, string? first)
    {
        var search = new CaseSearch();
        search.Parameters.Add("now", store.Time(now));
        if (query.Stages.Count > 0)
        {
            search.Add($"stage in ({string.Join(", ", query.Stages.Select(static stage => (int)stage))})");
        }

        if (query.Kind is { } kind)
        {
            search.Add("kind = @kind", ("kind", (int)kind));
        }

        if (query.Class is { } @class)
        {
            search.AddBeginning("class", @class.TrimEnd('*'), whole: !@class.EndsWith('*'));
        }

        if (query.Party is { } party)
        {
            search.AddParty(party);
        }

        if (query.Subdistrict is { } subdistrict)
        {
            search.Add("subdistrict = @subdistrict", ("subdistrict", subdistrict));
        }

        var county = OfCounty.Of(query.County, query.Counties, first);
        if (county.Codes.Count > 0)
        {
            search.Add(county.Condition("county"), ("counties", county.Codes));
        }

        if (query.AlsoNear is { } near)
        {
            search.Add("id in (select case_id from unclear where also_near = @near)", ("near", near));
        }

        if (query.Channel is { } channel)
        {
            search.Add("channel = @channel", ("channel", channel));
        }

        if (query.From is { } from)
        {
            search.Add("reported_at >= @from", ("from", store.Time(from)));
        }

        if (query.To is { } to)
        {
            search.Add("reported_at < @to", ("to", store.Time(to)));
        }

        if (query.Overdue is { } overdue)
        {
            search.Add(overdue ? $"is_open and {Late}" : $"not (is_open and due is not null and {Late})");
        }

        if (query.Recurring is { } recurring)
        {
            search.Add(
                recurring ? "id in (select case_id from recurrences)" : "id not in (select case_id from recurrences)");
        }

        if (query.Coordination is { } coordination)
        {
            search.Add(
                "id in (select case_id from disputes where coordination = @coordination)",
                ("coordination", coordination));
        }

        if (query.SenderNumber is { } number)
        {
            search.Add("id in (select case_id from unclear where sender_number = @number)", ("number", number));
        }

        if (query.Placed is { } placed)
        {
            search.Add($"id {(placed ? "not in" : "in")} (select case_id from unclear where unplaced)");
        }

        if (query.Classified is { } classified)
        {
            search.Add($"id {(classified ? "not in" : "in")} (select case_id from unclear where unclassified)");
        }

        if (query.TakenOver is { } taken)
        {
            search.Add($"{(taken ? "" : "not ")}{Taken}");
        }

        if (query.JoinedTo is { } primary)
        {
            search.Add("joined_to = @joinedTo", ("joinedTo", store.Id(primary)));
        }

        if (query.Joined is { } joined)
        {
            search.Add(joined ? "joined_to is not null" : "joined_to is null");
        }

        if (query.HandledLate is { } late)
        {
            search.Add(late ? "handled_late" : "not handled_late");
        }

        if (query.Lead is { } lead)
        {
            search.Add("lead = @lead", ("lead", lead.ToString()));
        }

        if (query.Coordinating is { } coordinating)
        {
            search.Add($"id {(coordinating ? "in" : "not in")} (select case_id from disputes where waiting)");
        }

        if (query.Box is [var west, var south, var east, var north])
        {
            search.Add(
                "lon between @west and @east and lat between @south and @north",
                ("west", west),
                ("south", south),
                ("east", east),
                ("north", north));
        }

        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            search.Add(
                $"(description {store.Like} @text escape '\\' or number {store.Like} @text escape '\\')",
                ("text", $"%{Literally(NormalText.Compared(query.Text.Trim()))}%"));
        }

        return search;
    }

    /// <summary>A text within a pattern, in which each character means itself.</summary>
    private static string Literally(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

    private void AddBeginning(string column, string beginning, bool whole)
    {
        if (whole)
        {
            Add($"{column} = @{column}", (column, beginning));
        }
        else
        {
            Add(
                $"{column} >= @{column} and {column} < @{column}Beyond",
                (column, beginning),
                ($"{column}Beyond", StoredText.AfterAll(beginning)));
        }
    }

    /// <summary>The cases that a party answers or answered for, and those that lie within it.</summary>
    private void AddParty(EntityRef party)
    {
        Add(
            "id in (select case_id from obligations where party = @party union select case_id from strangers where "
            + "place = @party)",
            ("party", party.ToString()));
    }
}
