using Grid.Gateway.Parties;
using Grid.Gateway.Registers;
using Grid.Posts;

namespace Grid.Gateway.Posts;

/// <summary>Appointments, the latest first.</summary>
public sealed record HoldersBody(IReadOnlyList<ShownRow> Items);

/// <summary>Who holds a duty at a place: the unit by which it is held, the office, the code of the person.</summary>
public sealed record HeldDutyBody(
    Post Duty,
    PartyBody Unit,
    PartyBody Party,
    string? Holder,
    string? Office,
    string? Appointment,
    DateOnly? From,
    DateOnly? Until)
{
    internal static HeldDutyBody Of(HeldPost held) => new(
        held.Duty,
        PartyBody.From(held.Unit),
        PartyBody.From(held.Party),
        held.Holder, held.Office, held.Appointment, held.From,
        held.Until);
}
