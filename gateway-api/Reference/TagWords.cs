namespace Grid.Gateway.Reference;

/// <summary>What the operations under a tag are about, in the order in which the description shows them.</summary>
internal static class TagWords
{
    public static IReadOnlyList<(string Tag, string Meaning)> All { get; } =
    [
        ("Reports", "信息收集: a report is taken and becomes a case."),
        ("Cases", "案件: found, looked at, led round the loop step by step."),
        ("Disputes",
            "会商、移送、抄告: cases that departments return, what settles them, and what went out to other authorities."),
        ("Documents", "文书: issued by templates with a number, printed, served, verified."),
        ("Registers", "登记: places, shops, dogs, offices and appointments, and what each of them owes."),
        ("Rulebook", "责任清单、立案处置标准: who answers for what by when, and why."),
        ("Places", "定位: what is at a point."),
        ("Posts", "任职、全覆盖核查: who holds which duty where, gaps and overlaps."),
        ("Patrols", "巡查: beats, check-ins, findings, what was missed."),
        ("Inspections", "督查考核: planned, judged item by item, closed with a score."),
        ("Ladder", "执法阶梯: from a friendly word to a penalty, per duty holder and class."),
        ("Penalties", "行政处罚: files opened, led by the procedure of the law, paid or executed, closed."),
        ("Problems", "反复问题、重复投诉: problems that come again, and places marked by them."),
        ("Import", "导入: many records at once, each answered."),
        ("Changes", "变更: what happened, for other systems to pull, or sent as it happens."),
        ("Ledger", "台账: the record itself, and how far its readers are."),
        ("City", "The city's clock and version."),
    ];
}
