using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Grid.Areas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Counties;
using Grid.Departments;
using Grid.Dogs;
using Grid.Households;
using Grid.Inspections;
using Grid.Operations;
using Grid.Parts;
using Grid.Patrols;
using Grid.Posts;
using Grid.Roads;
using Grid.Rulebook;
using Grid.Segments;
using Grid.Shops;
using Grid.Trading;

namespace Grid.Parties;

/// <summary>
/// The only list of the kinds of registered things. Code that depends on the kind reads the row of the kind. The order
/// is that in which a county is described, from the large to the small.
/// </summary>
public static class Kinds
{
    private const string NoWord = "none";

    private static readonly Lock Adding = new();
    private static volatile Table table = new(
    [
        new(EntityKind.County, "county", "县", EntryTypes.Of<ICountyGrain, CountyData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Area, "area", "区域", EntryTypes.Of<IAreaGrain, AreaData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Post.AreaChief, Unit: null),
        new(EntityKind.Cell, "cell", "单元网格", EntryTypes.Of<ICellGrain, CellData>(),
            Worklist.Own, MapUse.Shown, Remembers: true, Post.GridMember, static place => place.Cell),
        new(EntityKind.Road, "road", "路", EntryTypes.Of<IRoadGrain, RoadData>(),
            Worklist.Own, MapUse.Shown, Remembers: false, Post.RoadChief, static place => place.Road),
        new(EntityKind.Segment, "segment", "路段", EntryTypes.Of<ISegmentGrain, SegmentData>(),
            Worklist.Own, MapUse.Shown, Remembers: true, Post.SegmentChief, static place => place.Segment),
        new(EntityKind.Building, "building", "楼", EntryTypes.Of<IBuildingGrain, BuildingData>(),
            Worklist.Own, MapUse.Shown, Remembers: false, Post.BuildingChief, static place => place.Building),
        new(EntityKind.Shop, "shop", "门店", EntryTypes.Of<IShopGrain, ShopData>(),
            Worklist.Own, MapUse.Shown, Remembers: true, Post.ShopChief, static place => place.Shop),
        new(EntityKind.Dog, "dog", "犬", EntryTypes.Of<IDogGrain, DogData>(),
            Worklist.Own, MapUse.Known, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Household, "household", "户", EntryTypes.Of<IHouseholdGrain, HouseholdData>(),
            Worklist.Own, MapUse.None, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Department, "department", "部门", EntryTypes.Of<IDepartmentGrain, DepartmentData>(),
            Worklist.ReadModel, MapUse.Known, Remembers: false, Post.DepartmentHead, Unit: null),
        new(EntityKind.Part, "part", "部件", EntryTypes.Of<IPartGrain, PartData>(),
            Worklist.Own, MapUse.Shown, Remembers: true, Chief: null, static place => place.Part),
        new(EntityKind.Appointment, "appointment", "任职", EntryTypes.Of<IAppointmentGrain, AppointmentData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Operation, "operation", "专项整治", EntryTypes.Of<IOperationGrain, OperationData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Beat, "beat", "巡查班次", EntryTypes.Of<IBeatGrain, BeatData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Permit, "permit", "占道经营许可", EntryTypes.Of<IPermitGrain, PermitData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Stall, "stall", "占道经营登记", EntryTypes.Of<IStallGrain, StallData>(),
            Worklist.None, MapUse.None, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Turn, "turn", "轮摊候位", EntryTypes.Of<ITurnGrain, TurnData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Inspection, "inspection", "督查", EntryTypes.Of<IInspectionGrain, InspectionData>(),
            Worklist.None, MapUse.None, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Table, "table", "规则表", EntryTypes.Of<ITableGrain, TableData>(),
            Worklist.None, MapUse.Shown, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Case, "case", "案件", Entry: null,
            Worklist.None, MapUse.None, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Coordination, "coordination", "会商", Entry: null,
            Worklist.None, MapUse.None, Remembers: false, Chief: null, Unit: null),
        new(EntityKind.Person, "person", "个人", Entry: null,
            Worklist.None, MapUse.None, Remembers: false, Chief: null, Unit: null, IsKeyAlone: true),
        new(EntityKind.Vehicle, "vehicle", "车辆", Entry: null,
            Worklist.None, MapUse.None, Remembers: false, Chief: null, Unit: null, IsKeyAlone: true),
    ]);

    private static bool closed;

    /// <summary>Every kind. Once a caller has read the list, no kind can be added.</summary>
    public static IReadOnlyList<KindTraits> All
    {
        get
        {
            closed = true;
            return table.Rows;
        }
    }

    /// <summary>The kinds of which a place has a unit, the nearest to the point first.</summary>
    public static IReadOnlyList<KindTraits> Units => table.Units;

