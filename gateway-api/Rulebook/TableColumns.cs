using Grid.Gateway.Names;
using Grid.Gateway.Registers;
using Grid.Rulebook;

namespace Grid.Gateway.Rulebook;

/// <summary>Columns that several tables of the rulebook have.</summary>
internal static class TableColumns
{
    public static Column Rule { get; } = Column.Code("rule", "name of the row").Need();

    public static Column Kind { get; } = Column.Word<ClassKind>("kind", "event 事件 or part 部件").Need();

    public static Column AnyKind { get; } = Column.Word<ClassKind>("kind", "event, part or * for both", "*").Need();

    public static Column Class { get; } =
        Column.Text("class", "code of a class: 04-05", 32).OfCodes(CodeName.Class).Need();

    public static Column Classes { get; } =
        Column.JoinedList("class", "codes of classes, beginnings as 04-*, or *, separated by |", '|', 34)
            .OfCodes(CodeName.Class).Need();

    public static Column Condition { get; } =
        Column.Whole("condition", "filing condition of the class, counted from 1", 1, 99);

    public static Column Channels { get; } =
        Column.JoinedList(
            "channels", "channels, or kinds of them as kind:public, separated by |; empty for all", '|', 64)
            .OfCodes(CodeName.Channel);

    public static Column Starts { get; } = Column.Word<LimitStart>(
        "starts", "from when the limit of handling runs; empty for from the dispatch");

    public static Column Of { get; } = Column.JoinedList(
        "of", "units of the class's own limit that the row is for, separated by |; empty for all", '|', 20)
        .OfCodes(CodeName.Word("limitUnit"));

    public static Column Source { get; } = Column.Text("source", "the paragraph it rests on", 500).Need();

    public static Column Grade { get; } =
        Column.Text("grade", "how sure it is: H, M or L", 20).OfCodes(CodeName.Word("grade")).Need();

    /// <summary>When a row is in force, and what it rests on.</summary>
    public static Column[] InForce { get; } =
    [
        Column.Day("from", "first day in force").Need(),
        Column.Day("until", "last day in force; empty until further notice"),
        Source,
        Grade,
    ];
}
