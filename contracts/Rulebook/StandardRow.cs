namespace Grid.Rulebook;

/// <summary>立案、结案条件 and the handling limit of one condition of a class. Condition 1 is the class's default.</summary>
/// <param name="Limit">0 for what is due at once, when its limit starts.</param>
/// <param name="Starts">From when the limit runs; null for from the dispatch.</param>
[GenerateSerializer, Immutable, Alias("grid.standard.row")]
public sealed record StandardRow(
    [property: Id(0)] ClassKind Kind,
    [property: Id(1)] string Class,
    [property: Id(2)] int Condition,
    [property: Id(3)] string Filing,
    [property: Id(4)] string Closing,
    [property: Id(5)] double Limit,
    [property: Id(6)] LimitUnit Unit,
    [property: Id(7)] DateOnly From,
    [property: Id(8)] DateOnly? Until,
    [property: Id(9)] string Source,
    [property: Id(10)] string Grade,
    [property: Id(11)] LimitStart? Starts = null)
{
    /// <summary>How cases name the row that set their limit: <c>event/04-05/1@2019-01-01</c>.</summary>
    public string Id => $"{(Kind == ClassKind.Part ? "part" : "event")}/{Class}/{Condition}@{From:yyyy-MM-dd}";
}

/// <summary>Units of a time limit (domain 2.6).</summary>
public enum LimitUnit
{
    /// <summary>紧急工作时: natural hours, day and night, holidays included.</summary>
    UrgentHour = 0,

    /// <summary>工作时: hours inside the work periods of working days.</summary>
    WorkHour = 1,

    /// <summary>工作日: working days.</summary>
    WorkDay = 2,

    /// <summary>紧急工作日: natural days.</summary>
    UrgentDay = 3,
}
