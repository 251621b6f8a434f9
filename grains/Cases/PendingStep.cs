using Grid.Foundation;

namespace Grid.Cases;

/// <summary>A step that is being decided: the command, its fingerprint, and the facts of its surroundings.</summary>
internal readonly record struct PendingStep(StepCase Command, string Content, StepFacts Facts)
{
    public CaseVerb Verb => Command.Verb;

    public DateTimeOffset Now => Facts.Now;

    /// <summary>The event as the record of this step: its time, its actor, its words and its command id.</summary>
    public T Record<T>(T happened)
        where T : CaseEvent =>
        happened with
        {
            At = Facts.Now,
            By = Command.By,
            Note = CaseVerbs.Of(Verb).NotesReason && Command.Reason is { Length: > 0 } reason
                ? string.Join("; ", new[] { Command.Note, reason }.OfType<string>())
                : Command.Note,
            Command = Command.Command,
            Content = Content,
        };

    /// <summary>The decision that records one event; null for none.</summary>
    public Decision<CaseEvent>? Recorded(CaseEvent? happened)
    {
        if (happened is null)
        {
            return null;
        }

        return new Decision<CaseEvent>([Record(happened)]);
    }
}
