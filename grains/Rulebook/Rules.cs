using System.Collections.Concurrent;
using System.Collections.Immutable;
using Grid.Cases;
using Grid.Clocks;
using Grid.Documents;
using Grid.Foundation;
using Grid.Names;
using Grid.Posts;
using Grid.Revisits;
using Grid.Checklists;
using Grid.Standing;
using Grid.Trading;
using Grid.Worklists;

namespace Grid.Rulebook;

/// <summary>
/// The rulebook of one county as it stands (责任清单、立案处置标准、工作日历): an immutable snapshot that every silo holds. A changed
/// table makes a new snapshot, which shares the other tables. A question is answered by the rules of the county's day
/// that it names, so rules of the past remain available.
/// </summary>
internal sealed record Rules
{
    private Rules(WorkingCalendar calendar) => Calendar = calendar;

    /// <summary>The position of its latest table in the registers' partition.</summary>
    public long Version { get; private init; }

    public ClassList Classes { get; private init; } = ClassList.Empty;

    public RevisitList Revisits { get; private init; } = RevisitList.Empty;

    public ChecklistList Checklists { get; private init; } = ChecklistList.Empty;

    public StandardList Standards { get; private init; } = StandardList.Empty;

    public RouteList Routes { get; private init; } = RouteList.Empty;

    public LimitList Limits { get; private init; } = LimitList.Empty;

    public EscalationList Escalations { get; private init; } = EscalationList.Empty;

    public RepeatList Repeats { get; private init; } = RepeatList.Empty;

    public ChannelList Channels { get; private init; } = ChannelList.Empty;

    public SimilarList Similar { get; private init; } = SimilarList.Empty;

    public Vocabulary Words { get; private init; } = Vocabulary.Empty;

    /// <summary>The names that each table gives to its codes.</summary>
    public ImmutableDictionary<TableName, TableNames> Names { get; private init; } =
        ImmutableDictionary<TableName, TableNames>.Empty;

    public PracticeList Practice { get; private init; } = PracticeList.Empty;

    public SeparationList Separations { get; private init; } = SeparationList.Empty;

    public LadderList Ladder { get; private init; } = LadderList.Empty;

    public TradingList Trading { get; private init; } = TradingList.Empty;

    public StandingList Standing { get; private init; } = StandingList.Empty;

    public PlateList Plates { get; private init; } = PlateList.Empty;

    public ArticleList Articles { get; private init; } = ArticleList.Empty;

    public ProcedureList Procedure { get; private init; } = ProcedureList.Empty;

    public TierList Discretion { get; private init; } = TierList.Empty;

    public DocumentTemplates Documents { get; private init; } = DocumentTemplates.Empty;

    public ServiceList Services { get; private init; } = ServiceList.Empty;

    public WorkingCalendar Calendar { get; private init; }

    /// <summary>Whether the county is served in another city: none of its clocks runs here.</summary>
    public bool IsServedElsewhere { get; private init; }

    /// <summary>
    /// Since when the county owes anything here: the beginning of its first day. Null for a county that always did.
    /// </summary>
    public DateTimeOffset? OwedFrom { get; private init; }

    /// <summary>
    /// Calendars under the orders given, each made once: every record of a case asks for those of several clocks.
    /// </summary>
    private ConcurrentDictionary<Limited, WorkingCalendar> Ordered { get; init; } = new();

    /// <param name="county">The county's time zone.</param>
    /// <param name="weekend">The county's days of rest; Saturday and Sunday where it names none.</param>
    public static Rules Empty(TimeZoneInfo county, IReadOnlyList<DayOfWeek>? weekend = null) =>
        new(new WorkingCalendar([], [], county, weekend: weekend));

    /// <summary>The same rulebook by another zone and another weekend.</summary>
    public Rules In(long version, TimeZoneInfo zone, IReadOnlyList<DayOfWeek> weekend) =>
        zone.Id == Calendar.Zone.Id && weekend.SequenceEqual(Calendar.Weekend)
            ? this
            : this with { Version = version, Calendar = Calendar.In(zone, weekend) };

