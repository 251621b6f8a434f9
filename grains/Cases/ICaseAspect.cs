using Grid.Foundation;

namespace Grid.Cases;

/// <summary>
/// One side of the life of a case: its loop, its clocks, its disputes … <see cref="CaseRules"/> asks every aspect the
/// same questions, in one order. An aspect answers for its own verbs and events and ignores the rest. Pure.
/// </summary>
internal interface ICaseAspect
{
    /// <summary>Why a verb that fits the stage does not fit the state; null when this aspect does not object.</summary>
    Refusal? Blocks(CaseState state, CaseVerb verb) => null;

    /// <summary>
    /// Why a step is refused because of its content or the time; null when this aspect does not object.
    /// </summary>
    Refusal? Refuses(CaseState state, PendingStep step) => null;

    /// <summary>The events that the step causes; null when the verb belongs to another aspect.</summary>
    Decision<CaseEvent>? Decide(CaseState state, PendingStep step) => null;

    /// <summary>
    /// The state after this aspect applied an event; null when the event changes nothing of this aspect.
    /// </summary>
    /// <param name="before">The state after the aspects before this one applied the event.</param>
    /// <param name="state">The same, with what the aspects before this one made of the event.</param>
    CaseState? Apply(CaseState before, CaseState state, GridEvent happened) => null;

    /// <summary>Adds the parties that an event concerns because of this aspect.</summary>
    void Concern(CaseState before, CaseState after, CaseEvent happened, Recipients recipients)
    {
    }
}
