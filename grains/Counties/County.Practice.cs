using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>The number of practice that holds here at a time, in the unit of the option.</summary>
    public double Practice(PracticeOption option, DateTimeOffset at) => Rules.Practice.Of(option, DayOf(at));

    /// <summary>
    /// How long a party remembers what ended: by practice, and at least as long as a case can be reopened.
    /// </summary>
    public TimeSpan EndedKept(DateTimeOffset at) =>
        TimeSpan.FromDays(Math.Max(Practice(PracticeOption.EndedDays, at), Practice(PracticeOption.ReopenDays, at)));

    /// <summary>A length of time that holds here by practice.</summary>
    public TimeSpan Length(PracticeOption option, DateTimeOffset at) => option.Unit switch
    {
        PracticeUnit.Day => TimeSpan.FromDays(Practice(option, at)),
        PracticeUnit.Minute => TimeSpan.FromMinutes(Practice(option, at)),
        _ => throw new ArgumentOutOfRangeException(nameof(option), option.Name, "It is no length of time."),
    };
}
