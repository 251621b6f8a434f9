namespace Grid.Penalties;

/// <summary>The steps of a penalty file. Numbers are stored and sent: new ones go at the end.</summary>
public enum PenaltyVerb
{
    /// <summary>立案; in the simple procedure 报备: the decision is filed with the bureau.</summary>
    File = 0,

    /// <summary>责令改正: an order to correct, within a limit where one is given.</summary>
    Order = 1,

    /// <summary>复查: someone looked again after the order.</summary>
    Recheck = 2,

    /// <summary>先行登记保存: things are registered as evidence, or it is decided what becomes of them.</summary>
    Evidence = 3,

    /// <summary>询问</summary>
    Question = 4,

    /// <summary>事先告知: of facts, ground, content and rights.</summary>
    Notice = 5,

    /// <summary>陈述、申辩: the party states and defends.</summary>
    Statement = 6,

    /// <summary>要求听证</summary>
    AskHearing = 7,

    /// <summary>听证通知: the bureau tells the party time and place of the hearing.</summary>
    TellHearing = 8,

    /// <summary>听证: the hearing was held.</summary>
    Hearing = 9,

    /// <summary>法制审核</summary>
    Review = 10,

    /// <summary>集体讨论</summary>
    Discuss = 11,

    /// <summary>处罚决定</summary>
    Decide = 12,

    /// <summary>送达</summary>
    Serve = 13,

    /// <summary>缴款: a part of the fine, or the whole.</summary>
    Pay = 14,

    /// <summary>暂缓、分期缴纳: the last day for payment is moved.</summary>
    Instalments = 15,

    /// <summary>催告</summary>
    Demand = 16,

    /// <summary>行政强制: executes by force, or asks the court to.</summary>
    Enforce = 17,

    /// <summary>行政复议、诉讼: the decision is contested, or the contest ended.</summary>
    Contest = 18,

    /// <summary>结案</summary>
    Close = 19,

    /// <summary>交回代收罚款: the officer hands money that was taken on the spot to the bureau.</summary>
    HandIn = 20,

    /// <summary>缴付银行: the bureau pays that money into the bank.</summary>
    Bank = 21,

    /// <summary>解除查封、扣押: what was sealed or seized is released, or it is decided what becomes of it.</summary>
    Release = 22,
}
