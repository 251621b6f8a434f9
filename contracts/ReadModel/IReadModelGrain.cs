using Grid.Foundation;
using Grid.Ledger;
using Grid.Parties;

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

    /// <summary>
    /// A register by kind, in key order; <paramref name="prefix"/> of the key, and one county or several, are optional.
    /// </summary>
    /// <param name="where">What it is narrowed to; null for all.</param>
    [Alias("register")]
    Task<Outcome<RegisterPage>> Register(
        EntityKind kind,
        string? prefix,
        int limit,
        string? after,
        string? county = null,
        IReadOnlyList<string>? counties = null,
        RegisterWhere? where = null);

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
    /// Steps of ladders in the order in which the acts were found, and how many there are of each rung.
    /// </summary>
    [Alias("ladder"), ResponseTimeout("00:00:30")] Task<Outcome<LadderPage>> Ladder(LadderQuery query);

    /// <summary>
    /// Matters that are or were referred to a coordination; with <paramref name="open"/> only those for which a case
    /// waits, with one county or several only those with a case in it.
    /// </summary>
    [Alias("coordinations")]
    Task<Outcome<CoordinationPage>> Coordinations(
        bool? open,
        int limit,
        string? after,
        LedgerPosition? waitFor,
        string? county = null,
        IReadOnlyList<string>? counties = null);

    /// <summary>
    /// 案件移送抄告: the letters to other departments and authorities, in the order in which they were sent.
    /// </summary>
    [Alias("letters")] Task<Outcome<LetterPage>> Letters(LetterQuery query);

    /// <summary>行政处罚案卷: penalty files, the latest first, and how many were decided by each procedure.</summary>
    [Alias("penalties")] Task<Outcome<PenaltyPage>> Penalties(PenaltyQuery query);

    /// <summary>文书: documents by party, kind, case, number and status, the latest first.</summary>
    [Alias("documents")] Task<Outcome<DocumentPage>> Documents(DocumentQuery query);

    /// <summary>门前三包责任牌: the plates of parties in a month, by party.</summary>
    [Alias("plates")] Task<Outcome<PlatePage>> Plates(PlateQuery query);

    /// <summary>专项整治目标: persuasions and decided penalties by stretches of time and sub-district.</summary>
    [Alias("campaign"), ResponseTimeout("00:00:30")] Task<Outcome<CampaignPage>> Campaign(CampaignQuery query);

    /// <summary>Dispatches and returns, upheld or overruled, by department; of all or of some counties.</summary>
    [Alias("dispatches"), ResponseTimeout("00:00:30")]
    Task<Outcome<DispatchPage>> Dispatches(
        int limit, string? after, string? county = null, IReadOnlyList<string>? counties = null);
}
