namespace Grid.Rulebook;

/// <summary>
/// A text that the city writes into a case where a person gave none. A county writes its own by a row of its table
/// <c>vocabulary</c>; all of them are here.
/// </summary>
/// <param name="Code">As the rows write it; stored, so it stays.</param>
/// <param name="Usual">What stands there in a county without a row.</param>
internal sealed record DefaultText(string Code, string Usual)
{
    private static readonly List<DefaultText> Named = [];

    /// <summary>Why a report that was not confirmed on the spot is refused.</summary>
    public static DefaultText Unconfirmed { get; } = Of("unconfirmed", "核实不实");

    /// <summary>Why a case is reopened after the place was visited again.</summary>
    public static DefaultText LookBackFailed { get; } = Of("lookBackFailed", "回头看未通过");

    /// <summary>Why a case is reopened when the matter came back.</summary>
    public static DefaultText ReboundFailed { get; } = Of("reboundFailed", "反弹");

    /// <summary>Why a report stands by itself again: its primary was voided.</summary>
    public static DefaultText PrimaryVoided { get; } = Of("primaryVoided", "主案作废");

    /// <summary>Why a report stands by itself again: its primary was not filed.</summary>
    public static DefaultText PrimaryRefused { get; } = Of("primaryRefused", "主案不予立案");

    /// <summary>Why a report stands by itself again: its primary was no case any more when it joined.</summary>
    public static DefaultText PrimaryEnded { get; } = Of("primaryEnded", "主案作废或不予立案");

    /// <summary>Why a report stands by itself again: its primary was corrected and is another matter.</summary>
    public static DefaultText PrimaryCorrected { get; } = Of("primaryCorrected", "主案更正");

    /// <summary>Grounds on which a department returns a case.</summary>
    public static DefaultText NotOurs { get; } = Of("returnNotOurs", "职责不属");

    public static DefaultText Overlap { get; } = Of("returnOverlap", "职责交叉");

    public static DefaultText Elsewhere { get; } = Of("returnElsewhere", "区域不属");

    public static DefaultText Incomplete { get; } = Of("returnIncomplete", "信息不全");

    /// <summary>The clause of the law by which a find outside an office's own duty is handed over.</summary>
    public static DefaultText FindClause { get; } = Of("findClause", "《浙江省综合行政执法条例》第十八条");

    /// <summary>The meeting of departments that a rule comes from, with the key of its matter and its round.</summary>
    public static DefaultText Coordination { get; } = Of("coordination", "会商 {key} 第{round}次");

    public static IReadOnlyList<DefaultText> All => Named;

    private static DefaultText Of(string code, string usual)
    {
        var text = new DefaultText(code, usual);
        Named.Add(text);
        return text;
    }
}
