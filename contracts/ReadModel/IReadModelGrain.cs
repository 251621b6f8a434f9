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
/// Lists, search and totals from the read model, so that no query scans grains. Stateless worker; key: 0.
/// A query that waits for a position waits five seconds at most and then answers with what the read model has;
/// <c>ReadTo</c> says how far that is. A limit is brought into 1 … 500. A query that cannot be read is refused as
/// <c>page.cursor</c> (not a cursor of this list), <c>query.sort</c>, <c>query.class</c> or <c>query.box</c>.
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

    /// <summary>The notices of a party or of a holder of posts, newest first.</summary>
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

    /// <summary>The dead letters, the latest first.</summary>
    [Alias("deadLetters")] Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit);

    /// <summary>
    /// Every consumer tries its dead letters again, since a later version may understand them. Those that still fail
    /// stay dead letters.
    /// </summary>
    [Alias("retryDeadLetters"), ResponseTimeout("00:00:30")] Task<Retried> RetryDeadLetters(string by);

    /// <summary>
    /// Matters that are or were referred to a coordination; with <paramref name="open"/> only those for which a case
    /// waits.
    /// </summary>
    [Alias("coordinations")]
    Task<Outcome<CoordinationPage>> Coordinations(bool? open, int limit, string? after, LedgerPosition? waitFor);

    /// <summary>
    /// 案件移送抄告: the letters to other departments and authorities, in the order in which they were sent.
    /// </summary>
    [Alias("letters")] Task<Outcome<LetterPage>> Letters(LetterQuery query);

    /// <summary>Dispatches and returns, upheld or overruled, by department.</summary>
    [Alias("dispatches"), ResponseTimeout("00:00:30")] Task<Outcome<DispatchPage>> Dispatches(int limit, string? after);
}

/// <summary>Selects cases: every given condition must hold.</summary>
/// <param name="After">Cursor that continues the page before.</param>
/// <param name="Sort">reportedAt, -reportedAt (default), due, -due.</param>
/// <param name="Box">West, south, east, north in degrees.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.caseQuery")]
public sealed record CaseQuery
{
    [Id(0)] public IReadOnlyList<CaseStage> Stages { get; init; } = [];
    [Id(1)] public ClassKind? Kind { get; init; }

    /// <summary>04-05, or a whole big class 04-*.</summary>
    [Id(2)] public string? Class { get; init; }

    /// <summary>
    /// A party that answers or answered for the case, or the cell, road, segment, building or shop it lies in.
    /// </summary>
    [Id(3)] public EntityRef? Party { get; init; }
    [Id(4)] public string? Subdistrict { get; init; }
    [Id(5)] public string? Channel { get; init; }

    /// <summary>Reported at this time or later.</summary>
    [Id(6)] public DateTimeOffset? From { get; init; }

    /// <summary>Reported before this time.</summary>
    [Id(7)] public DateTimeOffset? To { get; init; }

    /// <summary>Cases open beyond their due time, by the city's clock; false for all others.</summary>
    [Id(8)] public bool? Overdue { get; init; }
    [Id(9)] public IReadOnlyList<double>? Box { get; init; }

    /// <summary>A part of the description or the number; every character means itself.</summary>
    [Id(10)] public string? Text { get; init; }
    [Id(11)] public string Sort { get; init; } = "-reportedAt";
    [Id(12)] public int Limit { get; init; } = 50;
    [Id(13)] public string? After { get; init; }

    /// <summary>The query waits until the read model has read this far.</summary>
    [Id(14)] public LedgerPosition? WaitFor { get; init; }

    /// <summary>Cases that are not the first of their problem (反复问题); false for all others.</summary>
    [Id(15)] public bool? Recurring { get; init; }

    /// <summary>Key of the coordination to which the case is or was referred.</summary>
    [Id(16)] public string? Coordination { get; init; }

    /// <summary>Whether the case waits for a coordination.</summary>
    [Id(17)] public bool? Coordinating { get; init; }

    /// <summary>The case that the cases joined.</summary>
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

