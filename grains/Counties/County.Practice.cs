using Grid.Rulebook;

namespace Grid.Counties;

internal sealed partial class County
{
    /// <summary>The number of practice that holds here at a time, in the unit of the option.</summary>
    public double Practice(PracticeOption option, DateTimeOffset at) => Rules.Practice.Of(option, DayOf(at));

    /// <summary>A length of time that holds here by practice.</summary>
    public TimeSpan Length(PracticeOption option, DateTimeOffset at) => option.Unit switch
    {
        PracticeUnit.Day => TimeSpan.FromDays(Practice(option, at)),
        PracticeUnit.Minute => TimeSpan.FromMinutes(Practice(option, at)),
        _ => throw new ArgumentOutOfRangeException(nameof(option), option.Name, "It is no length of time."),
    };
}
