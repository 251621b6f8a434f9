namespace Grid.Cases;

/// <summary>Numbers of the loop that the county may change.</summary>
internal sealed class CaseOptions
{
    /// <summary>
    /// How long after its closing a case can be reopened (option, grade L; a state of another country gives 10 days).
    /// </summary>
    public TimeSpan ReopenWithin { get; set; } = TimeSpan.FromDays(15);

    /// <summary>回退: this many returns put a case to a coordination (S170; the number is ours, grade L).</summary>
    public int ReturnsToCoordinate { get; set; } = 2;

    /// <summary>延期: how often a case can be extended at most (domain 2.6: two approvals).</summary>
    public int MostExtensions { get; set; } = 2;

    /// <summary>挂账: how long a case can be suspended at most (domain 2.6: one year).</summary>
    public TimeSpan LongestSuspension { get; set; } = TimeSpan.FromDays(365);

    /// <summary>
    /// 征求意见: how long a department has to give its opinion where the request names no time (option, grade L).
    /// </summary>
    public TimeSpan UsualOpinion { get; set; } = TimeSpan.FromDays(7);

    /// <summary>征求意见: how long a department can have at most (option, grade L).</summary>
    public TimeSpan LongestOpinion { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How far a reporter's clock may run ahead of the city's.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A report that is entered later than this after the sighting is marked as late, where its channel has no term of
    /// its own (ours, grade L).
    /// </summary>
    public TimeSpan EnteredWithin { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// The earliest time of a sighting: an earlier time is a mistake of the sender's clock or format.
    /// </summary>
    public DateTimeOffset EarliestReport { get; set; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
