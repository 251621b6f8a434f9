namespace Grid.Documents;

/// <summary>The words of the templates that the city itself asks for.</summary>
internal static class DocumentKinds
{
    /// <summary>责令限期改正通知书</summary>
    public const string Order = "order";

    /// <summary>行政处罚事先告知书</summary>
    public const string Notice = "penaltyNotice";

    /// <summary>行政处罚决定书</summary>
    public const string Decision = "penaltyDecision";

    /// <summary>当场行政处罚决定书</summary>
    public const string SpotDecision = "spotPenalty";
}
