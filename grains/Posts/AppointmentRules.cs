using Grid.Foundation;
using Grid.Parties;
using Grid.Registers;

namespace Grid.Posts;

/// <summary>
/// What is true of an appointment: it is of the county of the place where the post is held, and the county has the
/// post.
/// </summary>
internal sealed class AppointmentRules : EntryRules<AppointmentData>
{
    protected override IEnumerable<EntityRef> Names(AppointmentData data) => [data.Place];

    protected override Refusal? Check(AppointmentData data, AppointmentData? held, EntryQuestion asked) =>
        held?.Duty != data.Duty && asked.County.Rules.Words.Lacks(data.Duty) is { } lacking
            ? Refusal.Unprocessable("appointment.duty", lacking)
            : null;
}
