using Grid.Parties;

namespace Grid.Posts;

/// <summary>One step up from somebody who answers: the next one above, and who holds the post at that time.</summary>
/// <param name="Duty">The rank: 段长, 路长, 区长, 部门负责人, 指挥中心.</param>
/// <param name="Party">
/// To whom obligations and messages are addressed: the post's party, which stays when its holder changes.
/// </param>
/// <param name="Place">Where the post is: the segment, the road, the area; the office itself for a head.</param>
/// <param name="Holder">The person's code, null where nobody (or an office) is appointed.</param>
internal sealed record EscalationStep(Post Duty, EntityRef Party, EntityRef Place, string? Holder);