    /// <summary>The same rulebook of a county that is served here or in another city.</summary>
    public Rules Served(long version, bool elsewhere) =>
        elsewhere == IsServedElsewhere ? this : this with { Version = version, IsServedElsewhere = elsewhere };

    /// <summary>The same rulebook of a county that owes nothing before a day.</summary>
    public Rules Owing(long version, DateOnly? from)
    {
        DateTimeOffset? start = from is { } day ? Calendar.At(day, TimeOnly.MinValue) : null;
        return start == OwedFrom ? this : this with { Version = version, OwedFrom = start };
    }

    /// <summary>The rulebook with one table replaced, as a whole.</summary>
    public Rules With(long version, TableData table) =>
        Replaced(version, table) with
        {
            Names = Names.SetItem(table.Table, TableNames.Of(table)),
            Ordered = new(),
        };

    private Rules Replaced(long version, TableData table) => table.Table switch
    {
        TableName.Classes => this with
        {
            Version = version,
            Classes = SharedLists.Of(table.Classes, static rows => new ClassList(rows)),
        },
        TableName.Revisits => this with
        {
            Version = version,
            Revisits = SharedLists.Of(table.Revisits, static rows => new RevisitList(rows)),
        },
        TableName.Checklists => this with
        {
            Version = version,
            Checklists = SharedLists.Of(table.Checklists, static rows => new ChecklistList(rows)),
        },
        TableName.Standards => this with
        {
            Version = version,
            Standards = SharedLists.Of(table.Standards, static rows => new StandardList(rows)),
        },
        TableName.Routes => this with { Version = version, Routes = new(table.Routes) },
        TableName.Calendar => this with { Version = version, Calendar = Calendar.With(table.Calendar) },
        // This table informs the holders of posts; no rule decides by it.
        TableName.Duties => this with { Version = version },
        TableName.Hours => this with { Version = version, Calendar = Calendar.With(table.Hours) },
        TableName.Orders => this with { Version = version, Calendar = Calendar.With(table.Orders) },
        TableName.Festivals => this with { Version = version, Calendar = Calendar.With(table.Festivals) },
        TableName.Limits => this with
        {
            Version = version,
            Limits = SharedLists.Of(table.Limits, static rows => new LimitList(rows)),
        },
        TableName.Escalations => this with { Version = version, Escalations = new(table.Escalations) },
        TableName.Channels => this with { Version = version, Channels = new(table.Channels) },
        TableName.Similar => this with { Version = version, Similar = new(table.Similar) },
        TableName.Vocabulary => this with { Version = version, Words = new(table.Vocabulary) },
        TableName.Practice => this with { Version = version, Practice = new(table.Practice) },
        TableName.Separations => this with { Version = version, Separations = new(table.Separations) },
        TableName.Trading => this with { Version = version, Trading = new(table.Trading) },
        TableName.Standing => this with { Version = version, Standing = new(table.Standing) },
        TableName.Plates => this with { Version = version, Plates = new(table.Plates) },
        TableName.Repeats => this with { Version = version, Repeats = new(table.Repeats) },
        TableName.Ladder => this with { Version = version, Ladder = new(table.Ladder) },
        TableName.Articles => this with { Version = version, Articles = new(table.Articles) },
        TableName.Procedure => this with { Version = version, Procedure = new(table.Procedure) },
        TableName.Discretion => this with { Version = version, Discretion = new(table.Discretion) },
        TableName.Documents => this with { Version = version, Documents = new(table.Documents) },
        TableName.Services => this with { Version = version, Services = new(table.Services) },
        _ => throw new ArgumentOutOfRangeException(nameof(table), table.Table, "No such table."),
    };

    /// <summary>The calendar by which the handling of a case runs: that of a department, under the orders given.
    /// </summary>
    /// <param name="department">Null for the one that leads the case.</param>
    public WorkingCalendar CalendarOf(CaseTimes times, string? department = null) =>
        CalendarOf(new(
            Calendar.For(department ?? times.Lead),
            ClockKind.Handle,
            times.Kind,
            times.Class,
            times.Channel,
            times.Limit));

