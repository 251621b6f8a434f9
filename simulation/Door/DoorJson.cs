using System.Text.Json;
using System.Text.Json.Serialization;
using Grid.Cases;
using Grid.Parties;
using Grid.Rulebook;
using Grid.Simulation.Counties;
using Grid.Simulation.Escalations;

namespace Grid.Simulation.Door;

/// <summary>Reads and writes the door's JSON without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CaseBody))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(ClockBody))]
[JsonSerializable(typeof(ProgressBody))]
[JsonSerializable(typeof(PartyBody))]
[JsonSerializable(typeof(PageBody<CaseLineBody>))]
[JsonSerializable(typeof(LedgerPageBody))]
[JsonSerializable(typeof(PageBody<ObligationBody>))]
[JsonSerializable(typeof(PageBody<CountyBody>))]
[JsonSerializable(typeof(TableBody<ClassBody>))]
[JsonSerializable(typeof(RouteBody))]
[JsonSerializable(typeof(PageBody<NoticeBody>))]
[JsonSerializable(typeof(PageBody<OfficeBody>))]
[JsonSerializable(typeof(TableBody<StageLimitBody>))]
[JsonSerializable(typeof(TableBody<ChannelBody>))]
[JsonSerializable(typeof(TableBody<EscalationBody>))]
[JsonSerializable(typeof(TableBody<DayBody>))]
[JsonSerializable(typeof(TableBody<HoursBody>))]
[JsonSerializable(typeof(DaysBody))]
internal sealed partial class DoorJson : JsonSerializerContext;

/// <summary>A case as the door shows it: what the simulation needs of it.</summary>
internal sealed record CaseBody(
    Guid Id,
    CaseStage Stage,
    IReadOnlyList<DutyBody>? Parties,
    DateTimeOffset? Due,
    bool? HandledLate,
    Guid? JoinedTo,
    NameBody? Lead = null,
    LimitBody? Limit = null,
    string? Shop = null,
    string? Building = null,
    string? Segment = null,
    string? Road = null,
    string? Class = null,
    ClassKind Kind = ClassKind.Event,
    string? Channel = null,
    double Lon = 0,
    double Lat = 0,
    NameBody? CentreOf = null);

/// <summary>How long handling may take.</summary>
/// <param name="Starts">From when it runs; null for from the dispatch.</param>
internal sealed record LimitBody(double Amount, LimitUnit Unit, LimitStart? Starts = null);

/// <summary>A party's part in a case.</summary>
internal sealed record DutyBody(EntityKind Kind, string Key, string Role, DateTimeOffset? Due);

/// <summary>A refusal of the door.</summary>
internal sealed record ProblemBody(int? Status, string? Code, string? Title, string? Detail);

internal sealed record ClockBody(DateTimeOffset Now, bool Driven);

internal sealed record ProgressBody(
    IReadOnlyList<long> Heads,
    IReadOnlyList<long> ReadModel,
    IReadOnlyList<long> Parties,
    long DeadLetters);

internal sealed record CaseLineBody(Guid Id, CaseStage Stage);

/// <summary>One record of the ledger.</summary>
/// <param name="Position">partition:position</param>
internal sealed record LedgerLineBody(
    string Position,
    string Source,
    string Type,
    IReadOnlyList<NameBody> Parties,
    DateTimeOffset At = default,
    JsonElement? Payload = null);

/// <summary>A run of records of one partition.</summary>
internal sealed record LedgerPageBody(IReadOnlyList<LedgerLineBody> Items);

internal sealed record NameBody(string Kind, string Key);

/// <summary>A class of the rulebook.</summary>
internal sealed record ClassBody(ClassKind Kind, string Code, string Name, string Big, IReadOnlyList<string> Aliases);

/// <summary>The parties that would get a matter, and by when; the rows that decide it are left unread.</summary>
internal sealed record RouteBody(
    string ClassName,
    DateTimeOffset Due,
    RoutePartyBody Lead,
    IReadOnlyList<RoutePartyBody> Parties);

internal sealed record RoutePartyBody(string Kind, string Key, string Role, string Rule, string? Name);

internal sealed record ObligationBody(Guid Case, string Role, ObligationStatus Status);

/// <summary>A notice of a party.</summary>
internal sealed record NoticeBody(Guid Case, DeadlineStep Step);

/// <summary>An office of the register.</summary>
internal sealed record OfficeBody(string Code, string? County = null);

internal sealed record FiguresBody(long Raised, long Open, long Discharged, long Lapsed);

internal sealed record PartyBody(FiguresBody Figures);

/// <summary>A page of a list; <paramref name="Next"/> continues it.</summary>
internal sealed record PageBody<T>(IReadOnlyList<T> Items, string? Next);
