using Grid.Cells;
using Grid.Evidence;
using Grid.Foundation;
using Grid.Parties;
using Orleans.Concurrency;

namespace Grid.Cases;

/// <summary>One problem (案件) on its way round the loop. Key: the case id.</summary>
[Alias("grid.case"), GrainInterfaceType("grid.case")]
public interface ICaseGrain : IGrainWithGuidKey
{
    /// <summary>One step of the loop. A step already taken is answered, not repeated.</summary>
    [Alias("step")] Task<Outcome<CaseView>> Step(StepCase command);

    /// <summary>
    /// 联合执法: gives a department a task of its own. Refused as <c>part.lead</c>, <c>part.until</c>, and as a step is.
    /// </summary>
    [Alias("openPart")] Task<Outcome<CaseView>> OpenJointTask(OpenJointTask command);

    /// <summary>
    /// One step of a joint task. A step already taken is answered, not repeated; refused as <c>part.unknown</c>,
    /// <c>part.closed</c>, <c>part.withdrawn</c>, <c>part.unhandled</c>, <c>part.alreadyHandled</c>.
    /// </summary>
    [Alias("stepPart")] Task<Outcome<CaseView>> StepJointTask(StepJointTask command);

    /// <summary>
    /// The addressee of a letter says that it came; saying so again changes nothing. Refused as <c>letter.unknown</c>.
    /// </summary>
    [Alias("acknowledge")] Task<Outcome<CaseView>> Acknowledge(int letter, string by, string? note);

    /// <summary>
    /// The receiving body takes a find on, or returns it; the same again changes nothing. Refused as
    /// <c>letter.unknown</c>, <c>letter.noFind</c> and <c>letter.answered</c>.
    /// </summary>
    [Alias("answerFind")] Task<Outcome<CaseView>> AnswerFind(AnswerFind command);

    [Alias("view"), AlwaysInterleave] Task<CaseView?> View();

    /// <summary>Its trace from the first step; null when there is no such case.</summary>
    [Alias("history"), AlwaysInterleave] Task<IReadOnlyList<CaseTrace>?> History();

    /// <summary>
    /// Erases the reporter's contact and notes that in the trace. Where there is no contact, nothing changes. Refused
    /// as <c>case.unknown</c>.
    /// </summary>
    [Alias("forgetReporter")] Task<Outcome<CaseView>> ForgetReporter(string by);

    /// <summary>
    /// Names whom the matter concerns. The same again is answered, not repeated. Refused as <c>case.unknown</c>,
    /// <c>concerned.full</c>.
    /// </summary>
    [Alias("nameConcerned")] Task<Outcome<CaseConcerned>> NameConcerned(NameConcerned command);

    /// <summary>Whom the matter concerns, in order; null when there is no such case.</summary>
    [Alias("concerned")] Task<IReadOnlyList<CaseConcerned>?> Concerned();

    /// <summary>
    /// Erases who a person is; again, it changes nothing. Refused as <c>case.unknown</c>, <c>concerned.unknown</c>.
    /// </summary>
    [Alias("forgetConcerned")] Task<Outcome<CaseConcerned>> ForgetConcerned(int number, string by, string reason);

    /// <summary>
    /// Notes a file that the store holds. The same file of the same kind is answered, not repeated. Refused as
    /// <c>case.unknown</c>, <c>evidence.full</c>, <c>command.reused</c>.
    /// </summary>
    [Alias("addEvidence")] Task<Outcome<CaseEvidence>> AddEvidence(AddEvidence command);

    /// <summary>
    /// Erases a file under each of its kinds; again, it changes nothing. Refused as <c>case.unknown</c>,
    /// <c>evidence.unknown</c>.
    /// </summary>
    [Alias("eraseEvidence")] Task<Outcome<CaseEvidence>> EraseEvidence(EraseEvidence command);

    /// <summary>Its photographs and recordings, in order; null when there is no such case.</summary>
    [Alias("evidence"), AlwaysInterleave] Task<IReadOnlyList<CaseEvidence>?> Evidence();

    /// <summary>
    /// The open cases that could be one with it, the nearest first, each with what tells the two apart; null when there
    /// is no such case.
    /// </summary>
    [Alias("similarCases"), AlwaysInterleave] Task<IReadOnlyList<SimilarCase>?> Similar();

    /// <summary>A page of its trace; null when there is no such case.</summary>
    /// <param name="after">The number of the step after which it begins, counted from 1; 0 for the first.</param>
    [Alias("trace"), AlwaysInterleave] Task<CaseTracePage?> Trace(int after, int limit);

    /// <summary>A retired cell hands its duty to a successor (re-cut). Asking again changes nothing.</summary>
    [Alias("handOver")] Task<Outcome<CaseView>> HandOver(EntityRef from, EntityRef to, string by);
}
