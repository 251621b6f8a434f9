using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Grid.Areas;
using Grid.Buildings;
using Grid.Cases;
using Grid.Cells;
using Grid.City;
using Grid.Coordinations;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Documents;
using Grid.Evidence;
using Grid.Foundation;
using Grid.Households;
using Grid.Integrity;
using Grid.Ladders;
using Grid.Ledger;
using Grid.Names;
using Grid.Parties;
using Grid.Penalties;
using Grid.Parts;
using Grid.Patrols;
using Grid.Places;
using Grid.Posts;
using Grid.ReadModel;
using Grid.Registers;
using Grid.Roads;
using Grid.Rulebook;
using Grid.Segments;
using Grid.Shops;
using Grid.Standing;
using Grid.Worklists;

namespace Grid.Tests.Gateway.Foundation;

/// <summary>
/// A fake city for tests of the door alone: it remembers what the door asked and answers as the test says.
/// </summary>
public sealed class FakeGatewayCity
{
    public FakeGatewayCity() => Grains = Factory.Over(this);

    public IGrainFactory Grains { get; }

    public ConcurrentDictionary<EntityRef, RegisterView> Entries { get; } = new();

    /// <summary>The entries whose latest record cannot be read, each with the position of that record.</summary>
    public ConcurrentDictionary<EntityRef, LedgerPosition> Unread { get; } = new();

    /// <summary>The state in which each actor last left each entry.</summary>
    public ConcurrentDictionary<(EntityRef Entry, string By), RegisterView> LeftBy { get; } = new();

    public ConcurrentDictionary<Guid, CaseView> Cases { get; } = new();

    /// <summary>The bytes of each piece of evidence, by its hash.</summary>
    public ConcurrentDictionary<string, byte[]> Evidence { get; } = new();

    public ConcurrentQueue<object> Asked { get; } = new();

    /// <summary>The refusal with which the city answers the next commands instead of carrying them out.</summary>
    public ConcurrentQueue<Refusal> Refusals { get; } = new();

    /// <summary>The findings of the check of every table.</summary>
    public IReadOnlyList<TableFinding> Findings { get; set; } = [];

    /// <summary>The exception that every call throws while it is set.</summary>
    public Exception? Away { get; set; }

    /// <summary>The reports over which the city breaks, alone and among others; null for none.</summary>
    public Func<ReportCase, bool>? Breaks { get; set; }

    /// <summary>The positions that the consumers of the ledger have reached.</summary>
    public Progress Progress { get; set; } = new([1], [1], [1], 0, [1]);

    public IReadOnlyList<DeadLetter> Letters { get; set; } =
        [
            new(new(EntityKind.Case, Guid.Empty.ToString("D")), new(1, 7), "InvalidDataException: unheard of", default,
                ConsumerId.ReadModel),
        ];

    /// <summary>The re-cut that is under way in every county.</summary>
    public PendingRecut? Pending { get; set; }

    public ConcurrentDictionary<string, string> Loaded { get; } = new();

    /// <summary>The time for which the loader last asked to work; zero once it has given the rest back.</summary>
    public TimeSpan LeaseTerm { get; private set; } = Timeout.InfiniteTimeSpan;

    /// <summary>The driven time of the request context, as the last call saw it.</summary>
    public object? DrivenNow { get; private set; }

    /// <summary>The commands that entered something, each with the digest of its content.</summary>
    public ConcurrentDictionary<(EntityRef Entry, string Command), string?> Done { get; } = new();

    public void Forget()
    {
        (Away, Breaks, DrivenNow, Findings, Pending) = (null, null, null, [], null);
        Entries.Clear();
        Unread.Clear();
        LeftBy.Clear();
        Done.Clear();
        Cases.Clear();
        Evidence.Clear();
        Asked.Clear();
        Refusals.Clear();
        Loaded.Clear();
    }

    public static CaseView CaseAt(Guid id, ReportCase report, int version = 1) => new()
    {
        Id = id,
        Number = "E0405-20190401-7-1234",
        Stage = CaseStage.Reported,
        Kind = report.Kind,
        Class = report.Class,
        Place = new Place
        {
            Point = report.Point,
            Cell = "330424001901001",
            Subdistrict = "330424001",
            Segment = "330424-XQ-02",
            Shop = "330424-XQ-02-S001",
        },
        Description = report.Description,
        Channel = report.Channel,
        ReportedAt = report.ReportedAt ?? new(2019, 4, 1, 1, 30, 0, TimeSpan.Zero),
        Duties =
        [
            new(new(EntityKind.Segment, "330424-XQ-02"), AssignmentRole.Segment,
                new(2019, 4, 1, 9, 30, 0, TimeSpan.Zero), "R-001-02"),
        ],
        Limit = new(4, LimitUnit.WorkHour, "event/04-05/1@2018-01-01"),
        Lead = new(EntityKind.Department, "330424-ZHZF"),
        Version = version,
        LedgerPosition = new(7, 1234),
        Next = [CaseVerb.Verify, CaseVerb.File],
    };

    private T? Refused<T>(object asked, Func<Refusal, T> answer)
        where T : struct
    {
        Met(asked);
        return Refusals.TryDequeue(out var refusal) ? answer(refusal) : null;
    }

    private void Met(object asked)
    {
        DrivenNow = Orleans.Runtime.RequestContext.Get(DrivenTime.Context);
        if (Away is { } away)
        {
            throw away;
        }

        Asked.Enqueue(asked);
    }

