using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>A case opened from another, as it stands now.</summary>
/// <param name="Open">Whether a party still owes something for it.</param>
public sealed record ChildBody(
    Guid Id,
    string? Number,
    CaseStage Stage,
    ClassKind Kind,
    string? Class,
    DateTimeOffset? Due,
    bool Open)
{
    internal static ChildBody From(ChildView child) =>
        new(child.Id, child.Number, child.Stage, child.Kind, child.Class, child.Due, child.Open);
}