    extension(EntityKind kind)
    {
        /// <summary>The row of the kind.</summary>
        /// <exception cref="ArgumentOutOfRangeException">No kind has this number.</exception>
        public KindTraits Traits =>
            Find(kind) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind.");
    }

    /// <summary>The row of a kind; null where this version does not know it.</summary>
    public static KindTraits? Find(EntityKind kind) => table.Find((int)kind);

    public static bool Knows(EntityKind kind) => Find(kind) is not null;

    /// <summary>The kind of a word; false where this version knows none.</summary>
    public static bool TryRead(ReadOnlySpan<char> word, [NotNullWhen(true)] out KindTraits? kind) =>
        table.TryRead(word, out kind);

    /// <summary>
    /// Adds a kind of another assembly, under a number that stays reserved for it. A process must call this before
    /// everything else, because forms, rules and the names of data are derived from the list once.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A caller has read the list before, or the number or the word is taken.
    /// </exception>
    public static void Add(KindTraits kind)
    {
        lock (Adding)
        {
            if (table.Find((int)kind.Kind) == kind)
            {
                return;
            }

            if (closed || Knows(kind.Kind) || kind.Word == NoWord || TryRead(kind.Word, out _))
            {
                throw new InvalidOperationException(
                    $"The kind {kind.Word}, number {(int)kind.Kind}, cannot be added: its number or its word is "
                    + "taken, or the list was read before.");
            }

            table = new([.. table.Rows, kind]);
        }
    }

    /// <summary>The word of a kind, also of none.</summary>
    internal static string WordOf(EntityKind kind) => kind == EntityKind.None ? NoWord : kind.Traits.Word;

    private sealed class Table
    {
        private readonly KindTraits?[] byNumber;
        private readonly FrozenDictionary<string, KindTraits>.AlternateLookup<ReadOnlySpan<char>> byWord;

        public Table(KindTraits[] rows)
        {
            Rows = rows;
            Units = [.. rows.Where(static row => row.Unit is not null).Reverse()];
            byNumber = new KindTraits?[rows.Max(static row => (int)row.Kind) + 1];
            foreach (var row in rows)
            {
                byNumber[(int)row.Kind] = row;
            }

            byWord = rows.ToFrozenDictionary(static row => row.Word, StringComparer.Ordinal)
                .GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public IReadOnlyList<KindTraits> Rows { get; }

        public IReadOnlyList<KindTraits> Units { get; }

        public KindTraits? Find(int number) => (uint)number < (uint)byNumber.Length ? byNumber[number] : null;

        public bool TryRead(ReadOnlySpan<char> word, [NotNullWhen(true)] out KindTraits? kind) =>
            byWord.TryGetValue(word, out kind);
    }
}

/// <summary>
/// Kinds of registered things; <see cref="Kinds"/> says what is true of each. Numbers are stored and sent: new ones go
/// at the end.
/// </summary>
public enum EntityKind
{
    None = 0,

    /// <summary>单元网格</summary>
    Cell = 1,

    /// <summary>路</summary>
    Road = 2,

    /// <summary>路段</summary>
    Segment = 3,

    /// <summary>楼</summary>
    Building = 4,

    /// <summary>门店</summary>
    Shop = 5,

    /// <summary>犬</summary>
    Dog = 6,

    /// <summary>户</summary>
    Household = 7,

    /// <summary>部门、街道</summary>
    Department = 8,

    /// <summary>案件: a case receives records of cases it is joined to.</summary>
    Case = 9,

    /// <summary>区域: county, sub-district, community or zone.</summary>
    Area = 10,

    /// <summary>规则表: a table of the rulebook.</summary>
    Table = 11,

    /// <summary>任职: an appointment of a holder to a post at a place for a time.</summary>
    Appointment = 12,

    /// <summary>会商: a coordination receives the records of the cases referred to it.</summary>
    Coordination = 13,

    /// <summary>巡查班次: a patrol beat.</summary>
    Beat = 14,

    /// <summary>督查: an inspection.</summary>
    Inspection = 15,

    /// <summary>县: a county of the region.</summary>
    County = 16,

    /// <summary>部件: a manhole cover, lamp, sign or bin.</summary>
    Part = 17,

    /// <summary>
    /// 个人: a duty holder without a register, such as a seller at a stall; its key is a hash, never a name.
    /// </summary>
    Person = 18,

    /// <summary>车辆: a duty holder without a register; its key is a hash.</summary>
    Vehicle = 19,

    /// <summary>占道经营许可、疏导点: a place where sellers may trade.</summary>
    Permit = 20,

    /// <summary>专项整治: a special operation.</summary>
    Operation = 21,

    /// <summary>占道经营登记: a stall, a road market, or a source of them.</summary>
    Stall = 22,

    /// <summary>轮摊、候位: a seller's turn at a point, or a place in its waiting list.</summary>
    Turn = 23,
}
