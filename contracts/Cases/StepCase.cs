using System.Text.Json.Serialization;

namespace Grid.Cases;

/// <summary>One step of the loop. <see cref="CaseVerbs"/> says which of these fields a verb needs.</summary>
/// <param name="By">The actor: the code of an officer or a desk, never empty.</param>
/// <param name="Command">The caller's id for this very command; the same id again is answered, not repeated.</param>
/// <param name="Passed">
/// The result of a check or a visit; of <see cref="CaseVerb.Verify"/> it is true when absent.
/// </param>
/// <param name="Reason">Why; of a dispatch, why the department that returned the case has it again.</param>
/// <param name="Department">
/// A department's code. For dispatch: the one to handle the case, if not the rulebook's lead; for return: the one that
/// owes the case instead; for notify: the addressee, if it is one of the county's own.
/// </param>
/// <param name="To">
/// For transfer and notify: the authority; for join: the primary case's id; for consult: the department asked.
/// </param>
/// <param name="Until">For suspend and consult: when the clocks go on at the latest.</param>
/// <param name="Ground">The ground of a return; <see cref="ReturnGround.NotOurs"/> when absent.</param>
/// <param name="Departments">
/// For coordinate: the departments concerned, beside those the record names; for dispatch: those with a task of their
/// own (联合执法).
/// </param>
/// <param name="County">For transfer: code of the county of the region that opens the case.</param>
/// <param name="FileAs">For file and correct: where and what the matter is, where the desk found that.</param>
/// <param name="Reports">For separate: the reports that stand by themselves again.</param>
/// <param name="Mark">For contest: the number of the mark; the finding of the case when absent.</param>
/// <param name="From">
/// For a hand-over: code of the office whose officer found it; who leads the case when absent.
/// </param>
/// <param name="Clause">For a hand-over: the clause of the law by which the find is handed over.</param>
/// <param name="Evidence">For a hand-over: hashes of the case's evidence; all of it when absent.</param>
[GenerateSerializer, Immutable, Alias("grid.case.step")]
public sealed record StepCase(
    [property: Id(0)] CaseVerb Verb,
    [property: Id(1)] string By,
    [property: Id(2)] string? Note = null,
    [property: Id(3)] string? Command = null,
    [property: Id(4)] bool? Passed = null,
    [property: Id(5)] string? Reason = null,
    [property: Id(6)] string? Department = null,
    [property: Id(7)] string? To = null,
    [property: Id(8)] DateTimeOffset? Until = null,
    [property: Id(9)] ReturnGround? Ground = null,
    [property: Id(10)] IReadOnlyList<string>? Departments = null,
    [property: Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FileAs? FileAs = null,
    [property: Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? County = null,
    [property: Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<Guid>? Reports = null,
    [property: Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Mark = null,
    [property: Id(15), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? From = null,
    [property: Id(16), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Clause = null,
    [property: Id(17), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<string>? Evidence = null);
