using System.Numerics;
using Grid.Cases;
using Grid.Clocks;
using Grid.Parties;
using Grid.Places;

namespace Grid.Rulebook;

/// <summary>Who answers for such a matter, at such a place, at such a time?</summary>
/// <param name="Condition">The filing condition of the class, 1 for its default.</param>
/// <param name="Dog">The dog it is about, when somebody knows.</param>
/// <param name="Household">The household that keeps the dog, when somebody knows.</param>
/// <param name="Attachment">What it is fixed to (路名牌, 灯杆 …), when the report says.</param>
/// <param name="CommandCentre">The department whose type is commandCentre, for what no row leads.</param>
internal sealed record RouteQuestion(
    ClassKind Kind,
    string Class,
    int Condition,
    Place Place,
    DateTimeOffset At,
    EntityRef? Dog = null,
    EntityRef? Household = null,
    EntityRef? CommandCentre = null,
    string? Attachment = null);

/// <summary>
/// Who answers, in which roles, under which rows, and the limit. The lead's duty comes first; nothing has a due time
/// yet.
/// </summary>
internal sealed record Routing(EntityRef Lead, IReadOnlyList<Assignment> Duties, CaseLimit Limit)
{
    /// <summary>
    /// As a case keeps it: with due times by the hours of the department that handles, by role, and a party named twice
    /// keeps its weightiest role.
    /// </summary>
    public Routing Settled(DateTimeOffset start, WorkingCalendar calendar)
    {
        var duties = Duties.DueAt(calendar.For(Lead.Key).Due(start, Limit.Amount, Limit.Unit));
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