    private object Grain(Type type, object key) => type.Name switch
    {
        nameof(ICaseGrain) => new FakeCase(this, (Guid)key),
        nameof(IEvidenceGrain) => new FakeEvidence(this),
        nameof(IEvidenceUploadGrain) => new FakeUpload(this),
        nameof(IIntakeGrain) => new FakeIntake(this),
        nameof(IReadModelGrain) => new FakeReadModel(this),
        nameof(ILadderGrain) or nameof(IIntegrityGrain) => new FakeLadder(this, EntityRef.Parse((string)key)),
        nameof(IPenaltyGrain) => new FakePenalty(this, (Guid)key),
        nameof(IPenaltyDeskGrain) => new FakePenalty(this, FakePenalty.Known),
        nameof(ICoordinationGrain) => new FakeCoordination(this, (string)key),
        nameof(IDocumentDeskGrain) => new FakeDocuments(this),
        nameof(IDocumentGrain) => new FakeDocument(this, (string)key),
        nameof(IClockGrain) => new FakeClock(this),
        nameof(ICountiesGrain) => new FakeCounties(this),
        nameof(INamesGrain) => new FakeNames(this),
        nameof(IAtlasGrain) => new FakeAtlas(),
        nameof(ICityGrain) => new FakeCity(this),
        nameof(ILedgerReaderGrain) => new FakeLedger(),
        nameof(IPostsGrain) => new FakePosts(this),
        nameof(IHolderGrain) => new FakeHolder(this, (string)key),
        nameof(IRulebookGrain) => new FakeRulebook(this),
        nameof(IDueGrain) => new FakeDue(this),
        nameof(IWorklistGrain) => new FakeWorklist(this),
        nameof(ISurveyorGrain) => new FakeSurveyor(this),
        nameof(IStandingGrain) => new FakeStanding(),
        _ => new FakeEntity(this, new(Enum.Parse<EntityKind>(type.Name[1..^"Grain".Length]), (string)key)),
    };

    /// <summary>Nobody owes anything by itself.</summary>
    private sealed class FakeStanding : IStandingGrain
    {
        public Task<IReadOnlyList<StandingView>> Owed(DateTimeOffset? at) =>
            Task.FromResult<IReadOnlyList<StandingView>>([]);

        public Task<Outcome<StandingView>> Check(CheckStanding command) => Task.FromResult<Outcome<StandingView>>(
            Refusal.Conflict("standing.notOwed", $"No shop owes '{command.Item}' at that time."));

        public Task<PlateView?> Plate(DateOnly? month) => Task.FromResult<PlateView?>(null);
    }

    private sealed class FakeIntake(FakeGatewayCity city) : IIntakeGrain
    {
        public Task<Outcome<CaseView>> Report(Guid id, ReportCase command) => city.Breaks?.Invoke(command) == true
            ? Task.FromException<Outcome<CaseView>>(new InvalidOperationException("Nobody thought of this report."))
            : Task.FromResult(
                city.Refused<Outcome<CaseView>>(command, static refusal => refusal)
                ?? (city.Cases.TryGetValue(id, out var known)
                    ? known with { TakenBefore = true }
                    : city.Cases.GetOrAdd(id, _ => CaseAt(id, command))));

        public async Task<IReadOnlyList<Outcome<CaseView>>> ReportAll(IReadOnlyList<SentReport> reports) =>
            await Task.WhenAll(reports.Select(one => Report(one.Id, one.Report)));

        public async Task<Outcome<CaseView>> Take(Guid id, TakeCase command) =>
            city.Refused<Outcome<CaseView>>(command, static refusal => refusal)
            ?? (command.ChecksOnly ? CaseAt(id, command.Report) : await Report(id, command.Report));
    }

    private sealed class FakeCase(FakeGatewayCity city, Guid id) : ICaseGrain
    {
        public Task<Outcome<CaseView>> Step(StepCase command) => Task.FromResult(
            city.Refused<Outcome<CaseView>>(command, static refusal => refusal)
            ?? (city.Cases.TryGetValue(id, out var known)
                ? known with { Stage = CaseStage.FedBack }
                : Refusal.NotFound("case.unknown", "No such case.")));

        public Task<CaseView?> View() => Task.FromResult(city.Cases.GetValueOrDefault(id));

        public Task<IReadOnlyList<SimilarCase>?> Similar() => Task.FromResult<IReadOnlyList<SimilarCase>?>(
            city.Cases.ContainsKey(id) ? [new(id, "E0405-20190401-10-1", 24, 0.1, Difference.Shop)] : null);

        public async Task<CaseTracePage?> Trace(int after, int limit) => await History() is { } all
            ? new([.. all.Skip(after).Take(limit)], after + limit < all.Count ? after + limit : null)
            : null;

        public Task<IReadOnlyList<CaseTrace>?> History() =>
            Task.FromResult<IReadOnlyList<CaseTrace>?>(
                city.Cases.ContainsKey(id)
            ?
            [
                new("case.reported", new(2019, 4, 1, 1, 30, 0, TimeSpan.Zero), "public", CaseStage.Reported,
                    new(7, 1234), null, [new(EntityKind.Cell, "330424001901001")]),
            ]
            : null);

        public Task<Outcome<CaseView>> OpenJointTask(OpenJointTask command) => Known(command);

        public Task<Outcome<CaseView>> StepJointTask(StepJointTask command) => Known(command);

        public Task<Outcome<CaseView>> ForgetReporter(string by) => Known(("forgetReporter", by));

        public Task<Outcome<CaseView>> Acknowledge(int letter, string by, string? note) => Known((letter, by, note));

        public Task<Outcome<CaseView>> AnswerFind(AnswerFind command) => Known(command);

        private Task<Outcome<CaseView>> Known(object asked) => Task.FromResult(
            city.Refused<Outcome<CaseView>>(asked, static refusal => refusal)
            ?? (city.Cases.TryGetValue(id, out var known) ? known : Refusal.NotFound("case.unknown", "No such case.")));

        public Task<Outcome<CaseEvidence>> AddEvidence(AddEvidence command) => throw new NotSupportedException();

        public Task<Outcome<CaseConcerned>> NameConcerned(NameConcerned command) => Task.FromResult(
            city.Refused<Outcome<CaseConcerned>>(command, static refusal => refusal)
            ?? new CaseConcerned(1, command.Kind, command.Unit, "x", command.Step, default, command.By, command.Note));

