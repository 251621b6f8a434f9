using Grid.Cases;
using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;
using Grid.Places;
using Grid.Posts;
using Grid.Registers;
using Grid.Rulebook;

namespace Grid.ReadModel;

/// <summary>
/// The desk: lists, search and totals from the read model. Nobody scans grains. Stateless worker; key: 0.
/// A wait for a position that is not reached in five seconds answers with what there is; <c>ReadTo</c> tells.
/// A limit is brought into 1 … 500. What cannot be read is refused: <c>page.cursor</c> (not a cursor of this list),
/// <c>query.sort</c>, <c>query.class</c>, <c>query.box</c>.
/// </summary>
[Alias("grid.desk"), GrainInterfaceType("grid.desk")]
public interface IReadModelGrain : IGrainWithIntegerKey
{
    [Alias("cases"), ResponseTimeout("00:00:30")] Task<Outcome<CasePage>> Cases(CaseQuery query);

    [Alias("totals"), ResponseTimeout("00:00:30")] Task<Outcome<CaseTotals>> Totals(CaseQuery query);

    /// <summary>All obligations of a party, by status, newest first.</summary>
    [Alias("obligations")]
    Task<Outcome<ObligationPage>> Obligations(
        EntityRef party,
        ObligationStatus? status,
        int limit,
        string? after,
        LedgerPosition? waitFor);

    /// <summary>What a party or a holder of posts was told, newest first.</summary>
    [Alias("notices")] Task<Outcome<NoticePage>> Notices(NoticeQuery query);

    /// <summary>A register by kind, in key order; <paramref name="prefix"/> of the key optional.</summary>
    [Alias("register")] Task<Outcome<RegisterPage>> Register(EntityKind kind, string? prefix, int limit, string? after);

    /// <summary>Problems that come again (反复问题), the latest to come first.</summary>
    [Alias("problems"), ResponseTimeout("00:00:30")] Task<Outcome<ProblemPage>> Problems(ProblemQuery query);

    /// <summary>One problem with its cases in order; null when no case recurred under this id.</summary>
    [Alias("problem")] Task<ProblemView?> Problem(Guid id);

    /// <summary>Marks of places (重复投诉), the latest first.</summary>
    [Alias("marks")] Task<Outcome<MarkPage>> Marks(MarkQuery query);

    /// <summary>How far the read model and the deliveries to parties have come, and the ledger's heads.</summary>
    [Alias("progress")] Task<Progress> Progress();

    /// <summary>What was set aside, the latest first.</summary>
    [Alias("deadLetters")] Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit);

    /// <summary>
    /// Everyone who set something aside tries it again: a later version may understand it. What still cannot be taken
    /// stays.
    /// </summary>
    [Alias("retryDeadLetters"), ResponseTimeout("00:00:30")] Task<Retried> RetryDeadLetters(string by);

    /// <summary>
    /// Matters that are or were put to a coordination; <paramref name="open"/>: only those some case waits for.
    /// </summary>
    [Alias("coordinations")]
    Task<Outcome<CoordinationPage>> Coordinations(bool? open, int limit, string? after, LedgerPosition? waitFor);

    /// <summary>案件移送抄告: what was sent to others about cases, in the order in which it was sent.</summary>
    [Alias("letters")] Task<Outcome<LetterPage>> Letters(LetterQuery query);

    /// <summary>Dispatches, returns and what became of them, by department.</summary>
    [Alias("dispatches"), ResponseTimeout("00:00:30")] Task<Outcome<DispatchPage>> Dispatches(int limit, string? after);
}

/// <summary>Which cases: every given condition must hold.</summary>
/// <param name="After">Cursor of the page before.</param>
/// <param name="Sort">reportedAt, -reportedAt (default), due, -due.</param>
/// <param name="Box">West, south, east, north in degrees.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.caseQuery")]
public sealed record CaseQuery
{
    [Id(0)] public IReadOnlyList<CaseStage> Stages { get; init; } = [];
    [Id(1)] public ClassKind? Kind { get; init; }

    /// <summary>04-05, or a whole big class 04-*.</summary>
    [Id(2)] public string? Class { get; init; }

