namespace Grid.Rulebook;

/// <summary>
/// The rules of procedure whose numbers are rows (行政处罚法、行政强制法、公共信用信息管理条例). Numbers are stored:
/// new ones go at the end.
/// </summary>
public enum ProcedureRule
{
    /// <summary>当场处罚上限: the most that the simple procedure lets a person be fined, yuan.</summary>
    SimplePerson = 0,

    /// <summary>The most that the simple procedure lets an organisation be fined, yuan.</summary>
    SimpleOrganisation = 1,

    /// <summary>当场收缴: the most that an officer may take on the spot without a further ground, yuan.</summary>
    OnSpot = 2,

    /// <summary>边远地区当场收缴: on remote ground money may be taken on the spot in any procedure.</summary>
    Remote = 3,

    /// <summary>执法人员不得少于两人: how many officers take a step together.</summary>
    Officers = 4,

    /// <summary>Within how long an officer hands collected money to the bureau.</summary>
    HandIn = 5,

    /// <summary>Within how long the bureau pays collected money into the bank.</summary>
    Banked = 6,

    /// <summary>先行登记保存: within how long it is decided what becomes of registered evidence.</summary>
    Registered = 7,

    /// <summary>办案期限: within how long of its filing a case is decided.</summary>
    Decision = 8,

    /// <summary>事先告知: the party is told facts, ground, content and rights before the decision.</summary>
    Notice = 9,

    /// <summary>不得因陈述、申辩加重: a defence does not make a fine heavier.</summary>
    Heavier = 10,

    /// <summary>较大数额: from which fine a person may ask for a hearing, yuan.</summary>
    HearingPerson = 11,

    /// <summary>From which fine an organisation may ask for a hearing, yuan.</summary>
    HearingOrganisation = 12,

    /// <summary>Within how long of the notice a hearing is asked for.</summary>
    HearingAsked = 13,

    /// <summary>How long before the hearing the party is told of its time and place.</summary>
    HearingTold = 14,

    /// <summary>法制审核: what is not decided without a legal review.</summary>
    LegalReview = 15,

    /// <summary>集体讨论: complex or major cases are discussed by the heads.</summary>
    Discussion = 16,

    /// <summary>送达: within how long of the decision it is delivered.</summary>
    Service = 17,

    /// <summary>电子送达: only with the signed confirmation of the party.</summary>
    Electronic = 18,

    /// <summary>缴款期限: within how long of receiving the decision the fine is paid.</summary>
    Payment = 19,

    /// <summary>加处罚款: the share of the fine that each day late adds, percent.</summary>
    LateCharge = 20,

    /// <summary>The most that late days add, percent of the fine.</summary>
    LateMost = 21,

    /// <summary>追责时效: how long after the act a penalty may be given.</summary>
    Limitation = 22,

    /// <summary>How long where the act harmed the life or health of citizens.</summary>
    LimitationLife = 23,

    /// <summary>一事不再罚: one act is not fined twice.</summary>
    OneFine = 24,

    /// <summary>从一重: where several articles fine an act, the higher scale applies.</summary>
    HigherScale = 25,

    /// <summary>轻微不罚: a minor act, corrected in time and harmless, is not punished.</summary>
    Minor = 26,

    /// <summary>首违不罚: a first act with slight harm that was corrected may be spared.</summary>
    First = 27,

    /// <summary>罚款不与考核挂钩: fines are not tied to anybody's assessment.</summary>
    Assessment = 28,

    /// <summary>电子监控取证: the device is reviewed, marked and published, and its record reviewed.</summary>
    Gate = 29,

    /// <summary>Only behaviours of the county's published list are handled without contact.</summary>
    ContactlessList = 30,

    /// <summary>A recorded video questioning may replace the written record.</summary>
    VideoRecord = 31,

    /// <summary>行政复议: within how long a review is asked for.</summary>
    Review = 32,

    /// <summary>行政诉讼: within how long a lawsuit is brought.</summary>
    Lawsuit = 33,

    /// <summary>Within how long of the decision of a review a lawsuit is brought.</summary>
    LawsuitAfterReview = 34,

    /// <summary>申请法院强制执行: within how long after that the court is asked to enforce.</summary>
    CourtEnforcement = 35,

    /// <summary>催告: how long after the demand the court may be asked.</summary>
    Demand = 36,

    /// <summary>A written demand comes before a decision on coercive execution.</summary>
    DemandFirst = 37,

    /// <summary>代履行: how long after the demand others perform in place of the party.</summary>
    Substitute = 38,

    /// <summary>What spilt on a road and must go at once is cleared without a demand.</summary>
    SubstituteAtOnce = 39,

    /// <summary>夜间: from which hour nothing is executed by force, except in urgent cases.</summary>
    NightFrom = 40,

    /// <summary>Until which hour.</summary>
    NightUntil = 41,

    /// <summary>法定节假日: on a statutory holiday nothing is executed by force, except in urgent cases.</summary>
    Holiday = 42,

    /// <summary>Supplies of residents' life are not cut to force anybody.</summary>
    Utilities = 43,

    /// <summary>查封、扣押: how long things stay sealed or seized.</summary>
    Seizure = 44,

    /// <summary>By how long that may be prolonged.</summary>
    SeizureLonger = 45,

    /// <summary>Within how long a measure taken in an urgent case is reported.</summary>
    SeizureReport = 46,

    /// <summary>生活必需品: daily necessities and things unrelated to the act are not seized.</summary>
    Household = 47,

    /// <summary>
    /// 不良信息: a penalty enters the public credit file when final, and not from the simple procedure.
    /// </summary>
    CreditEntry = 48,

    /// <summary>How long bad information is shown; then it is deleted.</summary>
    CreditShown = 49,

    /// <summary>Who entered bad information decides about its repair.</summary>
    CreditRepair = 50,

    /// <summary>What bad information may lead to.</summary>
    CreditMeasures = 51,

    /// <summary>大型户外广告: an advertisement with a side over so many metres is large.</summary>
    LargeSide = 52,

    /// <summary>An advertisement with a face over so many square metres is large.</summary>
    LargeFace = 53,

    /// <summary>曝光: only a decision that is final, or an order that was not followed, is exposed.</summary>
    ExposureStep = 54,

    /// <summary>曝光期限: how long an exposure is shown at most.</summary>
    ExposureTerm = 55,

    /// <summary>撤回公开: within how long what was published of a decision is withdrawn after its change.</summary>
    ExposureWithdrawn = 56,

    /// <summary>What concerns minors is not made public.</summary>
    ExposureMinors = 57,

    /// <summary>Private matters and homes are not made public.</summary>
    ExposurePrivate = 58,

    /// <summary>Personal information is not made public: persons are made unrecognisable.</summary>
    ExposurePersonal = 59,

    /// <summary>执法辅助人员: assistants do not decide.</summary>
    Assistants = 60,
}