    /// <summary>The problem of which it is a further case; null for the first case.</summary>
    [Id(20)] public Guid? Problem { get; init; }

    /// <summary>The number of the case within its problem when it was reported.</summary>
    [Id(21)] public int? Recurrence { get; init; }
}

/// <summary>
/// A page of cases. <paramref name="ReadTo"/> says how far the read model has read, one position a partition; every
/// answer of the read model has it.
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

/// <summary>Selects notices: those of a party, or those of a person in any post that they held then.</summary>
/// <param name="Holder">Code of the person.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.noticeQuery")]
public sealed record NoticeQuery(
    [property: Id(0)] EntityRef? Party,
    [property: Id(1)] string? Holder = null,
    [property: Id(2)] int Limit = 50,
    [property: Id(3)] string? After = null,
    [property: Id(4)] LedgerPosition? WaitFor = null);

/// <summary>
/// A notice that a party got because time passed or by command (提醒、黄灯、红灯、升级、督办), as it was sent then.
/// </summary>
/// <param name="Post">The post in which it was notified; null for the party that handles the case.</param>
/// <param name="Holder">Code of the holder of the post then.</param>
/// <param name="Due">When the missed step was due.</param>
/// <param name="Rule">The row of the escalations; <c>command</c> for 督办.</param>
/// <param name="Until">The time after which the next party is notified if the step is still missing.</param>
/// <param name="Reason">The reason of a 督办.</param>
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

/// <summary>The consumers of the ledger that may meet a record they cannot apply.</summary>
public enum ConsumerId
{
    /// <summary>A party that the record names.</summary>
    Parties = 0,

    /// <summary>Lists, search and totals.</summary>
    ReadModel = 1,

    /// <summary>The clocks of cases.</summary>
    Clocks = 2,

    /// <summary>
    /// The map of the city: places, offices, appointments, beats and the rulebook. It tries its dead letters again at
    /// the next start of a silo.
    /// </summary>
    Map = 3,
}

/// <summary>A record that a consumer could not apply, kept with the reason until a retry applies it.</summary>
/// <param name="Party">
/// The party that could not apply the record; for the read model, the clocks and the map, the source of the record.
/// </param>
/// <param name="Consumer">
/// The name of a consumer that has no word in <see cref="ReadModel.ConsumerId"/>; null for one that has.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.deadLetter")]
public sealed record DeadLetter(
    [property: Id(0)] EntityRef Party,
    [property: Id(1)] LedgerPosition Position,
    [property: Id(2)] string Reason,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] ConsumerId ConsumerId = ConsumerId.Parties,
    [property: Id(5)] string? Consumer = null);

/// <summary>The result of a retry of dead letters.</summary>
/// <param name="Taken">How many of the tried dead letters were applied and removed.</param>
[GenerateSerializer, Immutable, Alias("grid.deadLetter.retried")]
public sealed record Retried([property: Id(0)] int Tried, [property: Id(1)] int Taken)
{
    public static Retried operator +(Retried one, Retried other) =>
        new(one.Tried + other.Tried, one.Taken + other.Taken);
}

/// <summary>Heads of the ledger, and how far its consumers have read, by partition.</summary>
/// <param name="Clocks">How far the clocks have read; null where an earlier version answers.</param>
/// <param name="Damage">
/// One sentence that says which part of the store is damaged and what to do; null while none is.
/// </param>
/// <param name="Further">Every other consumer of the ledger, by its name; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("grid.desk.progress")]
public sealed record Progress(
    [property: Id(0)] IReadOnlyList<long> Heads,
    [property: Id(1)] IReadOnlyList<long> ReadModel,
    [property: Id(2)] IReadOnlyList<long> Parties,
    [property: Id(3)] long DeadLetters,
    [property: Id(4)] IReadOnlyList<long>? Clocks = null,
    [property: Id(5)] string? Damage = null,
    [property: Id(6)] IReadOnlyDictionary<string, IReadOnlyList<long>>? Further = null);
