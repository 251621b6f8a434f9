using Dapper;
using Grid.Cases;
using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>
/// The conditions of a query, as SQL and its parameters. A condition that may hold for a few of very many cases has an
/// index that finds them.
/// </summary>
internal sealed class CaseSearch
{
    /// <summary>
    /// Whether the handling of an open case is late: once it is handed back, time stands still for its parties.
    /// </summary>
    public static readonly string Late = $"({Running} and due < @now)";

    /// <summary>The stages in which time runs for the department, as the index of such cases has them.</summary>
    public const string Running = "stage in (4, 5)";

    /// <summary>Whether a case was taken over from the system that its county used before.</summary>
    public const string Taken =
        "exists (select 1 from unclear u where u.case_id = cases.id and u.taken_from is not null)";

    // PostgreSQL would join what has no limit, and read all of the party's cases for a page.
    private const string AnsweredBy =
        "exists (select 1 from case_parties p where p.party = @party and p.reported = cases.reported_at "
        + "and p.case_id = cases.id limit 1 offset 0)";

    public const string Again = "exists (select 1 from recurrences r where r.case_id = cases.id)";

    private readonly List<string> conditions = ["1 = 1"];
    private readonly List<string> indexed = [];

    private CaseSearch()
    {
    }

    public string Where => string.Join(" and ", conditions);

    /// <summary>The conditions but that on the party, for cases that are read along those of the party.</summary>
    public string WhereButParty => string.Join(" and ", conditions.Where(static one => one != AnsweredBy));

    /// <summary>For each condition with an index, the query that gives the ids of the cases it holds for.</summary>
    public IReadOnlyList<string> Indexed => indexed;

    /// <summary>What the time of the report must be: <c>&gt;= @from</c>.</summary>
    public List<string> Times { get; } = [];

    /// <summary>Whether one party's cases are asked for, which lie in the order of their reports.</summary>
    public bool OfParty { get; private set; }

    /// <summary>Whether open cases alone are asked for.</summary>
    public bool OfOpen { get; private set; }

    /// <summary>
    /// The index that has the cases of one value in the order of their reports; null where none has.
    /// </summary>
    public string? OfValue { get; private set; }

    public DynamicParameters Parameters { get; } = new();

    /// <param name="now">The time at which a case counts as overdue or not.</param>
    /// <param name="first">Code of the first county of the store, to which cases belong that name none.</param>
    public static Outcome<CaseSearch> Of(CaseQuery query, ReadModelStore store, DateTimeOffset now, string? first) =>
        Unreadable(query) is { } refusal ? refusal : Read(query, store, now, first);

    private void Add(string condition, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        conditions.Add(condition);
        foreach (var (name, value) in parameters)
        {
            Parameters.Add(name, value is string text ? StoredText.Storable(text) : value);
        }
    }

    /// <summary>A condition on the columns of cases that an index has.</summary>
    private void AddIndexed(string condition, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        Add(condition, parameters);
        indexed.Add($"select id from cases where {condition}");
    }

