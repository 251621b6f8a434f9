using System.Collections.Immutable;
using Grid.Areas;
using Grid.Atlas;
using Grid.Cases;
using Grid.Clocks;
using Grid.Departments;
using Grid.Dogs;
using Grid.Names;
using Grid.Operations;
using Grid.Parties;
using Grid.Patrols;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;
using Grid.Shops;
using Grid.Standing;
using Grid.Trading;

namespace Grid.Counties;

/// <summary>
/// A county (县) as its registers and tables describe it up to one position of the registers' partition, and the
/// questions on it. Immutable: a decision takes one county, and so reads one version of map, rulebook and posts.
/// </summary>
internal sealed partial class County(
    AtlasMap atlas,
    Rules rules,
    PostBook posts,
    OfficeList offices,
    BeatBook beats,
    ChipBook chips,
    TradingBook trading,
    StandingBook standing,
    string? code = null,
    CountyData? data = null,
    ImmutableDictionary<EntityRef, string>? names = null,
    ImmutableDictionary<string, OperationData>? operations = null,
    TurnBook? turns = null)
{
    /// <summary>
    /// The facts of a county that no entry describes: a store of an earlier version knows one county, in China.
    /// </summary>
    public static CountyData Undescribed { get; } = new() { Name = "", TimeZone = "Asia/Shanghai" };

    /// <summary>Null while nothing names it: neither an entry of its own, nor a table, nor an outline.</summary>
    public string? Code { get; } = code;

    /// <summary>The name of its entry, else that of its outline; null where neither is registered.</summary>
    public string? Name => IsDescribed ? Data.Name : Atlas.Counties.FirstOrDefault()?.Name;

    /// <summary>Its entry, or the facts that hold while there is none.</summary>
    public CountyData Data { get; } = data ?? Undescribed;

    /// <summary>Whether an entry of its own describes it.</summary>
    public bool IsDescribed => Data != Undescribed;

    /// <summary>How far into the registers this county was read.</summary>
    public long Version => Atlas.Version;

    public AtlasMap Atlas { get; } = atlas;

    public Rules Rules { get; } = rules;

    public WorkingCalendar Calendar => Rules.Calendar;

    public PostBook Posts { get; } = posts;

    public OfficeList Offices { get; } = offices;

    /// <summary>The rectangle in which a point may be one of this county; null while it has no ground.</summary>
    public Box? Reach => Atlas.Reach;

    /// <summary>Which post stands above which, by the registers of this version, on any day.</summary>
    public ChainOfCommand ChainOfCommand { get; } = new(atlas, posts, offices);

    public BeatBook Beats { get; } = beats;

    /// <summary>Which dog carries which chip.</summary>
    public ChipBook Chips { get; } = chips;

    /// <summary>The zones and permits of trade by their days.</summary>
    public TradingBook Trading { get; } = trading;

    /// <summary>The parties that can owe something by themselves.</summary>
    public StandingBook Standing { get; } = standing;

    /// <summary>Its special operations, past and coming, by code.</summary>
    public ImmutableDictionary<string, OperationData> Operations { get; } =
        operations ?? ImmutableDictionary<string, OperationData>.Empty;

    /// <summary>Who stands and who waits at the points of trade.</summary>
    public TurnBook Rotas { get; } = turns ?? TurnBook.Empty;

    /// <summary>What its registered things are called, those that are not in force any more too.</summary>
    public ImmutableDictionary<EntityRef, string> Names { get; } =
        names ?? ImmutableDictionary<EntityRef, string>.Empty;

    /// <summary>What the registers know of the words that a rule uses.</summary>
    public KnownWords Known => new(Atlas, Offices);

    /// <summary>A county of which nothing is registered yet.</summary>
    /// <param name="profile">What its codes say, until an entry says it; null for what its own code says.</param>
    public static County Empty(TimeZoneInfo zone, string? code = null, string? profile = null) => new(
        AtlasMap.Empty.With(0, [], CodeProfile.Of(code, profile)),
        Rules.Empty(zone),
        PostBook.Empty,
        OfficeList.Empty,
        BeatBook.Empty,
        ChipBook.Empty,
        TradingBook.Empty,
        StandingBook.Empty,
        code);

    /// <summary>Where a point is in this county.</summary>
    public Located Locate(GeoPoint point)
    {
        var located = Atlas.Locate(point);
        return located.Place is { } place ? located with { Place = Own(place) } : located;
    }

    /// <summary>The place of what lies somewhere in an area; null where this county has no such area.</summary>
    public Place? PlaceIn(string area) => Atlas.PlaceIn(area) is { } place ? Own(place) : null;

    /// <summary>Code of the sub-district in which a thing lies; null where it lies in none, or nowhere.</summary>
    public string? SubdistrictOf(EntityRef thing) =>
        Atlas.CentreOf(thing) is { } centre ? Locate(centre).Place?.Subdistrict : null;

    /// <summary>What the rows of trade ask of a place on a day.</summary>
    public TradingGround TradingGround(Place place, DateOnly day) => Trading.GroundAt(
        place.Point,
        place.Subdistrict,
        place.Segment is { } segment ? Atlas.StreetOf(segment)?.Zone : null,
        Rules.Words.TradingZones(day),
        Rules.Trading,
        day);

    /// <summary>Whether a letter of responsibility of an issuer counts (art. 24 names no sub-district).</summary>
    public bool TakesLetterOf(LetterIssuer issuer, DateOnly day) =>
        issuer != LetterIssuer.Subdistrict || Rules.Practice.Of(PracticeOption.SubdistrictLetters, day) > 0;

    /// <summary>Whether a shop answers for the sanitation of its front at a time.</summary>
    public bool AnswersForFront(string shop, DateTimeOffset at) =>
        Standing.Of(new(EntityKind.Shop, shop)) is { } facts
        && FrontDutyRules.Judge(facts, TakesLetterOf(facts.LetterIssuer, DayOf(at)), at) == FrontReason.Served;

    /// <summary>The county after these entries. It shares with this one what no entry changed.</summary>
    /// <param name="version">How far into the registers the new county was read.</param>
    /// <param name="named">The code that the entries name; it becomes that of a county that has none.</param>
    /// <param name="now">
    /// The time at which a thing must be in force to be shown; null to show all as if each were.
    /// </param>
    public County With(
        long version,
        IEnumerable<(long Position, Registered Entry)> entries,
        string? named = null,
        ShownAt? now = null)
    {
        var places = new List<(EntityRef, RegisterData)>();
        var offices = new Dictionary<string, DepartmentData>();
        var appointments = new List<Appointment>();
        var beats = new List<(string Code, BeatData Data, DateTimeOffset At)>();
        var chips = new List<(string Dog, string? Chip)>();
        var zones = new List<(string Code, AreaData Data, DateOnly Entered)>();
        var permits = new List<(string Code, PermitData Data)>();
        var standing = new List<(EntityRef Party, StandingParty? Facts, DateTimeOffset At)>();
        var gone = new HashSet<EntityRef>();
        var names = Names.ToBuilder();
        var (operations, turns) = (Operations, Rotas);
        var (rules, code, data) = (Rules, Code ?? named, Data);
        foreach (var (position, entry) in entries)
        {
            if (ThingNames.Of(entry.Data) is { Length: > 0 } name)
            {
                names[entry.Ref] = name;
            }
            else
            {
                names.Remove(entry.Ref);
            }

            if (EntryRules.Of(entry.Data)?.Standing(entry.Ref, entry.Data) is { } facts)
            {
                standing.Add((entry.Ref, IsClosed(entry) ? null : facts, entry.At));
            }

            if (entry.Data is AreaData drawn && TradingBook.Keeps(drawn))
            {
                zones.Add((entry.Ref.Key, drawn, rules.Calendar.DayOf(entry.At)));
            }

            if (now is { } at && IsAway(entry.Data, at, rules.Calendar))
            {
                gone.Add(entry.Ref);
                continue;
            }

            gone.Remove(entry.Ref);
            switch (entry.Data)
            {
                case CountyData county:
                    (code, data) = (entry.Ref.Key, county);
                    rules = rules.In(position, ZoneOf(county), county.Weekend)
                        .Served(position, elsewhere: county.MovedTo is { Length: > 0 })
                        .Owing(position, county.Start);
                    break;
                case TableData table:
                    code ??= CodeOf(entry.Ref);
                    rules = rules.With(position, table);
                    break;
                case DepartmentData department:
                    offices[entry.Ref.Key] = department;
                    break;
                case AppointmentData appointment:
                    appointments.Add(new(entry.Ref.Key, appointment));
                    break;
                case DogData dog:
                    chips.Add((entry.Ref.Key, dog.Chip));
                    break;
                case PermitData permit:
                    permits.Add((entry.Ref.Key, permit));
                    break;
                case TurnData turn:
                    turns = turns.With(entry.Ref.Key, turn);
                    break;
                case OperationData operation:
                    operations = operations.SetItem(entry.Ref.Key, operation);
                    break;
                case BeatData beat:
                    beats.Add((entry.Ref.Key, beat, entry.At));
                    break;
                default:
                    code ??= entry.Data is AreaData { Area: AreaKind.County } ? entry.Ref.Key : null;
                    places.Add((entry.Ref, entry.Data));
                    break;
            }
        }

        return new(
            Atlas.With(
                version,
                places,
                code == Code && data == Data ? null : CodeProfile.Of(code, data.Profile),
                [.. gone],
                Margins(rules, now)),
            rules,
            appointments.Count > 0 ? Posts.With(appointments) : Posts,
            offices.Count + gone.Count > 0 ? Offices.With(offices, gone) : Offices,
            (beats.Count > 0 ? Beats.With(version, beats) : Beats).Owing(rules.OwedFrom),
            chips.Count + gone.Count > 0 ? Chips.With([.. chips, .. Without(gone)]) : Chips,
            zones.Count + permits.Count > 0 ? Trading.With(zones, permits) : Trading,
            standing.Count > 0 ? Standing.With(standing) : Standing,
            code,
            data,
            names.ToImmutable(),
            operations,
            turns);
    }

    /// <summary>The county as it would be with entries that a check takes as made.</summary>
    public County Assuming(IReadOnlyList<AssumedEntry> entries) => entries.Count == 0
        ? this
        : With(Version, entries.Select(entry => (Version, new Registered
        {
            At = default,
            By = "",
            Ref = entry.Ref,
            Data = entry.Data,
        })));

    /// <summary>The county whose rulebook a table belongs to, by its key: county code/table name.</summary>
    public static string CodeOf(EntityRef table) => table.Key.Split('/')[0];

    /// <summary>The zone of a county; a machine without a time zone database knows none, and cannot serve it.</summary>
    public static TimeZoneInfo ZoneOf(CountyData county) => TimeZoneInfo.FindSystemTimeZoneById(county.TimeZone);

    /// <summary>A time by the county's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Calendar.Zone);

    /// <summary>The county's day at a time.</summary>
    public DateOnly DayOf(DateTimeOffset at) => Calendar.DayOf(at);

    /// <summary>The county's day and time of day, by which a post is held.</summary>
    public DutyTime DutyTime(DateTimeOffset at) => new(DayOf(at), TimeOnly.FromDateTime(Local(at).DateTime));

    /// <summary>When a limit that starts at a time ends, by the calendar of a department.</summary>
    public DueTime Due(DateTimeOffset from, CaseLimit limit, EntityRef department) =>
        Calendar.For(department.Key).DueTime(from, limit);

    /// <summary>
    /// When a matter of a class is due that is dispatched at a time, by the calendar of its department and the orders
    /// that speak of a report which names no channel.
    /// </summary>
    public DateTimeOffset Due(ClassKind kind, string code, CaseLimit limit, EntityRef lead, DateTimeOffset at)
    {
        var channel = Rules.Channels.Read(null, DayOf(at), Data.Channel).Value ?? "";
        return Rules
            .CalendarOf(new Limited(Calendar.For(lead.Key), ClockKind.Handle, kind, code, channel, limit))
            .Due(at, limit.Amount, limit.Unit);
    }

    /// <summary>How much of a limit ran between two times, by the calendar of a department.</summary>
    public double Elapsed(DateTimeOffset from, DateTimeOffset to, LimitUnit unit, EntityRef department) =>
        Calendar.For(department.Key).Elapsed(from, to, unit);

    /// <summary>When a thing is next shown, or is shown no more; null when it stays as it is.</summary>
    public DateTimeOffset? Turns(RegisterData data, ShownAt now)
    {
        if (data is TableData table)
        {
            return FirstDayAfter(DayOf(now.City), table) is { } turn ? Calendar.At(turn, TimeOnly.MinValue) : null;
        }

        if (HasPeriod(data) && data.FirstDay > DayOf(now.Latest))
        {
            return Calendar.At(data.FirstDay.Value, TimeOnly.MinValue);
        }

        return HasPeriod(data) && data.LastDay >= DayOf(now.City)
            ? Calendar.At(data.LastDay.Value.AddDays(1), TimeOnly.MinValue)
            : null;
    }

    /// <summary>
    /// Whether a thing that is shown only while it is in force is not. Posts, beats, permits, turns and operations are
    /// asked by their day.
    /// </summary>
    private static bool IsAway(RegisterData data, ShownAt now, WorkingCalendar calendar) =>
        HasPeriod(data) && (data.FirstDay > calendar.DayOf(now.Latest) || data.LastDay < calendar.DayOf(now.City));

    /// <summary>The distances by which the map is drawn from now on; null for the same as before.</summary>
    private AtlasOptions? Margins(Rules rules, ShownAt? now) => now is null && ReferenceEquals(rules, Rules)
        ? null
        : Atlas.Options.With(rules, now is { } shown ? rules.Calendar.DayOf(shown.City) : null);

    /// <summary>
    /// The next day on which another row of a table by which the map is drawn is in force; null where there is none.
    /// </summary>
    private static DateOnly? FirstDayAfter(DateOnly day, TableData table) => table.Practice
        .Select(static row => (row.From, row.Until))
        .Concat(table.Vocabulary.Select(static row => (row.From, row.Until)))
        .SelectMany(static row => new[] { row.From, row.Until?.AddDays(1) })
        .Where(turn => turn > day)
        .Min();

    /// <summary>Whether a thing is over for another reason than the end of its period.</summary>
    private static bool IsClosed(Registered entry) => entry.Data.IsOver(entry.Ref.Key, DateOnly.MinValue);

    private static bool HasPeriod(RegisterData data) =>
        data is not (AppointmentData or BeatData or PermitData or OperationData or TurnData)
        && (data.FirstDay ?? data.LastDay) is not null;

    private static IEnumerable<(string Dog, string? Chip)> Without(IEnumerable<EntityRef> gone) =>
        gone.Where(static thing => thing.Kind == EntityKind.Dog).Select(static dog => (dog.Key, (string?)null));

    /// <summary>A place of this county's map, which says whose it is.</summary>
    private Place Own(Place place) => Code is null ? place : place with { County = Code };
}
