namespace Grid.Cases;

/// <summary>
/// What a step has to say beside its actor. Each member is one demand on the fields of <see cref="StepCase"/>.
/// </summary>
[Flags]
public enum Needs
{
    None = 0,

    /// <summary><see cref="StepCase.Passed"/>: the result of a check or a visit.</summary>
    Passed = 1,

    /// <summary><see cref="StepCase.Reason"/>.</summary>
    Reason = 2,

    /// <summary>
    /// <see cref="StepCase.Reason"/> to ask for something, or <see cref="StepCase.Passed"/> to decide what was asked.
    /// </summary>
    ReasonOrPassed = 4,

    /// <summary><see cref="StepCase.To"/>: the code of the department that is asked.</summary>
    DepartmentAsked = 8,

    /// <summary>
    /// <see cref="StepCase.To"/>, an authority outside, or <see cref="StepCase.Department"/>, one of the county's own.
    /// </summary>
    Addressee = 16,

    /// <summary>
    /// <see cref="StepCase.To"/>, an authority outside, or <see cref="StepCase.County"/>, a county of the region.
    /// </summary>
    Authority = 32,

    /// <summary><see cref="StepCase.To"/>: the id of the case to join.</summary>
    Primary = 64,

    /// <summary><see cref="StepCase.Reports"/>: the reports that are taken out of the case.</summary>
    Reports = 128,

    /// <summary><see cref="StepCase.FileAs"/>: at least one thing that is corrected.</summary>
    Correction = 256,
}
