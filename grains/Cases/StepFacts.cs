using Grid.Counties;
using Grid.Parties;
using Grid.Rulebook;

namespace Grid.Cases;

/// <summary>What a step's decision needs from its surroundings.</summary>
/// <param name="Number">The number of the case, for the parties that hear of the case for the first time.</param>
/// <param name="County">The one version of the county that the decision reads.</param>
/// <param name="Primary">For a join: the case to join, known to exist and to be open.</param>
/// <param name="Target">For a transfer to a county of the region: that county.</param>
/// <param name="PrimaryLimit">For a join by the desk: the limit of the case to join.</param>
/// <param name="Household">For file and correct: the household that keeps the dog of the matter.</param>
/// <param name="Brought">For separate: how many reports go with each that is taken out; null for one each.</param>
/// <param name="Latest">
/// For undo: the latest event that is not the clock's, and the case before it; null where it is unknown.
/// </param>
/// <param name="Id">For divide: the id of the case.</param>
internal sealed record StepFacts(
    DateTimeOffset Now,
    string Number,
    County County,
    Guid? Primary = null,
    TransferTarget? Target = null,
    CaseLimit? PrimaryLimit = null,
    EntityRef? Household = null,
    IReadOnlyDictionary<Guid, int>? Brought = null,
    (CaseEvent Event, CaseState Before)? Latest = null,
    Guid Id = default)
{
    /// <summary>The number of the county's practice on the day of the step.</summary>
    public double Practice(PracticeOption option) => County.Practice(option, Now);

    /// <summary>What the county writes where a person gave no text.</summary>
    public string Text(DefaultText text) => County.Rules.Words.Text(text, County.DayOf(Now));

    /// <summary>The length of time of the county's practice on the day of the step.</summary>
    public TimeSpan Length(PracticeOption option) => County.Length(option, Now);
}
