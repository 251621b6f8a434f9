namespace Grid.Cases;

/// <summary>One row of <see cref="CaseVerbs"/>.</summary>
/// <param name="Done">English, to complete the sentence "The case was …".</param>
/// <param name="From">The stages the verb fits.</param>
/// <param name="Otherwise">The code of the refusal at any other stage.</param>
/// <param name="ReadsDepartment">A step may name a department in <see cref="StepCase.Department"/>.</param>
/// <param name="WhileWaiting">The verb fits also while the clocks stand still or a coordination is awaited.</param>
/// <param name="Repeatable">
/// Each step of the verb is a fact of its own: another right after it is taken, and is no repetition of it. So it is
/// with every verb that leaves the case where it was.
/// </param>
/// <param name="Further">
/// Another step of the verb with other words may follow at once; one with the same words is answered.
/// </param>
/// <param name="WhilePaused">The verb fits also while the clocks stand still, but not in a coordination.</param>
public sealed record VerbRow(
    CaseVerb Verb,
    string Chinese,
    string English,
    string Done,
    IReadOnlyList<CaseStage> From,
    Misfit Otherwise,
    Needs Needs = Needs.None,
    bool ReadsDepartment = false,
    bool WhileWaiting = false,
    bool Repeatable = false,
    bool Further = false,
    bool WhilePaused = false)
{
    /// <summary>The codes of the conflicts (409) that only this verb meets, beside those of the stage.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>The fields that a step may have beside its needs.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>Whether a step may have a reason that its event does not keep apart; it is kept as the note.</summary>
    public bool NotesReason { get; init; }

    /// <summary>The fields of a step of this verb; any other is refused by its name.</summary>
    public IReadOnlyList<string> Fields =>
    [
        "by",
        "note",
        .. CaseVerbs.EachNeed
            .Where(need => Needs.HasFlag(need))
            .SelectMany(CaseVerbs.FieldsOf)
            .Concat(NotesReason ? ["reason"] : [])
            .Concat(ReadsDepartment ? ["department"] : [])
            .Concat(Reads)
            .Distinct(),
    ];

    /// <summary>The codes of all conflicts this verb can meet.</summary>
    public IEnumerable<string> AllConflicts =>
    [
        .. Otherwise.Codes,
        .. Conflicts,
        .. CaseVerbs.Waiting.Where(code => !FitsWhile(code)),
        .. CaseVerbs.Always,
    ];

    /// <summary>Whether the verb fits in a wait, by the conflict (<see cref="CaseVerbs.Waiting"/>) of others.</summary>
    public bool FitsWhile(string code) => WhileWaiting || (WhilePaused && code != "case.coordinating");

    /// <summary>The word at the door: <c>POST /v1/cases/{id}/{word}</c>.</summary>
    public string Word { get; } = CaseVerbs.WordOf(Verb);

    /// <summary>The code of the refusal at a stage that does not fit.</summary>
    public string OtherwiseAt(CaseStage stage) => stage switch
    {
        CaseStage.Joined => "case.joined",
        CaseStage.Refused or CaseStage.Voided or CaseStage.Transferred => "case.ended",
        _ => Otherwise.At(stage),
    };

    /// <summary>The first of its needs that a step does not meet; <see cref="Needs.None"/> when it meets all.</summary>
    public Needs Missing(StepCase step)
    {
        foreach (var need in CaseVerbs.EachNeed)
        {
            if (Needs.HasFlag(need) && !Meets(step, need))
            {
                return need;
            }
        }

        return Needs.None;
    }

    /// <summary>The codes of the departments that a step of this verb names.</summary>
    public IReadOnlyList<string> DepartmentsOf(StepCase step)
    {
        var named = new List<string>();
        if (ReadsDepartment && step.Department is { } department)
        {
            named.Add(department);
        }

        if (Needs.HasFlag(Needs.DepartmentAsked) && step.To is { Length: > 0 } asked)
        {
            named.Add(asked);
        }

        if (step.From is { } finder)
        {
            named.Add(finder);
        }

        named.AddRange(step.Departments ?? []);
        return named;
    }

    private static bool Meets(StepCase step, Needs need) => need switch
    {
        Needs.Passed => step.Passed is not null,
        Needs.Reason => !string.IsNullOrWhiteSpace(step.Reason),
        Needs.ReasonOrPassed => step.Passed is not null || !string.IsNullOrWhiteSpace(step.Reason),
        Needs.Addressee => step.Department is not null || !string.IsNullOrWhiteSpace(step.To),
        Needs.Authority => step.County is not null || !string.IsNullOrWhiteSpace(step.To),
        Needs.Primary => Guid.TryParse(step.To, out _),
        Needs.Reports => step.Reports is { Count: > 0 },
        Needs.Correction => step.FileAs is not null,
        _ => !string.IsNullOrWhiteSpace(step.To),
    };
}
