namespace Grid.Posts;

/// <summary>A time at which someone stands for a post: a moment of a day, or the day as a whole.</summary>
/// <param name="Time">By the county's clock; null for the day as a whole.</param>
internal readonly record struct DutyTime(DateOnly Day, TimeOnly? Time = null)
{
    public static implicit operator DutyTime(DateOnly day) => new(day);
}
