namespace Grid.Cases;

/// <summary>The reporter's contact was erased. The event does not say who the reporter was.</summary>
/// <param name="TermOver">The term for keeping the contact had run out; otherwise an officer asked to erase it.</param>
[GenerateSerializer, Immutable, Alias("case.reporterForgotten")]
public sealed record CaseReporterForgotten([property: Id(0)] bool TermOver = false) : CaseEvent;
