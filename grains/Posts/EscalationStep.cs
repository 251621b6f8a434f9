using Grid.Parties;

namespace Grid.Posts;

/// <summary>
/// One step up from a party that answers: the next post above it, and the holder of that post at that time.
/// </summary>
/// <param name="Duty">The rank: 段长, 路长, 区长, 部门负责人, 指挥中心.</param>
/// <param name="Party">
/// The party that receives obligations and messages: the post's own party, which stays when its holder changes.
/// </param>
/// <param name="Place">Where the post is: the segment, the road, the area; the office itself for a head.</param>
/// <param name="Holder">The person's code; null where the post has no holder, or an office holds it.</param>
internal sealed record EscalationStep(Post Duty, EntityRef Party, EntityRef Place, string? Holder);
