using System.Globalization;
using Grid.Counties;
using Grid.Documents;
using Grid.Places;
using Grid.Rulebook;

namespace Grid.Penalties;

/// <summary>Which document a step of a penalty file serves, and what the city knows of its fields. Pure.</summary>
internal static class PenaltyPaper
{
    /// <summary>The word of the template; null for a step without a document.</summary>
    public static string? KindOf(PenaltyState state, StepPenalty step) => step.Verb switch
    {
        PenaltyVerb.Order => DocumentKinds.Order,
        PenaltyVerb.Notice => DocumentKinds.Notice,
        PenaltyVerb.Decide when state.Brief.Procedure == PenaltyProcedure.Simple => DocumentKinds.SpotDecision,
        PenaltyVerb.Decide => DocumentKinds.Decision,
        _ => null,
    };

    public static ServiceMethod MethodOf(ServiceWay way) => way switch
    {
        ServiceWay.ByHand => ServiceMethod.OnTheSpot,
        ServiceWay.Left => ServiceMethod.Left,
        ServiceWay.Post => ServiceMethod.Posted,
        ServiceWay.Electronic => ServiceMethod.Electronic,
        _ => ServiceMethod.Announced,
    };

    public static ServiceWay WayOf(ServiceMethod method) => method switch
    {
        ServiceMethod.OnTheSpot => ServiceWay.ByHand,
        ServiceMethod.Left => ServiceWay.Left,
        ServiceMethod.Posted => ServiceWay.Post,
        ServiceMethod.Electronic => ServiceWay.Electronic,
        _ => ServiceWay.Announcement,
    };

    /// <returns>Null for a field that the city does not know.</returns>
    public static string? Known(string field, PenaltyStepped taken, PenaltyState state, County county, Place? place)
    {
        var (file, rules, day) = (state.File!.Opened, county.Rules, county.DayOf(taken.At));
        return field switch
        {
            "at" => StepPapers.Time(county, file.ActAt ?? state.Brief.OpenedAt),
            "place" => StepPapers.Place(county, file.Party, place),
            "facts" => $"存在“{Article()?.Name ?? file.Behaviour}”的行为",
            "demand" => $"停止并改正“{Article()?.Name ?? file.Behaviour}”",
            "evidence" => file.Record is null ? "本案证据材料" : "电子技术监控设备的记录",
            "clause" or "basis" => Article()?.Clause,
            "defence" => state.Last(PenaltyVerb.Statement)?.Step.Reason ?? "未提出",
            "penalty" => taken.Step.Amount is { } fine
                ? string.Create(CultureInfo.InvariantCulture, $"罚款人民币{fine:0.##}元")
                : "警告",
            "payment" when taken.Step.Amount is null => "无",
            "payment" => $"自收到本决定书之日起{Days(ProcedureRule.Payment)}日内缴至指定银行",
            "due" when taken.Step.Verb == PenaltyVerb.Order =>
                taken.Step.Limit is { } limit ? StepPapers.Time(county, limit) : StepPapers.SameDay,
            "due" => $"收到本告知书后{Days(ProcedureRule.HearingAsked)}个工作日届满",
            "hearing" => taken.Step.Amount is { } intended && Hearing.Due(rules, file.Sort, intended, day) is not null
                ? $"你（单位）可以自收到本告知书之日起{Days(ProcedureRule.HearingAsked)}个工作日内要求听证"
                : "本案不属于应当告知听证的情形",
            _ => null,
        };

        ArticleRow? Article() => rules.Articles.Find(file.Behaviour!, file.Sort, day);

        string Days(ProcedureRule rule) => rules.Procedure.Find(rule, day) is { } row
            ? row.Value.ToString("0", CultureInfo.InvariantCulture)
            : DocumentText.Blank;
    }
}
