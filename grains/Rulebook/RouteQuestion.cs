using System.Numerics;
using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Places;

namespace Grid.Rulebook;

/// <summary>Asks which parties answer for a matter of a class, at a place, at a time.</summary>
/// <param name="Condition">The filing condition of the class, 1 for its default.</param>
/// <param name="Dog">The dog that the matter is about, where the report names it.</param>
/// <param name="Household">The household that keeps the dog, where the report names it.</param>
/// <param name="Attachment">What the thing is fixed to (路名牌, 灯杆 …), where the report says it.</param>
/// <param name="PartOffice">The department that answers for the part at the place; null where none is named.</param>
/// <param name="CommandCentre">The department of type commandCentre, which takes a matter without a lead.</param>
/// <param name="LetterServed">Whether the holder of the front at the place was told its extent in writing.</param>
internal sealed record RouteQuestion(
    ClassKind Kind,
    string Class,
    int Condition,
    Place Place,
    DateTimeOffset At,
    EntityRef? Dog = null,
    EntityRef? Household = null,
    EntityRef? CommandCentre = null,
    string? Attachment = null,
    string? PartOffice = null,
    bool LetterServed = false)
{
    /// <summary>The part that the report names or hits; null for none.</summary>
    public EntityRef? Part => Place.Part is { } part ? new EntityRef(EntityKind.Part, part) : null;
}

/// <summary>
/// The parties that answer, their roles, the rows that name them, and the limit. The lead's assignment comes first; no
/// assignment has a due time yet.
/// </summary>
internal sealed record Routing(EntityRef Lead, IReadOnlyList<Assignment> Duties, CaseLimit Limit)
{
    /// <summary>
    /// The routing as a case keeps it: with due times by the hours of the department that handles, by role; a party
    /// named twice keeps its weightiest role.
    /// </summary>
    public Routing Settled(DateTimeOffset start, WorkingCalendar calendar)
    {
        var duties = Duties.DueAt(calendar.For(Lead.Key).DueTime(start, Limit));
        var roles = 0;
        foreach (var duty in duties)
        {
            roles |= 1 << (int)duty.Role;
        }

        var (settled, named) = (new List<Assignment>(duties.Count), new HashSet<EntityRef>(duties.Count));
        for (; roles != 0; roles &= roles - 1)
        {
            var role = (AssignmentRole)BitOperations.TrailingZeroCount(roles);
            foreach (var duty in duties)
            {
                if (duty.Role == role && named.Add(duty.Party))
                {
                    settled.Add(duty);
                }
            }
        }

        return this with { Duties = settled };
    }
}