    /// <summary>
    /// The calendar by which the limit of a clock of a case runs, under the orders given: that of the post that owes
    /// the step, of the office that reviews, or of the department that leads the case.
    /// </summary>
    /// <param name="owner">The post that owes the step, where it is known; null where it is to be looked for.</param>
    public WorkingCalendar CalendarOf(CaseTimes times, ClockKind clock, CaseLimit limit, Post? owner = null) =>
        CalendarOf(new(Keeper(times, clock, owner), clock, times.Kind, times.Class, times.Channel, limit));

    private WorkingCalendar Keeper(CaseTimes times, ClockKind clock, Post? owner)
    {
        if (!Calendar.HasOwn)
        {
            return Calendar;
        }

        if (clock == ClockKind.Review && times.Reviewer is { } reviewer)
        {
            return Calendar.For(reviewer.Key);
        }

        return (owner ?? WorkRules.PostOf(times, clock, this)) is { } post
            ? Calendar.For(post)
            : Calendar.For(times.Lead);
    }

    /// <summary>The calendar by which a limit runs, under the orders given.</summary>
    public WorkingCalendar CalendarOf(Limited limited) => limited.Calendar.KnowsOrders
        ? Ordered.GetOrAdd(limited, static (limited, rules) => rules.Under(limited), this)
        : limited.Calendar;

    private WorkingCalendar Under(Limited limited) => limited.Calendar.Under(
        limited.Limit,
        order => (order.Clock ?? ClockKind.Handle) == limited.Clock
            && ClassPatterns.Fit(order.Kind, order.Classes, limited.Kind, limited.Class)
            && Channels.Fits(order.Channels, limited.Channel, order.From));

    public ClassRow? Class(ClassKind kind, string code, DateOnly day) => Classes.Find(kind, code, day);

    /// <summary>The code of a class that is said by its code, its name or another name of it.</summary>
    public Outcome<string> CodeOf(ClassKind kind, string said, DateOnly day)
    {
        if (Class(kind, said, day) is not null)
        {
            return said;
        }

        IReadOnlyList<ClassRow> named =
        [
            .. Classes.Named(kind, said, day)
                .Concat(Words.ClassesNamed(said, day).Select(code => Class(kind, code, day)).OfType<ClassRow>())
                .Distinct(),
        ];
        return named switch
        {
            [var one] => one.Code,
            [] => UnknownClass(kind, said, day),
            var several => Refusal.Unprocessable(
                "class.ambiguous",
                $"'{said}' names several classes. Send the code of one: "
                + $"{string.Join(", ", several.Select(row => Named(row, kind)))}."),
        };
    }

    /// <summary>
    /// The parties that answer, each with its due time, and the limit, as a case keeps them. A matter of a known class
    /// always has a party that answers. No party is named twice.
    /// </summary>
    public Outcome<Routing> Route(RouteQuestion asked)
    {
        var found = Found(asked);
        return found.Value is { } routing ? routing.Settled(asked.At, Calendar) : found;
    }

    /// <summary>The limits in working hours and days that hold on a day or later, each with its row.</summary>
    public IEnumerable<CaseLimit> WorkingLimits(DateOnly day) => Standards.Rows
        .Where(row => !(row.Until < day)).Select(static row => new CaseLimit(row.Limit, row.Unit, row.Id))
        .Concat(
            Limits
                .Rows.Where(row => !row.Share && !(row.Until < day))
                .Select(static row => new CaseLimit(row.Limit, row.Unit, row.Clock.ToString())))
        .Append(LimitList.UsualLimit)
        .Where(static limit => limit.Unit is LimitUnit.WorkHour or LimitUnit.WorkDay);

    /// <summary>The limit of handling of a class under one of its conditions.</summary>
    public Outcome<CaseLimit> LimitOf(ClassKind kind, string code, int condition, DateOnly day)
    {
        if (Class(kind, code, day) is null)
        {
            return UnknownClass(kind, code, day);
        }

        return Handling(kind, code, condition, day) is { } limit
            ? limit
            : UnknownCondition(kind, code, condition, day);
    }

