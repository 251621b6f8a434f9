using Grid.Foundation;
using Grid.Rulebook;

namespace Grid.Ladders;

/// <summary>
/// 执法阶梯 (S78, S88, S166): where a duty holder stands for each class of acts. Key: the duty holder,
/// <c>shop/‹shop›</c>; a person without a register is <c>person/</c> and a hash.
/// </summary>
[Alias("grid.ladder"), GrainInterfaceType("grid.ladder")]
public interface ILadderGrain : IGrainWithStringKey
{
    /// <summary>Every step and where each class stands now; of one class where it is named.</summary>
    [Alias("view")] Task<Outcome<LadderView>> View(ClassKind kind, string? code, string? county, DateTimeOffset? at);

    /// <summary>Where the duty holder stands for a class at a time, with the order in force.</summary>
    [Alias("standing")]
    Task<Outcome<LadderStanding>> Standing(ClassKind kind, string code, string? county, DateTimeOffset? at);

    /// <summary>
    /// Refused with the clause as <c>ladder.skip</c>, <c>ladder.post</c>, <c>ladder.guide</c>, <c>ladder.limitRuns</c>,
    /// <c>ladder.recheckOwed</c>; and as the template of its document refuses. The document is issued with it.
    /// </summary>
    [Alias("take")] Task<Outcome<TakenView>> Take(TakeRung command);

    /// <summary>Records that the document of a step was served. Of a document that no step has, nothing is.</summary>
    /// <param name="at">From when the service counts.</param>
    [Alias("served")] Task<Outcome<LadderView>> Served(string document, DateTimeOffset at, string by);

    [Alias("guide")] Task<Outcome<LadderView>> Guide(GuideHolder command);

    /// <summary>Refused as <c>ladder.noOrder</c>, and as <c>ladder.limitRuns</c> before the limit has passed.</summary>
    [Alias("recheck")] Task<Outcome<LadderView>> Recheck(RecheckOrder command);

    [Alias("contest")] Task<Outcome<LadderView>> Contest(ContestRung command);

    [Alias("review")] Task<Outcome<LadderView>> Review(ReviewRung command);

    [Alias("succeed")] Task<Outcome<LadderView>> Succeed(SucceedHolder command);
}
