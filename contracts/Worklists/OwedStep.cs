using Grid.Cases;
using Grid.Parties;
using Grid.Posts;
using Grid.Rulebook;

namespace Grid.Worklists;

/// <summary>A step that a post owes: of a case, or of a ladder or a penalty file.</summary>
/// <param name="Case">The case; of a file the case that found the act, empty where none did.</param>
/// <param name="Number">Empty where no case is there.</param>
/// <param name="Class">The class; empty for a penalty whose behaviour is no event.</param>
/// <param name="Stage">Means nothing for a step of a file.</param>
/// <param name="Clock">
/// The step: verify, file, dispatch, check, close, feedback, revisit for going back, or review; of a file the clocks
/// of orders and penalties.
/// </param>
/// <param name="Since">From when the post owes it.</param>
/// <param name="Party">The unit or the office at which the post is held; null where the place has none.</param>
/// <param name="Holder">Who holds the post today; null where it has no holder.</param>
/// <param name="Provisional">
/// True where a holiday notice that is still to come may move the due time; null elsewhere.
/// </param>
/// <param name="Post">The post that owes it.</param>
/// <param name="Rule">
/// The row of the rulebook that says so; null where none does and the command centre owes it.
/// </param>
/// <param name="Part">Code of the part (部件) that the case is about; null for none.</param>
/// <param name="Address">The nearest address of the case; null where nothing near has a name.</param>
/// <param name="File">The ladder or the penalty file; null for a step of a case.</param>
[GenerateSerializer, Immutable, Alias("grid.worklist.step")]
public sealed record OwedStep(
    [property: Id(0)] Guid Case,
    [property: Id(1)] string Number,
    [property: Id(2)] ClassKind Kind,
    [property: Id(3)] string Class,
    [property: Id(4)] CaseStage Stage,
    [property: Id(5)] ClockKind Clock,
    [property: Id(6)] DateTimeOffset Since,
    [property: Id(7)] DateTimeOffset Due,
    [property: Id(8)] bool Late,
    [property: Id(9)] EntityRef? Party,
    [property: Id(10)] string? Holder,
    [property: Id(11)] EntityRef Lead,
    [property: Id(12)] bool? Provisional = null,
    [property: Id(13)] Post? Post = null,
    [property: Id(14)] string? Rule = null,
    [property: Id(15)] string? Part = null,
    [property: Id(16)] string? Address = null,
    [property: Id(17)] OwedFile? File = null);