    /// <summary>
    /// The limit of handling of a condition, by the standards; of a class of which they do not speak, by the limits.
    /// Null when the class has conditions, and not this one.
    /// </summary>
    public CaseLimit? Handling(ClassKind kind, string code, int condition, DateOnly day) =>
        Standards.Limit(kind, code, condition, day)
        ?? (condition == 1 && !Standards.Speaks(kind, code, day) ? Limits.Handling(kind, code, day) : null);

    /// <summary>Whether neither standards nor limits speak of handling a class: the usual limit holds then.</summary>
    public bool LimitsByDefault(ClassRow row, DateOnly day) =>
        !Standards.Speaks(row.Kind, row.Code, day) && !Limits.Handles(row.Kind, row.Code, day);

    /// <summary>A refusal of a code that no class has, with the codes to send instead.</summary>
    public Refusal UnknownClass(ClassKind kind, string code, DateOnly day)
    {
        var shown = code.Length > 20 ? string.Concat(code.AsSpan(0, 20), "…") : code;
        var near = Classes.Nearest(kind, shown, day);
        near = near.Count > 0 ? near : Classes.First(kind, day);
        return Refusal.Unprocessable(
            "class.unknown",
            $"'{shown}' is no class of {Plural(kind)} on {day:yyyy-MM-dd}. "
            + (near.Count > 0
                ? $"Send the code of one that is, such as {string.Join(", ", near.Select(row => Named(row, kind)))}."
                : "The county has no classes of that kind then; GET /v1/rulebook/classes lists those it has."));
    }

    private Outcome<Routing> Found(RouteQuestion asked)
    {
        if (Classes.IsEmpty)
        {
            return Refusal.Busy(
                "rulebook.empty",
                "The county's classes are not loaded yet. Load its rulebook, or try again when it is.");
        }

        var moment = new RouteMoment(Calendar, asked.At);
        var day = moment.Day;
        if (Class(asked.Kind, asked.Class, day) is null)
        {
            return UnknownClass(asked.Kind, asked.Class, day);
        }

        if (Handling(asked.Kind, asked.Class, asked.Condition, day) is not { } limit)
        {
            return UnknownCondition(asked.Kind, asked.Class, asked.Condition, day);
        }

        return Routes.Answer(asked, moment) is [var lead, ..] duties
            ? new Routing(lead.Party, Alarmed(asked, day, duties), limit)
            : Refusal.Busy(
                "rulebook.empty",
                $"Nobody is named to lead {asked.Class}, and there is no command centre. Load the county's routes, "
                + "with a last row for every class.");
    }

    /// <summary>The command centre knows at once of a class that the county marks so.</summary>
    private IReadOnlyList<Assignment> Alarmed(RouteQuestion asked, DateOnly day, IReadOnlyList<Assignment> duties) =>
        asked.CommandCentre is { } centre
        && Class(asked.Kind, asked.Class, day) is { Urgent: Urgency.Alarm }
        && duties.All(duty => duty.Party != centre)
            ? [.. duties, new(centre, AssignmentRole.Inform, null, RouteList.Alarm)]
            : duties;

    private Refusal UnknownCondition(ClassKind kind, string code, int condition, DateOnly day)
    {
        var known = Standards.Of(kind, code, day);
        return Refusal.Unprocessable(
            "class.condition",
            $"{code} has no filing condition {condition} on {day:yyyy-MM-dd}. "
            + (known.Count > 0
                ? $"Send one of {string.Join("; ", known.Select(static row => $"{row.Condition} {row.Filing}"))}."
                : "Send 1, or leave it out."));
    }

    private static string Named(ClassRow row, ClassKind kind) =>
        row.Kind == kind ? $"{row.Code} {row.Name}" : $"{row.Code} {row.Name} (of {Plural(row.Kind)})";

    private static string Plural(ClassKind kind) => kind == ClassKind.Part ? "parts" : "events";
}

/// <summary>A limit, and what orders ask of it: the clock, the class and the channel.</summary>
/// <param name="Calendar">The calendar of whoever owes it, without orders.</param>
internal readonly record struct Limited(
    WorkingCalendar Calendar, ClockKind Clock, ClassKind Kind, string Class, string Channel, CaseLimit Limit);
