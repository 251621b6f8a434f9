using Grid.Cases;
using Grid.Ledger;
using Grid.Registers;
using Grid.Repeats;
using Grid.Rulebook;
using Orleans.Concurrency;

namespace Grid.Parties;

/// <summary>Numbers are stored and sent: new ones go at the end.</summary>
public enum ObligationStatus
{
    Open = 0,

    /// <summary>Done: the case was handled, checked and closed, or the duty met.</summary>
    Discharged = 1,

    /// <summary>Fell away without being done: refused, voided, joined, transferred, handed to a successor.</summary>
    Lapsed = 2,
}

/// <summary>What a party owes because of a case (责任): until when, in what role, under which rule.</summary>
/// <param name="Due">When it is due; null where no limit is set.</param>
/// <param name="Rule">The row of the rulebook that chose the party.</param>
/// <param name="Ended">When it was discharged or lapsed.</param>
[GenerateSerializer, Immutable, Alias("grid.obligation")]
public sealed record Obligation(
    [property: Id(0)] Guid Case,
    [property: Id(1)] string CaseNumber,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] DutyRole Role,
    [property: Id(5)] DateTimeOffset? Due,
    [property: Id(6)] ObligationStatus Status,
    [property: Id(7)] string Rule,
    [property: Id(8)] DateTimeOffset Since,
    [property: Id(9)] DateTimeOffset? Ended,
    [property: Id(10)] Notice? Notice = null);

/// <summary>The latest a party was told because time passed (提醒、黄灯、红灯、升级、督办).</summary>
/// <param name="Due">When what was not done was due.</param>
/// <param name="Rule">The row of the escalations; <c>command</c> for 督办.</param>
/// <param name="Until">By when it should have helped: then the next is told.</param>
/// <param name="Count">How often it was told of this case.</param>
[GenerateSerializer, Immutable, Alias("grid.notice")]
public sealed record Notice(
    [property: Id(0)] ClockKind Clock,
    [property: Id(1)] DeadlineStep Step,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] DateTimeOffset Due,
    [property: Id(4)] string Rule,
    [property: Id(5)] DateTimeOffset? Until,
    [property: Id(6)] int Count);

/// <summary>A page of obligations; <paramref name="Next"/> continues it, null at the end.</summary>
[GenerateSerializer, Immutable, Alias("grid.obligation.page")]
public sealed record ObligationPage(
    [property: Id(0)] IReadOnlyList<Obligation> Items,
    [property: Id(1)] string? Next,
    [property: Id(2)] LedgerPosition? LedgerPosition = null);

/// <summary>Counts a party keeps of itself. Late counts both what ended after its due time and, in <see cref="Overdue"/>, what is open beyond it.</summary>
[GenerateSerializer, Immutable, Alias("grid.party.figures")]
public sealed record PartyFigures
{
    [Id(0)] public long Raised { get; init; }
    [Id(1)] public long Open { get; init; }
    [Id(2)] public long Discharged { get; init; }
    [Id(3)] public long DischargedLate { get; init; }
    [Id(4)] public long Lapsed { get; init; }

    /// <summary>返工: checks this party's work did not pass.</summary>
    [Id(5)] public long Reworked { get; init; }

    /// <summary>Open beyond their due time at the moment of asking.</summary>
    [Id(6)] public long Overdue { get; init; }

    /// <summary>回退: dispatches returned by this party.</summary>
    [Id(7)] public long Returned { get; init; }

    /// <summary>派遣: dispatches to this party.</summary>
    [Id(8)] public long Dispatched { get; init; }

    /// <summary>接收: dispatches it took on.</summary>
    [Id(9)] public long Accepted { get; init; }

    /// <summary>Returns that were agreed to: the case went to another.</summary>
    [Id(10)] public long ReturnsUpheld { get; init; }

    /// <summary>推诿: returns that were overruled: the dispatcher insisted, or a coordination bound it.</summary>
    [Id(11)] public long ReturnsOverruled { get; init; }

    /// <summary>漏巡: windows of patrol beats here, or of this squad, that closed without their visits.</summary>
    [Id(12)] public long MissedBeats { get; init; }
}

/// <summary>A party and its figures.</summary>
/// <param name="Entry">Null when it has never been registered but already answers for something (a remainder cell).</param>
[GenerateSerializer, Immutable, Alias("grid.party.view")]
public sealed record PartyView(
    [property: Id(0)] PartyRef Ref,
    [property: Id(1)] RegisterView? Entry,
    [property: Id(2)] PartyFigures Figures);

/// <summary>Anything that can owe something (责任主体). Key: its code.</summary>
[Alias("grid.party"), GrainInterfaceType("grid.party")]
public interface IPartyGrain : IRegisterGrain
{
    [Alias("view")] Task<PartyView> View();

    /// <summary>What a shop, a segment or a cell remembers of complaints and of problems that come again; null for everyone else.</summary>
    [Alias("repeats"), AlwaysInterleave] Task<RepeatsView?> Repeats();

    /// <summary>
    /// What it owes: open ones by due time, then (unless <paramref name="openOnly"/>) the latest ended ones it still
    /// remembers. Departments hold no list of their own: theirs is a query on the read model.
    /// </summary>
    [Alias("obligations")] Task<ObligationPage> Obligations(bool openOnly);
}

/// <summary>街道、社区、区域: registered, found by the Atlas, owes nothing. Key: area code.</summary>
[Alias("grid.area"), GrainInterfaceType("grid.area")]
public interface IAreaGrain : IRegisterGrain;

/// <summary>A table of the rulebook. Key: county code/table name.</summary>
[Alias("grid.table"), GrainInterfaceType("grid.table")]
public interface ITableGrain : IRegisterGrain;

/// <summary>路. Key: road code.</summary>
[Alias("grid.road"), GrainInterfaceType("grid.road")]
public interface IRoadGrain : IPartyGrain;

/// <summary>路段. Key: segment code.</summary>
[Alias("grid.segment"), GrainInterfaceType("grid.segment")]
public interface ISegmentGrain : IPartyGrain;

/// <summary>楼. Key: building code.</summary>
[Alias("grid.building"), GrainInterfaceType("grid.building")]
public interface IBuildingGrain : IPartyGrain;

/// <summary>门店: holder of the 门前三包 duty for its frontage. Key: shop code.</summary>
[Alias("grid.shop"), GrainInterfaceType("grid.shop")]
public interface IShopGrain : IPartyGrain;

/// <summary>犬. Key: licence number.</summary>
[Alias("grid.dog"), GrainInterfaceType("grid.dog")]
public interface IDogGrain : IPartyGrain;

/// <summary>户: one household one file (一户一档). Key: household key.</summary>
[Alias("grid.household"), GrainInterfaceType("grid.household")]
public interface IHouseholdGrain : IPartyGrain
{
    /// <summary>Licence numbers of the dogs registered to this household.</summary>
    [Alias("dogs")] Task<IReadOnlyList<string>> Dogs();
}

/// <summary>部门、街道. Key: department code. Holds counters by cell, not lists.</summary>
[Alias("grid.department"), GrainInterfaceType("grid.department")]
public interface IDepartmentGrain : IPartyGrain
{
    /// <summary>Open obligations by cell code.</summary>
    [Alias("openByCell")] Task<IReadOnlyDictionary<string, long>> OpenByCell();
}
