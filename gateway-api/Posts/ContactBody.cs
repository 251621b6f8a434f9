using System.ComponentModel.DataAnnotations;

namespace Grid.Gateway.Posts;

/// <summary>How to reach the person a code stands for. Never shown again, never logged.</summary>
public sealed record ContactBody(
    [property: StringLength(64)] string? Name = null,
    [property: StringLength(32)] string? Phone = null)
{
    public override string ToString() => nameof(ContactBody);
}
