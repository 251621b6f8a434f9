using Grid.Rulebook;

namespace Grid.Posts;

/// <summary>An appointment as the county holds it.</summary>
internal sealed record Appointment(string Code, AppointmentData Data)
{
    public bool Covers(DateOnly day) => Period.Covers(Data.From, Data.Until, day);

    /// <summary>Two appointments of one holder (a term renewed before it ended) do not contend.</summary>
    public bool SameHolder(Appointment other) => Data.Holder == other.Data.Holder && Data.Office == other.Data.Office;
}