        public Task<IReadOnlyList<CaseConcerned>?> Concerned() =>
            Task.FromResult<IReadOnlyList<CaseConcerned>?>(city.Cases.ContainsKey(id) ? [] : null);

        public Task<Outcome<CaseConcerned>> ForgetConcerned(int number, string by, string reason) =>
            throw new NotSupportedException();

        public Task<Outcome<CaseEvidence>> EraseEvidence(EraseEvidence command) => throw new NotSupportedException();

        public Task<IReadOnlyList<CaseEvidence>?> Evidence() =>
            Task.FromResult<IReadOnlyList<CaseEvidence>?>(city.Cases.ContainsKey(id) ? [] : null);

        public Task<Outcome<CaseView>> HandOver(EntityRef from, EntityRef to, string by) =>
            throw new NotSupportedException();
    }

    private sealed class FakeUpload(FakeGatewayCity city) : IEvidenceUploadGrain
    {
        private readonly MemoryStream came = new();

        public Task<Outcome<long>> Append(long offset, byte[] piece)
        {
            Assert.Equal(came.Length, offset);
            Assert.InRange(piece.Length, 1, EvidencePiece.Longest);
            came.Write(piece);
            return Task.FromResult<Outcome<long>>(came.Length);
        }

        public Task<Outcome<CaseEvidence>> Finish(AddEvidence command)
        {
            city.Met(command);
            var bytes = came.ToArray();
            var hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
            city.Evidence[hash] = bytes;
            return Task.FromResult<Outcome<CaseEvidence>>(new CaseEvidence(
                command.Kind,
                new(hash, "image/jpeg", bytes.Length),
                command.Step,
                new(2019, 4, 1, 1, 30, 0, TimeSpan.Zero),
                command.By,
                command.Note));
        }

        public Task Abandon()
        {
            city.Met("abandon");
            return Task.CompletedTask;
        }
    }

    private sealed class FakeEvidence(FakeGatewayCity city) : IEvidenceGrain
    {
        public Task<EvidencePiece?> Read(string hash, EvidencePart part, long offset) => Task.FromResult(
            part == EvidencePart.Shown && city.Evidence.TryGetValue(hash, out var bytes)
                ? new EvidencePiece(
                    [.. bytes.Skip((int)offset).Take(EvidencePiece.Longest)], bytes.Length, "image/jpeg")
                : null);
    }

    private sealed class FakeReadModel(FakeGatewayCity city) : IReadModelGrain
    {
        public Task<Outcome<CasePage>> Cases(CaseQuery query) => Task.FromResult(
            city.Refused<Outcome<CasePage>>(query, static refusal => refusal)
            ?? (query.Zoom is null
                ? new CasePage(Lines, null, [new(0, 5)])
                : new CasePage([], null, [new(0, 5)], [new(120.9375, 30.5, 120.95, 30.52, 7, 3)])));

        private List<CaseLine> Lines =>
        [
            .. city.Cases.Values.Select(static known => new CaseLine
            {
                Id = known.Id,
                Number = known.Number,
                Stage = known.Stage,
                Kind = known.Kind,
                Class = known.Class,
                Point = known.Place.Point,
                Cell = known.Place.Cell, Channel = known.Channel, ReportedAt = known.ReportedAt, Lead = known.Lead,
                Part = known.Place.Part, Address = known.Place.Address,
            }),
        ];

        public Task<Outcome<CaseTotals>> Totals(CaseQuery query) => Task.FromResult(
            city.Refused<Outcome<CaseTotals>>(query, static refusal => refusal)
            ?? new CaseTotals(1, new Dictionary<CaseStage, long> { [CaseStage.FedBack] = 1 }, 1, 0, 0, [new(0, 5)]));

        public Task<Outcome<ObligationPage>> Obligations(
            EntityRef party,
            ObligationStatus? status,
            int limit,
            string? after,
            LedgerPosition? waitFor)
        {
            city.Met((party, status, limit, after, waitFor));
            return Task.FromResult<Outcome<ObligationPage>>(new ObligationPage([Owed], "next"));
        }

        public Task<Outcome<NoticePage>> Notices(NoticeQuery query) => Task.FromResult(
            city.Refused<Outcome<NoticePage>>(query, static refusal => refusal)
            ?? new NoticePage(
                query.Party is { Key: "nobody" } ? [] :
                [
                    new(new(7, 1240), new(2019, 4, 1, 3, 30, 0, TimeSpan.Zero), Guid.Empty, "E0405-20190401-7-1234",
                        ClassKind.Event,
                        "04-05",
                        query.Party ?? new(EntityKind.Segment, "330424-XQ-02"),
                        Post.SegmentChief,
                        query.Holder ?? "P-0017",
                        ClockKind.Handle,
                        DeadlineStep.Escalate,
                        new(2019, 4, 1, 3, 30, 0, TimeSpan.Zero),
                        "E-handle-6",
                        null,
                        null),
                ],
                "more",
                [new(0, 5)]));

        public Task<Outcome<RegisterPage>> Register(
            EntityKind kind,
            string? prefix,
            int limit,
            string? after,
            string? county,
            IReadOnlyList<string>? counties,
            RegisterWhere? where) =>
            Task.FromResult<Outcome<RegisterPage>>(
            new RegisterPage(
                [
                    .. city
                        .Entries.Values.Where(entry => entry.Ref.Kind == kind)
                        .Where(entry => county is null || (entry.Data.County ?? county) == county)
                        .OrderBy(static entry => entry.Ref.Key),
                ],
                null,
                [new(16, 9)]));

        public Task<Outcome<ProblemPage>> Problems(ProblemQuery query) =>
            Task.FromResult<Outcome<ProblemPage>>(new ProblemPage([], null, []));

        public Task<ProblemView?> Problem(Guid id) => Task.FromResult<ProblemView?>(null);

        public Task<Outcome<MarkPage>> Marks(MarkQuery query) =>
            Task.FromResult<Outcome<MarkPage>>(new MarkPage([], null, []));

