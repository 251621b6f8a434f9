using Grid.Parties;
using Grid.Registers;

namespace Grid.Posts;

/// <summary>What is true of an appointment: it is of the county of the place where the post is held.</summary>
internal sealed class AppointmentRules : EntryRules<AppointmentData>
{
    protected override IEnumerable<EntityRef> Names(AppointmentData data) => [data.Place];
}