    /// <summary>A condition that another table decides, by its rows of the case.</summary>
    /// <param name="rows">What follows its name in a query for the rows.</param>
    /// <param name="found">Whether there must be such a row, or must not.</param>
    private void AddBeside(string table, string rows, bool found)
    {
        Add($"{(found ? "" : "not ")}exists (select 1 from {table} b where b.case_id = cases.id and {rows})");
        if (found)
        {
            indexed.Add($"select case_id as id from {table} where {rows}");
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
        search.AddValues(query, store, first);
        search.AddStages(query);
        search.AddTimes(query, store);
        search.AddMarks(query, store);
        if (query.Party is { } party)
        {
            search.OfParty = true;
            search.Add(AnsweredBy, ("party", party.ToString()));
            search.indexed.Add("select case_id as id from case_parties where party = @party");
        }

        if (query.Box is [var west, var south, var east, var north])
        {
            search.AddBox(west, south, east, north);
        }

        if (!string.IsNullOrWhiteSpace(query.Text))
        {
            search.AddText(store, NormalText.Compared(query.Text.Trim()));
        }

        return search;
    }

    /// <summary>Columns with one value; an index has the cases of each in the order of their reports.</summary>
    private void AddValues(CaseQuery query, ReadModelStore store, string? first)
    {
        if (query.JoinedTo is { } primary)
        {
            AddValue("joined_to", store.Id(primary), "cases_joined_to");
        }

        if (query.Class is { } @class)
        {
            if (@class.EndsWith('*'))
            {
                var beginning = @class.TrimEnd('*');
                AddIndexed(
                    "class >= @class and class < @classBeyond",
                    ("class", beginning),
                    ("classBeyond", StoredText.AfterAll(beginning)));
            }
            else
            {
                AddValue("class", @class, "cases_class");
            }
        }

        if (query.Lead is { } lead)
        {
            AddValue("lead", lead.ToString(), "cases_lead");
        }

        if (query.Subdistrict is { } subdistrict)
        {
            AddValue("subdistrict", subdistrict, "cases_subdistrict");
        }

        if (query.Channel is { } channel)
        {
            AddValue("channel", channel, "cases_channel");
        }

        if (query.Operation is { } operation)
        {
            AddValue("operation", operation, "cases_operation");
        }

        var county = OfCounty.Of(query.County, query.Counties, first);
        if (county.Codes.Count > 0)
        {
            AddIndexed(county.Condition(store, "county"));
            county.Add(store, Parameters);
        }
    }

    private void AddValue(string column, object value, string index)
    {
        AddIndexed($"{column} = @{column}", (column, value));
        OfValue ??= index;
    }

    private void AddStages(CaseQuery query)
    {
        if (query.Stages is [var only])
        {
            AddIndexed($"stage = {(int)only}");
            OfValue ??= "cases_stage";
        }
        else if (query.Stages.Count > 0)
        {
            AddIndexed($"stage in ({string.Join(", ", query.Stages.Select(static stage => (int)stage))})");
        }

        if (query.Overdue == true)
        {
            Add(Late);
            indexed.Add($"select id from cases where is_open and {Late}");
        }
        else if (query.Overdue == false)
        {
            Add($"not (due is not null and {Late})");
        }

        OfOpen = query.Overdue == true || (query.Stages.Count > 0 && query.Stages.All(CaseRules.IsOpen));
        if (OfOpen)
        {
            Add("is_open");
        }

        if (query.Joined is { } joined)
        {
            Add(joined ? "joined_to is not null" : "joined_to is null");
            if (joined)
            {
                indexed.Add("select id from cases where joined_to is not null");
            }
        }

        if (query.HandledLate == true)
        {
            AddIndexed("handled_late");
            OfValue ??= "cases_late";
        }
        else if (query.HandledLate == false)
        {
            Add("not handled_late");
        }

        if (query.Kind == ClassKind.Part)
        {
            AddIndexed($"kind = {(int)ClassKind.Part}");
            OfValue ??= "cases_parts";
        }
        else if (query.Kind is { } kind)
        {
            Add($"kind = {(int)kind}");
        }
    }

    private void AddTimes(CaseQuery query, ReadModelStore store)
    {
        if (query.From is { } from)
        {
            Add("reported_at >= @from", ("from", store.Time(from)));
            Times.Add(">= @from");
        }

        if (query.To is { } to)
        {
            Add("reported_at < @to", ("to", store.Time(to)));
            Times.Add("< @to");
        }

        if (query is not { From: null, To: null })
        {
            indexed.Add(
                $"select id from cases where {string.Join(" and ", Times.Select(static one => $"reported_at {one}"))}");
        }
    }

    /// <summary>What only some cases have, in tables beside them.</summary>
    private void AddMarks(CaseQuery query, ReadModelStore store)
    {
        if (query.AlsoNear is { } near)
        {
            AddBeside("unclear", "also_near = @near", found: true);
            Parameters.Add("near", StoredText.Storable(near));
        }

        if (query.Recurring is { } recurring)
        {
            AddBeside("recurrences", "1 = 1", recurring);
        }

        if (query.Coordination is { } coordination)
        {
            AddBeside("disputes", "coordination = @coordination", found: true);
            Parameters.Add("coordination", StoredText.Storable(coordination));
        }

        if (query.SenderNumber is { } number)
        {
            AddBeside("unclear", "sender_number = @number", found: true);
            Parameters.Add("number", StoredText.Storable(number));
        }

        if (query.Placed is { } placed)
        {
            AddBeside("unclear", "unplaced", !placed);
        }

        if (query.Classified is { } classified)
        {
            AddBeside("unclear", "unclassified", !classified);
        }

        if (query.TakenOver is { } taken)
        {
            AddBeside("unclear", "taken_from is not null", taken);
        }

        if (query.Coordinating is { } coordinating)
        {
            AddBeside("disputes", "waiting", coordinating);
        }
    }

    private void AddBox(double west, double south, double east, double north)
    {
        Add(
            "lon between @west and @east and lat between @south and @north",
            ("west", west),
            ("south", south),
            ("east", east),
            ("north", north));
        indexed.Add(string.Join(
            " union all ",
            MapTiles.Covering(west, south, east, north).Select(static (range, number) =>
                $"select * from (select id from cases where tile between {range.First} and {range.Last} "
                + $"limit @few) as tiles{number}")));
    }

    /// <summary>The words of the text find the cases, and the text itself decides which of them have it.</summary>
    private void AddText(ReadModelStore store, string text)
    {
        Add(
            $"(description {store.Like} @text escape '\\' or number {store.Like} @text escape '\\')",
            ("text", $"%{Literally(text)}%"));
        if (SearchWords.Asked(text) is { Count: > 0 } words)
        {
            Parameters.Add("words", store.Words(words));
            indexed.Add($"select case_id as id from case_words where {store.HasWords("@words")}");
        }
    }

    /// <summary>A text within a pattern, in which each character means itself.</summary>
    private static string Literally(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
