using Grid.Counties;

namespace Grid.Cases;

/// <summary>What a step's decision needs from its surroundings.</summary>
/// <param name="Number">The number of the case, for the parties that hear of the case for the first time.</param>
/// <param name="County">The one version of the county that the decision reads.</param>
/// <param name="Primary">For a join: the case to join, known to exist and to be open.</param>
/// <param name="Target">For a transfer to a county of the region: that county.</param>
internal sealed record StepFacts(
    DateTimeOffset Now,
    string Number,
    County County,
    CaseOptions Options,
    Guid? Primary = null,
    TransferTarget? Target = null)
{
    public TimeSpan ReopenWithin => Options.ReopenWithin;
}
