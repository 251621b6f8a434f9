using Grid.Cases;
using Grid.Rulebook;

namespace Grid.Gateway.Cases;

/// <summary>A case opened from another, as it stands now.</summary>
/// <param name="Open">Whether somebody still owes something for it.</param>
public sealed record ChildBody(Guid Id, string? Number, CaseStage Stage, ClassKind Kind, string? Class, DateTimeOffset? Due, bool Open)
{
    internal static async Task<ChildBody> Of(Guid id, IGrainFactory grains) => await grains.GetGrain<ICaseGrain>(id).View() is { } view
        ? new(id, view.Number, view.Stage, view.Kind, view.Class, view.Due, view.Stage is >= CaseStage.Reported and <= CaseStage.Checked)
        : new(id, null, CaseStage.None, default, null, null, false);
}
