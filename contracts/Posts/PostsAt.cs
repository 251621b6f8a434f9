using Grid.Parties;

namespace Grid.Posts;

/// <summary>The posts at a point on a day that are held, and those that are vacant.</summary>
[GenerateSerializer, Immutable, Alias("grid.post.atPlace")]
public sealed record PostsAt(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] IReadOnlyList<HeldPost> Held,
    [property: Id(2)] IReadOnlyList<Post> Missing);

/// <summary>The holder of one post at a place.</summary>
/// <param name="Unit">
/// The unit for which the post is held: the segment, the cell, the sub-district …; the nearest unit with an appointment
/// goes before a wider one.
/// </param>
/// <param name="Party">
/// The party to address: the office that holds the post, or the unit itself where a person does.
/// </param>
/// <param name="Holder">The person's code; null where an office holds the post.</param>
/// <param name="Appointment">
/// Code of the appointment; null where the register of places names the holder itself.
/// </param>
[GenerateSerializer, Immutable, Alias("grid.post.held")]
public sealed record HeldPost(
    [property: Id(0)] Post Duty,
    [property: Id(1)] EntityRef Unit,
    [property: Id(2)] EntityRef Party,
    [property: Id(3)] string? Holder,
    [property: Id(4)] string? Office,
    [property: Id(5)] string? Appointment,
    [property: Id(6)] DateOnly? From,
    [property: Id(7)] DateOnly? Until);