        public Task<Progress> Progress() => Task.FromResult(city.Progress);

        public Task<Outcome<CoordinationPage>> Coordinations(
            bool? open,
            int limit,
            string? after,
            LedgerPosition? waitFor,
            string? county,
            IReadOnlyList<string>? counties)
        {
            city.Met((open, limit, after, waitFor));
            return Task.FromResult<Outcome<CoordinationPage>>(
                new CoordinationPage([new("330424001-E0405", 2, 1, default, null)], null, [new(0, 5)]));
        }

        public Task<Outcome<LadderPage>> Ladder(LadderQuery query)
        {
            city.Met(query);
            return Task.FromResult<Outcome<LadderPage>>(new LadderPage([], null, new(0, 0, 0, 0), [new(0, 5)]));
        }

        public Task<Outcome<PenaltyPage>> Penalties(PenaltyQuery query)
        {
            city.Met(query);
            return Task.FromResult<Outcome<PenaltyPage>>(
                new PenaltyPage([FakePenalty.Shown.Brief], null, new(180, 80, 2), [new(0, 5)]));
        }

        public Task<Outcome<LetterPage>> Letters(LetterQuery query)
        {
            city.Met(query);
            return Task.FromResult<Outcome<LetterPage>>(new LetterPage(
                [
                    new(Guid.Empty, "E0405-20190401-7-1234", CaseStage.Transferred, ClassKind.Event, "04-05",
                        new(120.9446, 30.516),
                        "330424001901001",
                        default,
                        new(1, LetterKind.Transfer, "市生态环境局", null, "不属本县", default, "desk-1")),
                ],
                "next",
                [new(0, 5)]));
        }

        public Task<Outcome<PlatePage>> Plates(PlateQuery query) => Task.FromResult<Outcome<PlatePage>>(
            new PlatePage([], null, new Dictionary<string, long>(), []));

        public Task<Outcome<CampaignPage>> Campaign(CampaignQuery query) =>
            Task.FromResult<Outcome<CampaignPage>>(new CampaignPage([], []));

        public Task<Outcome<DocumentPage>> Documents(DocumentQuery query)
        {
            city.Met(query);
            return Task.FromResult<Outcome<DocumentPage>>(new DocumentPage(
                [new(FakeDocument.Shown.Brief, DocumentStatus.Issued, null)], null, [new(0, 5)]));
        }

        public Task<Outcome<DispatchPage>> Dispatches(
            int limit, string? after, string? county, IReadOnlyList<string>? counties)
        {
            city.Met((limit, after));
            return Task.FromResult<Outcome<DispatchPage>>(new DispatchPage(
                [new(new(EntityKind.Department, "330424-ZHZF"), new(10, 9, 2, 1, 1))],
                null,
                new(20, 18, 2, 1, 1),
                [new(0, 5)]));
        }

        public Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit) => Task.FromResult(city.Letters);

