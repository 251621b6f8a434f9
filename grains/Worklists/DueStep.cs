using Grid.Cases;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Worklists;

/// <summary>A step that is due from a post.</summary>
/// <param name="Case">The case; of a file an id that its source and its order give.</param>
/// <param name="Unit">The unit at which the post owes it, as far as the case's times name it.</param>
/// <param name="Rule">The row of the rulebook that names the post; null where none does.</param>
/// <param name="File">The ladder or the penalty file; null for a step of a case.</param>
/// <param name="Kind">Of a step of a file: the kind of the class.</param>
/// <param name="Class">Of a step of a file: the class; null for a behaviour that is no event.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.due")]
internal sealed record DueStep(
    [property: Id(0)] Guid Case,
    [property: Id(1)] ClockKind Clock,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] DateTimeOffset Due,
    [property: Id(4)] bool Provisional,
    [property: Id(5)] Post Post,
    [property: Id(6)] EntityRef? Unit = null,
    [property: Id(7)] string? Rule = null,
    [property: Id(8)] OwedFile? File = null,
    [property: Id(9)] ClassKind Kind = default,
    [property: Id(10)] string? Class = null) : IComparable<DueStep>
{
    /// <summary>A place in a list of steps: before it lies what is due earlier.</summary>
    public static DueStep At(DateTimeOffset due, Guid id = default, ClockKind clock = default) =>
        new(id, clock, due, due, false, default);

    /// <summary>Those due first come first.</summary>
    public int CompareTo(DueStep? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Due.UtcTicks.CompareTo(other.Due.UtcTicks);
        order = order != 0 ? order : Case.CompareTo(other.Case);
        return order != 0 ? order : Clock.CompareTo(other.Clock);
    }
}