    /// <summary>Who answers or answered for it, or the cell, road, segment, building or shop it lies in.</summary>
    [Id(3)] public EntityRef? Party { get; init; }
    [Id(4)] public string? Subdistrict { get; init; }
    [Id(5)] public string? Channel { get; init; }

    /// <summary>Reported at this time or later.</summary>
    [Id(6)] public DateTimeOffset? From { get; init; }

    /// <summary>Reported before this time.</summary>
    [Id(7)] public DateTimeOffset? To { get; init; }

    /// <summary>Open beyond its due time, by the city's clock; false for all others.</summary>
    [Id(8)] public bool? Overdue { get; init; }
    [Id(9)] public IReadOnlyList<double>? Box { get; init; }

    /// <summary>A part of the description or the number; every character means itself.</summary>
    [Id(10)] public string? Text { get; init; }
    [Id(11)] public string Sort { get; init; } = "-reportedAt";
    [Id(12)] public int Limit { get; init; } = 50;
    [Id(13)] public string? After { get; init; }

    /// <summary>Answer only when the read model has read this far.</summary>
    [Id(14)] public LedgerPosition? WaitFor { get; init; }

    /// <summary>Cases that are not the first of their problem (反复问题); false for all others.</summary>
    [Id(15)] public bool? Recurring { get; init; }

    /// <summary>Key of the coordination it is or was put to.</summary>
    [Id(16)] public string? Coordination { get; init; }

    /// <summary>Whether it waits for a coordination.</summary>
    [Id(17)] public bool? Coordinating { get; init; }

    /// <summary>The case that they joined.</summary>
    [Id(18)] public Guid? JoinedTo { get; init; }
}

/// <summary>A line of a list of cases.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.caseLine")]
public sealed record CaseLine
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required string Number { get; init; }
    [Id(2)] public required CaseStage Stage { get; init; }
    [Id(3)] public required ClassKind Kind { get; init; }
    [Id(4)] public required string Class { get; init; }
    [Id(5)] public required GeoPoint Point { get; init; }
    [Id(6)] public required string Cell { get; init; }
    [Id(7)] public string? Segment { get; init; }
    [Id(8)] public required string Channel { get; init; }
    [Id(9)] public required DateTimeOffset ReportedAt { get; init; }
    [Id(10)] public required EntityRef Lead { get; init; }
    [Id(11)] public DateTimeOffset? Due { get; init; }
    [Id(12)] public bool? HandledLate { get; init; }
    [Id(13)] public int Reworked { get; init; }
    [Id(14)] public int Reports { get; init; } = 1;
    [Id(15)] public Guid? JoinedTo { get; init; }
    [Id(16)] public DateTimeOffset? ClosedAt { get; init; }
    [Id(17)] public string? Reason { get; init; }
    [Id(18)] public string? Shop { get; init; }
    [Id(19)] public string? Subdistrict { get; init; }

    /// <summary>The problem it is a further case of; null for the first.</summary>
    [Id(20)] public Guid? Problem { get; init; }

    /// <summary>Which case of its problem it was when it came.</summary>
    [Id(21)] public int? Recurrence { get; init; }
}