        public Task<Retried> RetryDeadLetters(string by)
        {
            city.Met(by);
            return Task.FromResult(new Retried(3, 2));
        }
    }

    private static Obligation Owed { get; } = new(
        Guid.Empty,
        "E0405-20190401-7-1234",
        ClassKind.Event,
        "04-05",
        AssignmentRole.Frontage,
        null,
        ObligationStatus.Open,
        "R-002-01",
        default,
        null,
        Part: "LAMP-7",
        Address: "百尺路1号");

    private sealed class FakeLadder(FakeGatewayCity city, EntityRef party) : ILadderGrain, IIntegrityGrain
    {
        private static readonly DateTimeOffset Noon = new(2019, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

        private static readonly LadderStep Persuaded = new(
            1, Rung.Persuade, ClassKind.Event, "04-05", Noon, "ZF-1", "persuade", null, null, null, false, null,
            "劝导单", Issued: new("B-ZF.persuasion.2019.1", "劝导单", "综执劝〔2019〕第1号"));

        private static readonly LadderStanding Stands = new(
            ClassKind.Event, "04-05", Noon, Rung.Remind, LadderWait.Nothing, Rung.Order, 1, 1,
            "1 steps count, and 1 bring this rung.", [], [], null, new(false, null, null));

        public Task<Outcome<LadderView>> View(ClassKind kind, string? code, string? county, DateTimeOffset? at) =>
            Shown(code ?? "");

        public Task<Outcome<LadderStanding>> Standing(
            ClassKind kind, string code, string? county, DateTimeOffset? at) =>
            Task.FromResult<Outcome<LadderStanding>>(Stands);

        public Task<Outcome<TakenView>> Take(TakeRung command) => Task.FromResult(
            city.Refused<Outcome<TakenView>>(command, static refusal => refusal)
            ?? new TakenView(party, Persuaded, Stands, 1, new(0, 5)));

        public Task<Outcome<LadderView>> Served(string document, DateTimeOffset at, string by) => Shown(document);

        public Task<Outcome<LadderView>> Guide(GuideHolder command) => Shown(command);

        public Task<Outcome<LadderView>> Recheck(RecheckOrder command) => Shown(command);

        public Task<Outcome<LadderView>> Contest(ContestRung command) => Shown(command);

        public Task<Outcome<LadderView>> Review(ReviewRung command) => Shown(command);

        public Task<Outcome<LadderView>> Succeed(SucceedHolder command) => Shown(command);

        public Task<Outcome<IntegrityView>> View(string? county, DateTimeOffset? at) =>
            Task.FromResult<Outcome<IntegrityView>>(new IntegrityView(
                party, IntegrityLevel.Green, 100, 100, [], null, Noon));

        private Task<Outcome<LadderView>> Shown(object asked) => Task.FromResult(
            city.Refused<Outcome<LadderView>>(asked, static refusal => refusal)
            ?? new LadderView(party, null, [Stands], [Persuaded], new(1, 0, 0, 0), 1, new(0, 5)));
    }

    private sealed class FakePenalty(FakeGatewayCity city, Guid key) : IPenaltyGrain, IPenaltyDeskGrain
    {
        public static readonly Guid Known = new("5b0c2f52-7a5f-8d53-9d2c-0d0c7a2a3b11");

        private static readonly OpenPenalty Opened = new(
            new(EntityKind.Shop, "S-0001"), PartySort.Organisation, "04-05", "beyondDoor", PenaltyProcedure.General,
            null, ["P-0031", "P-0044"], null, Certain: true, Harm: true, Life: false, null, "P-0031");

        public static PenaltyView Shown { get; } = new()
        {
            Brief = new(
                Known, "330424", Opened.Party, "beyondDoor", "04-05", PenaltyProcedure.General, PenaltyStage.Found,
                default, null, null),
            Opened = Opened,
            Steps = [],
            Article = new(
                "ZJ-17-1", "beyondDoor", "越门窗经营", ["04-05"], null, "某条例", "17(1)", new(2021, 9, 29),
                FineMoment.AfterLimit, 100, 1000, Harm: false, null, null, new(2021, 9, 29), null, "S", "H"),
            Tiers = [],
            Terms = [],
            Next = [PenaltyVerb.File, PenaltyVerb.Order],
            Credit = new(Enters: true, null, null, null, "某条例第11条"),
            Version = 1,
            LedgerPosition = new(7, 1234),
        };

        public Task<PenaltyView?> View() => Task.FromResult(key == Known ? Shown : null);

        public Task<Outcome<PenaltyView>> Open(OpenPenalty command) => Task.FromResult(
            city.Refused<Outcome<PenaltyView>>(command, static refusal => refusal) ?? Shown);

        public Task<Outcome<PenaltyView>> Step(StepPenalty command) => Task.FromResult(
            city.Refused<Outcome<PenaltyView>>(command, static refusal => refusal) ?? Shown);

        public Task<Outcome<PenaltyView>> Served(
            string document, ServiceMethod method, DateTimeOffset at, string by) => throw new NotSupportedException();
    }

    private sealed class FakeDocuments(FakeGatewayCity city) : IDocumentDeskGrain
    {
        public Task<Outcome<DocumentView>> Issue(IssueDocument command) => Task.FromResult(
            city.Refused<Outcome<DocumentView>>(command, static refusal => refusal) ?? FakeDocument.Shown);

        public Task<Outcome<byte[]>> Print(IReadOnlyList<string> ids)
        {
            city.Met(ids);
            return Task.FromResult<Outcome<byte[]>>("%PDF-joined"u8.ToArray());
        }
    }

    private sealed class FakeDocument(FakeGatewayCity city, string key) : IDocumentGrain
    {
        private static readonly DateTimeOffset Noon = new(2019, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

        public static DocumentView Shown { get; } = new()
        {
            Brief = new(
                "330424-ZHZF.reminder.2019.12", "reminder", "提醒单", "盐综执提〔2019〕第12号", "330424-ZHZF", "330424",
                "shop/330424-S-0001", null, Noon),
            Issued = new(
                12, new(2018, 1, 1), new Dictionary<string, string> { ["facts"] = "店外经营" }, "0123456789abcdef",
                new("sha256:1", 11), new("sha256:2", 11))
            {
                Brief = new("", "", "", "", "", "", "", null, Noon),
                By = "P-1",
            },
            Status = DocumentStatus.Issued,
            Version = 1,
            LedgerPosition = new(3, 7),
        };

        public Task<DocumentView?> View() => Task.FromResult(key == Shown.Brief.Id ? Shown : null);

        public Task<byte[]?> File(DocumentFormat format)
        {
            city.Met(format);
            return Task.FromResult<byte[]?>(System.Text.Encoding.ASCII.GetBytes($"{format}"));
        }

        public Task<Outcome<DocumentView>> Serve(ServeDocument command) => Task.FromResult(
            city.Refused<Outcome<DocumentView>>(command, static refusal => refusal) ?? Shown);

        public Task<Outcome<DocumentView>> Withdraw(WithdrawDocument command) => Task.FromResult(
            city.Refused<Outcome<DocumentView>>(command, static refusal => refusal) ?? Shown);
    }

    private sealed class FakeCoordination(FakeGatewayCity city, string key) : ICoordinationGrain
    {
        private static readonly DateTimeOffset Noon = new(2019, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

        public Task<CoordinationView?> View() => Task.FromResult(key == "330424001-E0405" ? Shown(null) : null);

        public Task<Outcome<CoordinationView>> Decide(DecideCoordination command) => Task.FromResult(
            city.Refused<Outcome<CoordinationView>>(command, static refusal => refusal)
                ?? Shown(new(new(EntityKind.Department, command.Lead), [], command.Basis, Noon, command.By)));

        public Task<Outcome<CoordinationView>> State(StatePosition command) => Task.FromResult(
            city.Refused<Outcome<CoordinationView>>(command, static refusal => refusal) ?? Shown(null));

        private CoordinationView Shown(CoordinationOutcome? outcome) => new()
        {
            Key = key,
            Kind = ClassKind.Event,
            Class = "04-05",
            Subdistrict = "330424001",
            Rounds =
            [
                new()
                {
                    Number = 1,
                    Convener = new(EntityKind.Department, "330424-CGB"),
                    OpenedAt = Noon,
                    Due = Noon.AddDays(7),
                    Cases = [new(Guid.Empty, 1, ReferralCause.Returns, "不属我局", "E0405-20190401-7-1234")],
                    Outcome = outcome,
                },
            ],
            Proposed = outcome is null
                ? []
                :
                [
                    new("K-330424001-E0405-1", 199, ClassKind.Event, ["04-05"],
                        new Dictionary<string, IReadOnlyList<string>> { ["subdistrict"] = ["330424001"] },
                        AssignmentRole.Lead,
                        $"department:{outcome.Lead.Key}",
                        new(2019, 4, 2),
                        null,
                        "会商 330424001-E0405 第1次: 纪要, 3号",
                        "H"),
                ],
            Version = 3,
            LedgerPosition = new(3, 9),
        };
    }

    private sealed class FakeCounties(FakeGatewayCity city) : ICountiesGrain
    {
        private static readonly CountySample Sample = new() { Class = "04-05", Lon = 120.9446, Lat = 30.516 };

        public Task<IReadOnlyList<CountyFigures>> Figures() => Task.FromResult<IReadOnlyList<CountyFigures>>([]);

        public Task<IReadOnlyList<CountyView>> List()
        {
            if (city.Away is { } away)
            {
                throw away;
            }

            var counties = city.Entries.Values
                .Where(static entry => entry.Data is CountyData)
                .OrderBy(static entry => entry.Ref.Key, StringComparer.Ordinal)
                .Select(static entry =>
                    new CountyView(
                        entry.Ref.Key, ((CountyData)entry.Data).Name, true, (CountyData)entry.Data, Sample))
                .ToList();
            if (counties.Count == 0)
            {
                counties.AddRange(city.Entries.Values
                    .Where(static entry => entry.Data is AreaData { Area: AreaKind.County })
                    .Select(static entry => Undescribed(entry.Ref.Key))
                    .DefaultIfEmpty(Undescribed("")));
            }

            return Task.FromResult<IReadOnlyList<CountyView>>(counties);
        }

        private static CountyView Undescribed(string code) =>
            new(code, null, true, new() { Name = "", TimeZone = "Asia/Shanghai" }, Sample);
    }

    private sealed class FakeNames(FakeGatewayCity city) : INamesGrain
    {
        public Task<CountyNames> Words(string county) =>
            Task.FromResult(new CountyNames(
                0, [new(CodeSort.Event, "04-05", "店外经营"), new(CodeSort.EventGroup, "04-*", "街面秩序")], []));

        public Task<IReadOnlyList<NamedThing>> Things(IReadOnlyList<EntityRef> things) =>
            Task.FromResult<IReadOnlyList<NamedThing>>(
            [
                .. things.Select(thing => new NamedThing(
                    city.Entries.TryGetValue(thing, out var entry) && entry.Data is DepartmentData { Name: var name }
                        ? name
                        : null,
                    null)),
            ]);
    }

    private sealed class FakeClock(FakeGatewayCity city) : IClockGrain
    {
        public Task<ClockView> Now()
        {
            city.Met("now");
            return Task.FromResult(new ClockView(new(2019, 4, 1, 1, 30, 0, TimeSpan.Zero), true));
        }

        public Task<Outcome<ClockView>> AdvanceTo(DateTimeOffset now) =>
            Task.FromResult(
                city.Refused<Outcome<ClockView>>(now, static refusal => refusal) ?? new ClockView(now, true));
    }

    private sealed class FakeWorklist(FakeGatewayCity city) : IWorklistGrain
    {
        public Task<Outcome<ObligationPage>> Obligations(
            EntityRef department, ObligationStatus? status, int limit, string? after, LedgerPosition? waitFor)
        {
            city.Met((department, status, limit, after, waitFor));
            return Task.FromResult<Outcome<ObligationPage>>(new ObligationPage([Owed], "next"));
        }

        public Task<Outcome<PostWorklist>> Of(AskWorklist question)
        {
            city.Met(question);
            var at = new DateTimeOffset(2019, 4, 18, 20, 40, 0, TimeSpan.FromHours(8));
            var centre = new EntityRef(EntityKind.Department, "330424-ZHZF-ZHZX");
            return Task.FromResult<Outcome<PostWorklist>>(new PostWorklist(at, 1, 1,
            [
                new(
                    Guid.Empty, "E0502-20190418-1-1", ClassKind.Event, "05-02", CaseStage.Verified, ClockKind.File,
                    at.AddMinutes(-20), at.AddMinutes(-5), true, centre, null, centre, null, question.Post, "E-file-1"),
            ], "next", [new(ClockKind.File, 12, 3, 1)]));
        }
    }

    private sealed class FakeDue(FakeGatewayCity city) : IDueGrain
    {
        public Task<Outcome<DaysView>> Days(DaysQuestion question)
        {
            city.Met(question);
            return Task.FromResult<Outcome<DaysView>>(new DaysView(
                [
                    new(question.From, DayKind.Statutory, true, true, "劳动节", "notice", "clause", question.From, false),
                ],
                "Asia/Shanghai",
                question.Department,
                new(2019, 12, 31),
                7));
        }

        public Task<Outcome<DueView>> Due(DueQuestion question)
        {
            city.Met(question);
            var due = new DateTimeOffset(2019, 2, 11, 16, 0, 0, TimeSpan.FromHours(8));
            return Task.FromResult<Outcome<DueView>>(new DueView(
                question.From,
                due,
                new(8, LimitUnit.WorkHour, "event/04-05/1@2018-01-01"),
                "Asia/Shanghai",
                question.Department,
                [],
                [],
                [new(question.From, due, true, 8, null, null)],
                9));
        }
    }

    private sealed class FakeAtlas : IAtlasGrain
    {
        public Task<Located> Locate(GeoPoint point) => Task.FromResult(point.Lon < 121
            ? new Located(new Place { Point = point, Cell = "330424001901001", Subdistrict = "330424001" }, 0, null)
            : new Located(null, 1234.5, "武原街道 330424001"));

        public Task<IReadOnlyList<FoundPlace>> Find(FindPlaces asked) =>
            Task.FromResult<IReadOnlyList<FoundPlace>>(
            [
                new(new(EntityKind.Shop, "S-1"), asked.Text, "新桥路98号", new(120.9446, 30.5160), null),
            ]);

        public Task<IReadOnlyList<NearPart>> PartsNear(NearParts asked) => Task.FromResult<IReadOnlyList<NearPart>>(
        [
            new("L-1", new() { Class = asked.Class ?? "01-37", At = asked.Point }, 3.25),
        ]);
    }

    private sealed class FakeCity(FakeGatewayCity city) : ICityGrain
    {
        public Task<IReadOnlyDictionary<string, string>> Loaded() =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(city.Loaded);

        public Task<bool> TryAcquireLease(string loader, TimeSpan term)
        {
            city.LeaseTerm = term;
            return Task.FromResult(true);
        }

        public Task MarkLoaded(string file, string hash, string by)
        {
            city.Loaded[file] = hash;
            return Task.CompletedTask;
        }

        public Task<RegisterView?> LastBy(EntityRef entry, string by) =>
            Task.FromResult(city.LeftBy.GetValueOrDefault((entry, by)));

        public Task<EnteredPage> EnteredBy(string by, long after) => Task.FromResult(new EnteredPage(
            [.. city.LeftBy.Keys.Where(left => left.By == by).Select(static left => left.Entry)], null));
    }

    private sealed class FakeLedger : ILedgerReaderGrain
    {
        public Task<int> Partitions() => Task.FromResult(17);

        public Task<LedgerPage> Read(int partition, long after, int limit) => Task.FromResult(new LedgerPage(
            partition,
            [
                new()
                {
                    Position = new(partition, after + 1),
                    Source = "case/x",
                    Version = 1,
                    Type = "case.filed",
                    At = default,
                    By = "desk-1",
                    Parties = [new(EntityKind.Cell, "c")],
                    Payload = """{"note":"现场"}""",
                    Hash = [0xAB, 0xCD],
                },
            ],
            after + 2));

        public Task<LedgerPage> Follow(int partition, long after, int limit, TimeSpan patience) =>
            Read(partition, after, limit);
    }

    private sealed class FakePosts(FakeGatewayCity city) : IPostsGrain
    {
        private const string Unswept = """{"type":"LineString","coordinates":[[120,30],[121,31]]}""";

        private static readonly EntityRef Segment = new(EntityKind.Segment, "330424-XQ-02");

        public Task<PostsAt?> At(GeoPoint point, DateTimeOffset? at) => Task.FromResult<PostsAt?>(new(
            new(2019, 4, 1),
            [new(Post.SegmentChief, Segment, Segment, "P-0017", null, "A-1", new(2019, 1, 1), null)],
            [Post.Cleaning]));

        public Task<IReadOnlyList<RegisterView>> History(EntityRef place, Post? duty, DateTimeOffset? at) =>
            Task.FromResult<IReadOnlyList<RegisterView>>([
                .. city.Entries.Values.Where(entry => entry.Data is AppointmentData data && data.Place == place),
            ]);

        public Task<Outcome<CoveragePage>> Coverage(
            DateTimeOffset? at,
            Post? duty,
            int limit,
            string? after,
            string? county,
            IReadOnlyList<string>? counties) =>
            Task.FromResult(
                city.Refused<Outcome<CoveragePage>>((at, duty, limit, after), static refusal => refusal)
                    ?? new CoveragePage(
                        new(2019, 4, 1),
                        [new(Post.Cleaning, 44, 43, 1, 0, 0)],
                        [new(CoverageFault.Gap, Post.Cleaning, Segment, "Nobody sweeps.", [], Unswept)],
                        "1",
                        42));
    }

    private sealed class FakeHolder(FakeGatewayCity city, string code) : IHolderGrain
    {
        public Task Keep(HolderContact contact)
        {
            city.Met((code, contact));
            return Task.CompletedTask;
        }

        public Task Forget()
        {
            city.Met(code);
            return Task.CompletedTask;
        }
    }

    private sealed class FakeRulebook(FakeGatewayCity city) : IRulebookGrain
    {
        public Task<Outcome<RouteExplained>> Explain(AskRoute question) => Task.FromResult(
            city.Refused<Outcome<RouteExplained>>(question, static refusal => refusal) ?? Explained(question));

        public Task<IReadOnlyList<TableFinding>> Check(TableData table)
        {
            city.Met(table);
            return Task.FromResult(city.Findings);
        }

        public Task<IReadOnlyList<PracticeView>> Practice(string county)
        {
            IReadOnlyList<PracticeView> options =
            [
                new("reopenDays", "15", "day", "practice", true, null, "ours", "L", "how long a case can be reopened"),
            ];
            return Task.FromResult(options);
        }

        public Task<DeadlineMoves> Moves(TableData table, int most) => Task.FromResult(new DeadlineMoves(
            1, [new(Guid.Empty, ClockKind.Handle, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(2))]));

        private static RouteExplained Explained(AskRoute question)
        {
            var (bureau, segment) = (
                new EntityRef(EntityKind.Department, "330424-ZHZF"), new EntityRef(EntityKind.Segment, "330424-XQ-02"));
            DateTimeOffset at = question.At ?? new(2019, 4, 1, 1, 30, 0, TimeSpan.Zero), due = at.AddHours(2);
            return new(
                question,
                at,
                "店外经营",
                new Place
                {
                    Point = question.Point,
                    Cell = "330424001901001",
                    Subdistrict = "330424001",
                },
                new(2, LimitUnit.UrgentHour, "event/04-05/1@2018-01-01"), due,
                [
                    new(new(bureau, AssignmentRole.Lead, due, "R-030-02"), "县综合行政执法局", null, "附件3 第三条"),
                    new(new(new(EntityKind.Department, "330424-SCJG"), AssignmentRole.Help, due, "R-030-05"),
                        "县市场监督管理局", null, "附件3 第三条"),
                    new(new(segment, AssignmentRole.Segment, due, "R-001-02"), null, "P-0017", "S17"),
                ],
                [
                    new(76, "R-030-02", 200, AssignmentRole.Lead, "department:330424-ZHZF", bureau, RowVerdict.Named,
                        null, "It is the first in order that applies.", "附件3 第三条", "H"),
                ],
                [new(Post.RoadChief, new(EntityKind.Road, "330424-XQ"), new(EntityKind.Road, "330424-XQ"), "P-0002")],
                42);
        }
    }

    private sealed class FakeSurveyor(FakeGatewayCity city) : ISurveyorGrain
    {
        public Task<Outcome<RecutView>> Recut(RecutCells command) => Task.FromResult(
            city.Refused<Outcome<RecutView>>(command, static refusal => refusal)
            ?? new RecutView(
                command.Retire,
                [
                    .. command.Create.Select(static cell => new RegisterView(
                        new(EntityKind.Cell, cell.Code), cell.Data, 1, RegisterChange.Created, new(16, 3))),
                ]));

        public Task<PendingRecut?> Pending() => Task.FromResult(city.Pending);

        public Task<Outcome<RecutGivenUpView>> GiveUp(GiveUpRecut command) => Task.FromResult(
            city.Refused<Outcome<RecutGivenUpView>>(command, static refusal => refusal)
                ?? new RecutGivenUpView(["330424001901001"], ["330424001901002"], []));
    }

    /// <summary>Stands in for every registered entry; an entry that is a party owes one obligation.</summary>
    private sealed class FakeEntity(FakeGatewayCity city, EntityRef self)
        : ICellGrain,
            IRoadGrain, ISegmentGrain, IBuildingGrain, IShopGrain, IDogGrain, IHouseholdGrain, IDepartmentGrain,
            IAreaGrain, ICountyGrain, ITableGrain, IAppointmentGrain,
            IBeatGrain, IPartGrain
    {
        private static readonly Dictionary<string, long> Open = new() { ["330424001901001"] = 1 };

        public Task<Outcome<RegisterView>> Register(Register command)
        {
            if (city.Refused<Outcome<RegisterView>>(command, static refusal => refusal) is { } refused)
            {
                return Task.FromResult(refused);
            }

            var held = city.Entries.GetValueOrDefault(self);
            if (command.Command is { } id && city.Done.TryGetValue((self, id), out var digest))
            {
                return Task.FromResult<Outcome<RegisterView>>(digest == command.Digest
                    ? held! with { Change = RegisterChange.Unchanged }
                    : Refusal.Conflict("command.reused", "The id was used for other content."));
            }

            if (command.ExpectedVersion is { } expected && expected != (held?.Version ?? 0))
            {
                return Task.FromResult<Outcome<RegisterView>>(
                    Refusal.Stale("register.stale", "Read it again before changing it."));
            }

            var change = Change(held, command.Data);
            var same = change == RegisterChange.Unchanged;
            var version = same ? held!.Version : (held?.Version ?? 0) + 1;
            var entry = new RegisterView(self, command.Data, version, change, new(16, 1));
            city.Entries[self] = entry;
            if (!same)
            {
                city.LeftBy[(self, command.By)] = entry;
                city.Done.TryAdd((self, command.Command ?? ""), command.Digest);
            }

            return Task.FromResult<Outcome<RegisterView>>(entry);
        }

        public Task<Outcome<RegisterView>> Check(Register command)
        {
            var held = city.Entries.GetValueOrDefault(self);
            return Task.FromResult<Outcome<RegisterView>>(
                new RegisterView(self, command.Data, held?.Version ?? 0, Change(held, command.Data), new(16, 1)));
        }

        private static RegisterChange Change(RegisterView? held, RegisterData data)
        {
            if (held is null)
            {
                return RegisterChange.Created;
            }

            return JsonSerializer.Serialize(held.Data, RegisterJson.Options)
                == JsonSerializer.Serialize(data, RegisterJson.Options)
                ? RegisterChange.Unchanged
                : RegisterChange.Updated;
        }

        public Task<LedgerPosition?> Unread() =>
            Task.FromResult(city.Unread.TryGetValue(self, out var position) ? position : (LedgerPosition?)null);

        public Task<RegisterView?> Entry() => Task.FromResult(city.Entries.GetValueOrDefault(self));

        public Task<Grid.Repeats.RepeatsView?> Repeats() => throw new NotSupportedException();

        public Task<IReadOnlyList<Grid.Repeats.PlaceMarked>> Marks() => throw new NotSupportedException();

        public Task<PartyView> View()
        {
            var figures = new PartyFigures { Open = city.Entries.ContainsKey(self) ? 1 : 0 };
            return Task.FromResult(new PartyView(self, city.Entries.GetValueOrDefault(self), figures)
            {
                OpenByCell = self.Kind == EntityKind.Department ? Open : null,
                Dogs = self.Kind == EntityKind.Household ? ["330424-D-000001"] : [],
            });
        }

        public Task<ObligationPage> Obligations(bool openOnly)
        {
            city.Met((self, openOnly));
            return Task.FromResult(new ObligationPage([Owed], null));
        }

        public Task<Guid?> Admit(Candidate candidate) => throw new NotSupportedException();

        public Task Withdraw(Guid report) => throw new NotSupportedException();

        public Task<Guid?> Similar(Candidate candidate) => throw new NotSupportedException();

        public Task<IReadOnlyList<SimilarCase>> Alike(Candidate candidate) => throw new NotSupportedException();

        public Task<Outcome<CheckInView>> CheckIn(CheckIn command) => throw new NotSupportedException();

        public Task<Outcome<CaseView>> Find(Find command) => throw new NotSupportedException();

        public Task<BeatDayView?> Day(DateOnly? day) => throw new NotSupportedException();

        public Task<IReadOnlyList<PatrolFigures>> Figures(DateOnly from, DateOnly until) =>
            throw new NotSupportedException();
    }

    public class Factory : DispatchProxy
    {
        private FakeGatewayCity city = null!;

        public static IGrainFactory Over(FakeGatewayCity city)
        {
            var factory = Create<IGrainFactory, Factory>();
            ((Factory)factory).city = city;
            return factory;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod, args) switch
        {
            ({ IsGenericMethod: true }, [{ } key, ..]) => city.Grain(targetMethod.GetGenericArguments()[0], key),
            (_, [Type type, { } key]) => city.Grain(type, key),
            _ => throw new NotSupportedException(targetMethod?.Name),
        };
    }
}