/// <summary>
/// How far the read model has read, one position a partition: comes with every answer of the read model.
/// </summary>
[GenerateSerializer, Immutable, Alias("grid.desk.casePage")]
public sealed record CasePage(
    [property: Id(0)] IReadOnlyList<CaseLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>A page of a register.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.registerPage")]
public sealed record RegisterPage(
    [property: Id(0)] IReadOnlyList<RegisterView> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>Which notices: those a party got, or those somebody got in whatever post he held then.</summary>
/// <param name="Holder">Code of the person.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.noticeQuery")]
public sealed record NoticeQuery(
    [property: Id(0)] EntityRef? Party,
    [property: Id(1)] string? Holder = null,
    [property: Id(2)] int Limit = 50,
    [property: Id(3)] string? After = null,
    [property: Id(4)] LedgerPosition? WaitFor = null);

/// <summary>
/// What one who is concerned was told because time passed or by command (提醒、黄灯、红灯、升级、督办), as it was said then.
/// </summary>
/// <param name="Post">As what it was told; null for whoever handles the case.</param>
/// <param name="Holder">Code of whoever held the post then.</param>
/// <param name="Due">When what was not done was due.</param>
/// <param name="Rule">The row of the escalations; <c>command</c> for 督办.</param>
/// <param name="Until">By when it should have helped: then the next is told.</param>
/// <param name="Reason">Of a 督办.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.noticeLine")]
public sealed record NoticeLine(
    [property: Id(0)] LedgerPosition Position,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Guid Case,
    [property: Id(3)] string CaseNumber,
    [property: Id(4)] ClassKind Kind,
    [property: Id(5)] string Class,
    [property: Id(6)] EntityRef Party,
    [property: Id(7)] Post? Post,
    [property: Id(8)] string? Holder,
    [property: Id(9)] ClockKind Clock,
    [property: Id(10)] DeadlineStep Step,
    [property: Id(11)] DateTimeOffset Due,
    [property: Id(12)] string Rule,
    [property: Id(13)] DateTimeOffset? Until,
    [property: Id(14)] string? Reason);

/// <summary>A page of notices; <paramref name="Next"/> continues it, null at the end.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.noticePage")]
public sealed record NoticePage(
    [property: Id(0)] IReadOnlyList<NoticeLine> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] IReadOnlyList<LedgerPosition> ReadTo);

/// <summary>Cases counted by one of their properties.</summary>
[GenerateSerializer, Immutable, Alias("grid.desk.totals")]
public sealed record CaseTotals(
    [property: Id(0)] long Cases,
    [property: Id(1)] IReadOnlyDictionary<CaseStage, long> ByStage,
    [property: Id(2)] long HandledInTime,
    [property: Id(3)] long HandledLate,
    [property: Id(4)] long OpenOverdue,
    [property: Id(5)] IReadOnlyList<LedgerPosition> ReadTo,
    [property: Id(6)] long Recurrences = 0);

/// <summary>Who follows the ledger, and may find a record there that it cannot take.</summary>
public enum Follower
{
    /// <summary>The party it names.</summary>
    Parties = 0,

    /// <summary>Lists, search and totals.</summary>
    ReadModel = 1,

    /// <summary>The clocks of cases.</summary>
    Clocks = 2,

    /// <summary>
    /// The map of the city: places, offices, appointments, beats and the rulebook. Tries again at the next start of a
    /// silo.
    /// </summary>
    Map = 3,
}

/// <summary>A record somebody could not take, set aside with its reason until it is tried again and taken.</summary>
/// <param name="Party">Who could not take it; of the read model, the clocks and the map, whose record it is.</param>
/// <param name="Consumer">The name of a consumer that has no word in <see cref="ReadModel.Follower"/>; null for one
/// that has.</param>
[GenerateSerializer, Immutable, Alias("grid.deadLetter")]
public sealed record DeadLetter(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] LedgerPosition Position,
    [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] Follower Follower = Follower.Parties,
    [property: Id(5)] string? Consumer = null);

/// <summary>What came of trying again what was set aside.</summary>
/// <param name="Taken">How many of those tried are dead letters no more.</param>
[GenerateSerializer, Immutable, Alias("grid.deadLetter.retried")]
public sealed record Retried([property: Id(0)] int Tried, [property: Id(1)] int Taken)
{
    public static Retried operator +(Retried one, Retried other) =>
        new(one.Tried + other.Tried, one.Taken + other.Taken);
}

/// <summary>Heads of the ledger, and how far its followers have read, by partition.</summary>
/// <param name="Clocks">Null where an earlier version answers.</param>
/// <param name="Trouble">What of the store is damaged, in one sentence with what to do; null while nothing is.</param>
/// <param name="Further">Every other consumer of the ledger, by its name; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.progress")]
public sealed record Progress(
    [property: Id(0)] IReadOnlyList<long> Heads,
    [property: Id(1)] IReadOnlyList<long> ReadModel,
    [property: Id(2)] IReadOnlyList<long> Parties,
    [property: Id(3)] long DeadLetters,
    [property: Id(4)] IReadOnlyList<long>? Clocks = null,
    [property: Id(5)] string? Trouble = null,
    [property: Id(6)] IReadOnlyDictionary<string, IReadOnlyList<long>>? Further = null);
